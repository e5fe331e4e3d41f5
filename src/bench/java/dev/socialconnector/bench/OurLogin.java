package dev.socialconnector.bench;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import java.util.Optional;

/** The library, as a host uses it; only the session gets the nonce of an ID token that was signed in advance. */
final class OurLogin implements Login {
    private final SocialConnector kakao;
    private final boolean withProfile;

    OurLogin(KakaoEndpoints endpoints, ConnectorContext context, boolean withProfile) {
        this.kakao = new KakaoConnector(BenchClient.config(endpoints), context);
        this.withProfile = withProfile;
    }

    @Override
    public Return begin(int number) {
        AuthorizationOptions options = AuthorizationOptions.redirectingTo(BenchClient.REDIRECT_URI);
        AuthorizationRequest request = kakao.begin(withProfile ? options : options.withoutProfile());
        AuthorizationSession session = withNonce(request.session(), MintedTokens.nonce(number));
        return () -> complete(request, session, number);
    }

    private void complete(AuthorizationRequest request, AuthorizationSession session, int number) {
        AuthorizationCallback callback =
                AuthorizationCallback.fromQuery("code=" + MockAnswers.code(number) + "&state=" + session.state());
        SocialProfile profile = kakao.complete(callback, session).profile();
        boolean right = profile.subject().equals(BenchUser.SUBJECT)
                && profile.nickname().filter(BenchUser.NICKNAME::equals).isPresent()
                && profile.email().filter(email -> email.verified()).isPresent()
                && profile.picture().isPresent()
                && request.uri().getPath().equals("/oauth/authorize");
        if (!right) {
            throw new IllegalStateException("the sign-in brought a wrong profile");
        }
    }

    private static AuthorizationSession withNonce(AuthorizationSession session, String nonce) {
        return session.toBuilder().nonce(Optional.of(nonce)).build();
    }
}
