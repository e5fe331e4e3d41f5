package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.kakao.api.UserReads;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.token.IdTokenExpectations;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.util.Optional;

/** Accepts what Kakao's mobile and JavaScript SDKs gave to the application's own apps. */
final class KakaoNativeSignIn implements NativeSignIn {
    private final KakaoApplication application;
    private final OAuthClient client;
    private final IdTokenVerifier idTokens;
    private final UserReads users;

    KakaoNativeSignIn(KakaoApplication application, OAuthClient client, IdTokenVerifier idTokens, UserReads users) {
        this.application = application;
        this.client = client;
        this.idTokens = idTokens;
        this.users = users;
    }

    @Override
    public SocialLogin signIn(NativeCredential credential) {
        if (application.nativeApps().nonceRequired() && credential.nonce().isEmpty()) {
            throw new IllegalArgumentException("a native sign-in needs the nonce that was given to the app");
        }
        return client.watch(() -> verified(credential));
    }

    /** The signature first: a token that is not genuine never costs a request, but for keys. */
    private SocialLogin verified(NativeCredential credential) {
        if (credential.accessToken().isPresent() && application.id().isEmpty()) {
            throw new ConnectorException(
                    Reason.MISCONFIGURED,
                    Step.CONFIGURATION,
                    "an access token from an app can only be accepted with the application's id configured");
        }
        Deadline deadline = client.deadline();
        IdTokenExpectations expectations =
                IdTokenExpectations.ofNativeSignIn(credential.nonce(), credential.accessToken());
        IdTokenClaims idToken = idTokens.verify(credential.idToken(), expectations, deadline);
        TokenSet tokens = tokens(credential);
        SocialProfile profile = credential.accessToken().isPresent()
                ? profile(tokens, idToken, deadline)
                : KakaoProfileMapper.fromIdToken(idToken);
        return new SocialLogin(profile, tokens, Optional.of(idToken));
    }

    private SocialProfile profile(TokenSet tokens, IdTokenClaims idToken, Deadline deadline) {
        AccessTokenInformation information =
                users.introspect(tokens, application.id().orElseThrow(), deadline);
        if (!information.subject().equals(idToken.subject())) {
            throw new ConnectorException(
                    Reason.INVALID_TOKEN, Step.TOKEN_INFORMATION, "the access token is another subject's");
        }
        return users.profileOf(idToken, tokens, deadline);
    }

    private static TokenSet tokens(NativeCredential credential) {
        return TokenSet.builder()
                .accessToken(credential.accessToken())
                .idToken(Optional.of(credential.idToken()))
                .build();
    }
}
