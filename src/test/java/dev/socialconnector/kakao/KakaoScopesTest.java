package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SocialLogin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which scopes are asked for: none unless somebody asks, and never those of two askers together. */
class KakaoScopesTest {
    /** A7: none unless asked for. */
    @ParameterizedTest
    @EnumSource
    void noScopeIsSentUnlessAskedFor(OpenIdConnectMode mode) {
        try (EmulatedLogin login = loginWith(mode)) {
            AuthorizationRequest request = login.begin();

            assertThat(EmulatedLogin.parameters(request.uri())).doesNotContainKey("scope");
        }
    }

    /** A7: an empty choice of the caller is a choice. */
    @Test
    void anEmptyListOfTheCallerReplacesTheConfiguredOne() {
        try (EmulatedLogin login = loginWith(OpenIdConnectMode.REQUIRED, "account_email")) {
            AuthorizationRequest request =
                    login.connector.begin(EmulatedLogin.options().scopes(List.of()));

            assertThat(EmulatedLogin.parameters(request.uri())).doesNotContainKey("scope");
        }
    }

    /** A7: replaces, never appends. */
    @Test
    void theCallersListReplacesTheConfiguredOne() {
        try (EmulatedLogin login = loginWith(OpenIdConnectMode.OFF, "account_email", "gender")) {
            assertThat(scope(login, EmulatedLogin.options())).contains(List.of("account_email", "gender"));
            assertThat(scope(login, EmulatedLogin.options().scopes("birthday"))).contains(List.of("birthday"));
            assertThat(scope(login, EmulatedLogin.options().scopes("name").scopes("birthday")))
                    .contains(List.of("birthday"));
        }
    }

    /** A7: openid joins any scope, the caller's and the configured ones, once. */
    @ParameterizedTest
    @EnumSource(names = {"AUTOMATIC", "REQUIRED"})
    void openidJoinsAnyOtherScope(OpenIdConnectMode mode) {
        try (EmulatedLogin login = loginWith(mode, "account_email")) {
            assertThat(scope(login, EmulatedLogin.options()).orElseThrow())
                    .containsExactlyInAnyOrder("openid", "account_email");
            assertThat(scope(login, EmulatedLogin.options().scopes("birthday")).orElseThrow())
                    .containsExactlyInAnyOrder("openid", "birthday");
            assertThat(scope(login, EmulatedLogin.options().scopes("birthday", "openid"))
                            .orElseThrow())
                    .containsExactlyInAnyOrder("openid", "birthday");
        }
    }

    /** A7: this is what openid is for; Kakao would drop the ID token without a word. */
    @ParameterizedTest
    @EnumSource(names = {"AUTOMATIC", "REQUIRED"})
    void anIdTokenComesAlsoWhenScopesAreAskedFor(OpenIdConnectMode mode) {
        try (EmulatedLogin login = loginWith(mode)) {
            AuthorizationRequest request =
                    login.connector.begin(EmulatedLogin.options().scopes("birthday"));

            SocialLogin result = login.connector.complete(
                    AuthorizationCallback.fromQuery(login.approvedQuery(request)), request.session());

            assertThat(result.idToken()).isPresent();
            assertThat(result.tokens().scopes().orElseThrow()).contains("openid", "birthday");
        }
    }

    /** A7: without OpenID Connect nothing is added. */
    @Test
    void openidIsNotAddedWhenOpenIdConnectIsOff() {
        try (EmulatedLogin login = loginWith(OpenIdConnectMode.OFF)) {
            assertThat(scope(login, EmulatedLogin.options().scopes("birthday"))).contains(List.of("birthday"));
        }
    }

    private static Optional<List<String>> scope(EmulatedLogin login, AuthorizationOptions options) {
        List<String> values =
                EmulatedLogin.parameters(login.connector.begin(options).uri()).getOrDefault("scope", List.of());
        assertThat(values).hasSizeLessThan(2);
        return values.stream().findFirst().map(value -> List.of(value.split("[ ,]", -1)));
    }

    private static EmulatedLogin loginWith(OpenIdConnectMode mode, String... scopes) {
        return new EmulatedLogin(config -> config.withOpenIdConnect(mode).withScopes(List.of(scopes)));
    }
}
