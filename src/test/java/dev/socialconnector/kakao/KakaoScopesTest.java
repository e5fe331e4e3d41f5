package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A7. Which scopes are asked for: none unless somebody asks, and never those of two askers together. */
final class KakaoScopesTest {
    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    @ParameterizedTest
    @EnumSource
    void noScopeIsSentUnlessAskedFor(OpenIdConnectMode mode) {
        AuthorizationRequest request = bedWith(mode).begin();

        assertThat(KakaoBed.parameters(request)).doesNotContainKey("scope");
    }

    /** An empty choice of the caller is a choice. */
    @Test
    void anEmptyListOfTheCallerReplacesTheConfiguredOne() {
        KakaoBed mine = bedWith(OpenIdConnectMode.REQUIRED, "account_email");

        AuthorizationRequest request = mine.connector.begin(KakaoBed.options().scopes(List.of()));

        assertThat(KakaoBed.parameters(request)).doesNotContainKey("scope");
    }

    @Test
    void theCallersListReplacesTheConfiguredOne() {
        KakaoBed mine = bedWith(OpenIdConnectMode.OFF, "account_email", "gender");

        assertThat(scope(mine, KakaoBed.options())).contains(List.of("account_email", "gender"));
        assertThat(scope(mine, KakaoBed.options().scopes("birthday"))).contains(List.of("birthday"));
        assertThat(scope(mine, KakaoBed.options().scopes("name").scopes("birthday")))
                .contains(List.of("birthday"));
    }

    /** {@code openid} joins any scope, the caller's and the configured ones, once. */
    @ParameterizedTest
    @EnumSource(names = {"AUTOMATIC", "REQUIRED"})
    void openidJoinsAnyOtherScope(OpenIdConnectMode mode) {
        KakaoBed mine = bedWith(mode, "account_email");

        assertThat(scope(mine, KakaoBed.options()).orElseThrow()).containsExactlyInAnyOrder("openid", "account_email");

        assertThat(scope(mine, KakaoBed.options().scopes("birthday")).orElseThrow())
                .containsExactlyInAnyOrder("openid", "birthday");
        assertThat(scope(mine, KakaoBed.options().scopes("birthday", "openid")).orElseThrow())
                .containsExactlyInAnyOrder("openid", "birthday");
    }

    /** This is what {@code openid} is for; Kakao would drop the ID token without a word. */
    @ParameterizedTest
    @EnumSource(names = {"AUTOMATIC", "REQUIRED"})
    void anIdTokenComesAlsoWhenScopesAreAskedFor(OpenIdConnectMode mode) {
        SocialLogin result = bedWith(mode).signIn(KakaoBed.options().scopes("birthday"));

        assertThat(result.idToken()).isPresent();
        assertThat(result.tokens().scopes().orElseThrow()).contains("openid", "birthday");
    }

    /** Without OpenID Connect nothing is added. */
    @Test
    void openidIsNotAddedWhenOpenIdConnectIsOff() {
        KakaoBed mine = bedWith(OpenIdConnectMode.OFF);

        assertThat(scope(mine, KakaoBed.options().scopes("birthday"))).contains(List.of("birthday"));
    }

    /** The address is in the browser's hands: who takes {@code openid} out of it takes it from nobody else. */
    @Test
    void anEditedAddressDoesNotTakeOpenIdConnectFromOthers() {
        KakaoBed mine = bedWith(OpenIdConnectMode.AUTOMATIC, "account_email");
        mine.signIn();
        AuthorizationRequest request = mine.begin();
        URI edited = URI.create(request.uri().toString().replace("openid%20", ""));

        SocialLogin ownLogin =
                mine.complete(mine.kakao.approve(edited, KakaoUsers.JIU.name()).getRawQuery(), request.session());
        AuthorizationRequest next = mine.begin();

        assertThat(ownLogin.idToken()).isEmpty();
        assertThat(KakaoBed.scopes(next).orElseThrow()).contains("openid");
    }

    private static Optional<List<String>> scope(KakaoBed mine, AuthorizationOptions options) {
        return KakaoBed.scopes(mine.connector.begin(options));
    }

    private KakaoBed bedWith(OpenIdConnectMode mode, String... scopes) {
        return bed.with(config -> config.withOpenIdConnect(mode).withScopes(List.of(scopes)));
    }
}
