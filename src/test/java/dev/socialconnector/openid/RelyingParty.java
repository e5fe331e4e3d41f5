package dev.socialconnector.openid;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** A connector that insists on ID tokens, as a relying party at an emulated Kakao that a module sets up to be wrong. */
final class RelyingParty implements AutoCloseable {
    static final String PERSON = KakaoUsers.JIU.name();
    static final String SUBJECT = "3891047281";

    private static final OkHttpClient HTTP = new OkHttpClient();

    final KakaoEmulator kakao = KakaoEmulator.start();
    final KakaoConnector connector = new KakaoConnector(
            KakaoConfig.of(kakao.app().clientId())
                    .withClientSecret(kakao.app().clientSecret())
                    .withOpenIdConnect(OpenIdConnectMode.REQUIRED)
                    .withScopes(List.of("profile_nickname"))
                    .withEndpoints(kakao.endpoints()),
            ConnectorContext.using(HTTP).withSignInTimeout(Duration.ofMinutes(1)));

    /** Makes the keys that the emulator would otherwise make while a sign-in waits, which takes seconds on a busy machine. */
    RelyingParty() {
        kakao.keys().currentPublicKey();
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo(KakaoEmulator.REDIRECT_URI);
    }

    AuthorizationRequest begin() {
        return connector.begin(options());
    }

    /** Lets the person agree to everything, and returns what the browser brings back. */
    AuthorizationCallback approve(AuthorizationRequest request, String person) {
        return AuthorizationCallback.fromQuery(
                kakao.approve(request.uri(), person).getRawQuery());
    }

    SocialLogin signIn() {
        return signIn(PERSON, options());
    }

    SocialLogin signIn(String person, AuthorizationOptions options) {
        AuthorizationRequest request = connector.begin(options);
        return connector.complete(approve(request, person), request.session());
    }

    /** Signs in and returns why it failed. */
    ConnectorException refusedSignIn() {
        return refusedSignIn(PERSON);
    }

    /** Signs a person in and returns why it failed. */
    ConnectorException refusedSignIn(String person) {
        return Refusals.refusalOf(() -> signIn(person, options()));
    }

    TokenSet refresh(TokenSet tokens) {
        return connector.capability(TokenRefresh.class).orElseThrow().refresh(tokens, SUBJECT);
    }

    /** Refreshes and returns why it failed. */
    ConnectorException refusedRefresh(TokenSet tokens) {
        return Refusals.refusalOf(() -> refresh(tokens));
    }

    /** Changes a text claim of the ID tokens to come. */
    void changeClaim(String name, UnaryOperator<String> change) {
        kakao.tampering().idTokenClaims(claims -> {
            claims.put(name, change.apply(String.valueOf(claims.get(name))));
            return claims;
        });
    }

    /** Leaves a claim out of the ID tokens to come. */
    void dropClaim(String name) {
        kakao.tampering().idTokenClaims(claims -> {
            claims.remove(name);
            return claims;
        });
    }

    /** Leaves the key id out of the ID tokens to come. */
    void dropKeyId() {
        kakao.tampering().idTokenHeader(header -> {
            header.remove("kid");
            return header;
        });
    }

    /** Puts the hash of the access token that comes with it into each ID token, as the suite does and Kakao does not. */
    void addAccessTokenHash() {
        kakao.tampering().tokenAnswer(answer -> {
            String accessToken = String.valueOf(answer.get("access_token"));
            answer.computeIfPresent("id_token", (name, idToken) -> kakao.keys()
                    .sign(CompactTokens.withAccessTokenHash(idToken.toString(), accessToken)));
            return answer;
        });
    }

    /** Returns how often the profile was asked for. */
    int profileRequests() {
        return kakao.count(KakaoPaths.USER_ME);
    }

    @Override
    public void close() {
        kakao.close();
    }
}
