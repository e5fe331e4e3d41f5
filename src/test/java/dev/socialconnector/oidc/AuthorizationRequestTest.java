package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the browser is sent to the provider with (OpenID Connect Core section 3.1.2.1). */
final class AuthorizationRequestTest {
    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void theBrowserGoesWhereTheDocumentSays() {
        HttpUrl sent = sent(OidcBed.options());

        assertThat(sent.toString()).startsWith(bed.provider.issuer() + "/authorize?");
        assertThat(sent.queryParameterNames())
                .containsExactlyInAnyOrder(
                        "response_type",
                        "client_id",
                        "redirect_uri",
                        "state",
                        "nonce",
                        "code_challenge",
                        "code_challenge_method",
                        "scope");
        assertThat(sent.queryParameter("response_type")).isEqualTo("code");
        assertThat(sent.queryParameter("client_id")).isEqualTo("client-of-tests");
        assertThat(sent.queryParameter("redirect_uri"))
                .isEqualTo(OidcBed.options().redirectUri());
    }

    @Test
    void aQueryOfTheEndpointStays() {
        bed.provider.publish("authorization_endpoint", bed.provider.issuer() + "/authorize?policy=a%20b&x=");

        HttpUrl sent = sent(OidcBed.options());

        assertThat(sent.queryParameter("policy")).isEqualTo("a b");
        assertThat(sent.queryParameterValues("response_type")).containsExactly("code");
        assertThat(bed.signIn().profile().subject()).isNotEmpty();
    }

    @Test
    void aCodeChallengeIsSentWhereItIsUnderstood() {
        AuthorizationRequest request = bed.begin();

        assertThat(HttpUrl.get(request.uri().toString()).queryParameter("code_challenge_method"))
                .isEqualTo("S256");
        assertThat(request.session().codeVerifier().orElseThrow()).matches("[A-Za-z0-9_-]{43,128}");
        bed.complete(bed.provider.approve(request.uri()), request.session());
        assertThat(bed.tokenCall().parameter("code_verifier"))
                .isEqualTo(request.session().codeVerifier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "s256", "S512"})
    void noCodeChallengeIsSentWhereItIsNot(String method) {
        bed.provider.publish("code_challenge_methods_supported", List.of(method));

        AuthorizationRequest request = bed.begin();

        assertThat(request.uri().toString()).doesNotContain("code_challenge");
        assertThat(request.session().codeVerifier()).isEmpty();
        bed.complete(bed.provider.approve(request.uri()), request.session());
        assertThat(bed.tokenCall().parameter("code_verifier")).isEmpty();
    }

    @Test
    void noCodeChallengeIsSentWhereNothingIsSaid() {
        bed.provider.withhold("code_challenge_methods_supported");

        assertThat(bed.begin().session().codeVerifier()).isEmpty();
        assertThat(bed.signIn().profile().subject()).isNotEmpty();
    }

    /** Whoever steals a public client's code needs nothing else (RFC 9700 section 2.1.1); who does not know PKCE overlooks it. */
    @Test
    void aPublicClientAlwaysSendsACodeChallenge() {
        bed.provider.withhold("code_challenge_methods_supported");
        OidcBed publicClient = bed.with(config -> config.clientSecret(""));

        AuthorizationRequest request = publicClient.begin();

        assertThat(request.uri().toString()).contains("code_challenge_method=S256");
        assertThat(request.session().codeVerifier()).isPresent();
    }

    @Test
    void aNonceIsAlwaysSentAndNeverTwice() {
        AuthorizationRequest first = bed.begin();
        AuthorizationRequest second = bed.begin();

        assertThat(HttpUrl.get(first.uri().toString()).queryParameter("nonce"))
                .isEqualTo(first.session().nonce().orElseThrow())
                .hasSizeGreaterThanOrEqualTo(22)
                .isNotEqualTo(second.session().nonce().orElseThrow())
                .isNotEqualTo(first.session().state());
    }

    @Test
    void theUsualScopesAreAskedForUnlessTheAdministratorChooses() {
        assertThat(sent(OidcBed.options()).queryParameter("scope")).isEqualTo("openid profile email");
        assertThat(bed.with(config -> config.scopes(List.of("email", "offline_access")))
                        .begin()
                        .session()
                        .scopes())
                .containsExactly("openid", "email", "offline_access");
    }

    @Test
    void openidIsInEveryScope() {
        assertThat(sent(OidcBed.options().scopes("phone")).queryParameter("scope"))
                .isEqualTo("openid phone");
        assertThat(sent(OidcBed.options().scopes("phone", "openid")).queryParameter("scope"))
                .isEqualTo("phone openid");
        assertThat(sent(OidcBed.options().scopes(List.of())).queryParameter("scope"))
                .isEqualTo("openid");
        assertThat(bed.with(config -> config.scopes(List.of()))
                        .begin()
                        .session()
                        .scopes())
                .containsExactly("openid");
    }

    @Test
    void whatTheHostAsksForGoesAlong() {
        HttpUrl sent = sent(OidcBed.options()
                .prompt("login", "consent")
                .loginHint("jane+doe@example.com")
                .parameter("ui_locales", "ko en")
                .maxAge(Duration.ofMinutes(10))
                .parameter("claims", "{\"id_token\":{\"acr\":null}}"));

        assertThat(sent.queryParameter("prompt")).isEqualTo("login consent");
        assertThat(sent.queryParameter("login_hint")).isEqualTo("jane+doe@example.com");
        assertThat(sent.queryParameter("ui_locales")).isEqualTo("ko en");
        assertThat(sent.queryParameter("max_age")).isEqualTo("600");
        assertThat(sent.queryParameter("claims")).isEqualTo("{\"id_token\":{\"acr\":null}}");
    }

    private HttpUrl sent(AuthorizationOptions options) {
        return HttpUrl.get(bed.connector.begin(options).uri().toString());
    }
}
