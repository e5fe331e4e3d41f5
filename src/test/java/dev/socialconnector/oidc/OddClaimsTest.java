package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What providers send that is not of the type it should be: it ends the sign-in only where the decision rests on it (C8). */
class OddClaimsTest {
    private final KakaoEmulator kakao = KakaoEmulator.builder()
            .ownAddressAsIssuer()
            .redirectUri(KakaoEmulator.REDIRECT_URI)
            .start();
    private final OidcConnector connector = new OidcConnector(
            OidcConfig.builder(kakao.issuer(), kakao.app().clientId())
                    .clientSecret(kakao.app().clientSecret())
                    .scopes(List.of("openid", "profile_nickname"))
                    .allowingLoopback()
                    .build(),
            ConnectorContext.using(new OkHttpClient()));

    @AfterEach
    void stop() {
        kakao.close();
    }

    static Stream<Arguments> restedOnByNothing() {
        return Stream.of(
                Arguments.of("updated_at", "2026-02-03T04:05:06.789Z"),
                Arguments.of("nickname", null),
                Arguments.of("picture", Map.of()),
                Arguments.of("name", List.of("Jiu")),
                Arguments.of("address", "Seoul"),
                Arguments.of("locale", 82L),
                Arguments.of("at_hash", null),
                Arguments.of("azp", null),
                Arguments.of("amr", "pwd"),
                Arguments.of("acr", Map.of()),
                Arguments.of("jti", 7L),
                Arguments.of("sid", 7L),
                Arguments.of("nbf", 0L),
                Arguments.of("auth_time", 0L),
                Arguments.of("auth_time", "today"),
                Arguments.of("c_hash", List.of()),
                Arguments.of("email_verified", "False"),
                Arguments.of("email_verified", ""),
                Arguments.of("email_verified", null),
                Arguments.of("email_verified", 1L),
                Arguments.of("phone_number_verified", "yes"));
    }

    @ParameterizedTest
    @MethodSource("restedOnByNothing")
    void anOddClaimThatNothingRestsOnDoesNotEndTheSignIn(String name, @Nullable Object value) {
        claim(name, value);

        SocialLogin login = signIn();

        assertThat(login.profile().subject()).isEqualTo(Long.toString(KakaoUsers.JIU.id()));
        assertThat(login.profile().claims()).containsEntry(name, value);
    }

    static Stream<Arguments> restedOn() {
        return Stream.of(
                Arguments.of("aud", 7),
                Arguments.of("exp", "tomorrow"),
                Arguments.of("iat", "today"),
                Arguments.of("iss", 7),
                Arguments.of("sub", 7),
                Arguments.of("nonce", 7),
                Arguments.of("azp", 7),
                Arguments.of("at_hash", 7));
    }

    @ParameterizedTest
    @MethodSource("restedOn")
    void anOddClaimThatTheDecisionRestsOnIsRefused(String name, @Nullable Object value) {
        claim(name, value);

        ConnectorException refusal = catchThrowableOfType(ConnectorException.class, this::signIn);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining(name);
    }

    private void claim(String name, @Nullable Object value) {
        kakao.tampering().idTokenClaims(claims -> {
            claims.put(name, value);
            return claims;
        });
    }

    /** By the ID token alone. */
    private SocialLogin signIn() {
        AuthorizationRequest request = connector.begin(
                AuthorizationOptions.redirectingTo(KakaoEmulator.REDIRECT_URI).withoutProfile());
        String query = kakao.approve(request.uri(), KakaoUsers.JIU.name(), Set.of("profile_nickname"))
                .getRawQuery();
        return connector.complete(AuthorizationCallback.fromQuery(query), request.session());
    }
}
