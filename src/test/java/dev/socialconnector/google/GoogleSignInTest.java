package dev.socialconnector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.google.GoogleEmulator;
import dev.socialconnector.testing.google.GooglePerson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with Google in the browser. */
final class GoogleSignInTest {
    @RegisterExtension
    final GoogleBed bed = GoogleBed.start();

    @Test
    void theBrowserIsSentToGoogle() {
        GoogleConnector real = new GoogleConnector(
                GoogleConfig.builder(GoogleEmulator.CLIENT_ID, GoogleEmulator.CLIENT_SECRET)
                        .build(),
                bed.context);

        URI page = real.begin(GoogleBed.options()).uri();

        assertThat(page)
                .hasScheme("https")
                .hasHost("accounts.google.com")
                .hasPath("/o/oauth2/v2/auth")
                .hasParameter("scope", "openid profile email")
                .hasParameter("code_challenge_method", "S256")
                .hasNoParameter("access_type")
                .hasNoParameter("hd");
    }

    @Test
    void theProfileIsThatOfTheIdToken() {
        SocialLogin login = bed.signIn(GooglePerson.JANE);

        SocialProfile profile = login.profile();
        assertThat(profile.subject()).isEqualTo("118200416938502773401").hasSize(21);
        assertThat(profile.name()).contains("Jane Doe");
        assertThat(profile.givenName()).contains("Jane");
        assertThat(profile.familyName()).contains("Doe");
        assertThat(profile.picture()).contains(URI.create("https://lh3.googleusercontent.com/a/jane=s96-c"));
        assertThat(login.idToken()).isPresent();
        assertThat(bed.google.server().count(GoogleEmulator.USER_INFO)).isZero();
    }

    @Test
    void theSubjectIsNoNumberThatCouldBeRounded() {
        SocialProfile profile = bed.signIn(GooglePerson.HAN).profile();

        assertThat(profile.subject()).isEqualTo("104000000000000000007");
    }

    @Test
    void aPictureMayBeAbsent() {
        assertThat(bed.signIn(GooglePerson.OTTO).profile().picture()).isEmpty();
    }

    /** Codes have a slash, which comes percent-encoded and must be decoded once. */
    @Test
    void aCodeWithSlashesIsSentAsItCame() {
        bed.signIn(GooglePerson.JANE);

        assertThat(bed.google.server().calls(GoogleEmulator.TOKEN).get(0).parameter("code"))
                .hasValueSatisfying(code -> assertThat(code).startsWith("4/0A").doesNotContain("%"));
    }

    @Test
    void anIssuerWithoutSchemeIsGoogleToo() {
        bed.google.tampering().idTokenClaims(claims -> {
            claims.put("iss", bed.google.address().getAuthority());
            return claims;
        });

        assertThat(bed.signIn(GooglePerson.JANE).profile().subject()).isEqualTo(GooglePerson.JANE.subject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s/", "%s.evil.example", "HTTP://%s", "https://%s"})
    void noOtherSpellingOfTheIssuerIsTaken(String spelling) {
        bed.google.tampering().idTokenClaims(claims -> {
            claims.put("iss", spelling.formatted(bed.google.address().getAuthority()));
            return claims;
        });

        assertThat(bed.refusal(GooglePerson.JANE).reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void theRealIssuersAreBothSpellings() {
        GoogleEndpoints real = GoogleEndpoints.production();

        assertThat(real.issuer()).isEqualTo("https://accounts.google.com");
        assertThat(real.issuerWithoutScheme()).isEqualTo("accounts.google.com");
        assertThat(real.issuerOfEvents()).isEqualTo("https://accounts.google.com/");
    }

    @Test
    void aSignInWithoutIdTokenIsRefused() {
        bed.google.tampering().tokenAnswer(answer -> {
            answer.remove("id_token");
            return answer;
        });

        assertThat(bed.refusal(GooglePerson.JANE).reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void grantedScopesHaveTheNamesThatWereAskedFor() {
        AuthorizationRequest request = bed.connector.begin(GoogleBed.options());

        SocialLogin login = bed.signIn(GooglePerson.JANE);

        assertThat(login.tokens().scopes()).hasValueSatisfying(scopes -> assertThat(scopes)
                .containsExactlyInAnyOrder("openid", "profile", "email"));
        assertThat(login.missing(request.session().scopes())).isEmpty();
    }

    @Test
    void whatWasNotGrantedIsMissing() {
        bed.google.tampering().tokenAnswer(answer -> {
            answer.put("scope", "openid https://www.googleapis.com/auth/userinfo.profile");
            return answer;
        });

        assertThat(bed.signIn(GooglePerson.JANE).missing(List.of("profile", "email")))
                .containsExactly("email");
    }

    @Test
    void openidIsAlwaysAskedFor() {
        URI page = bed.connector.begin(GoogleBed.options().scopes("email")).uri();

        assertThat(page).hasParameter("scope", "openid email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "create", "none consent"})
    void aPromptThatGoogleDoesNotKnowIsRefused(String prompts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(GoogleBed.options().prompt(prompts.split(" "))))
                .withMessageContaining("prompt");
    }

    @Test
    void promptsThatGoogleKnowsAreSent() {
        URI page = bed.connector
                .begin(GoogleBed.options().prompt("consent", "select_account"))
                .uri();

        assertThat(page).hasParameter("prompt", "consent select_account");
    }

    @Test
    void aRefreshTokenIsAskedForBySetting() {
        GoogleBed offline = bed.with(settings -> settings.offline(true));

        assertThat(offline.connector.begin(GoogleBed.options()).uri()).hasParameter("access_type", "offline");
        assertThat(offline.signIn(GooglePerson.JANE).tokens().refreshToken()).isPresent();
        assertThat(bed.signIn(GooglePerson.HAN).tokens().refreshToken()).isEmpty();
    }

    @Test
    void whatTheSettingsDecideNoHostCanReplace() {
        GoogleBed strict = bed.with(settings -> settings.offline(true).hostedDomains(List.of("corp.example")));

        for (String name : List.of(GoogleParameters.ACCESS_TYPE, GoogleParameters.HOSTED_DOMAIN)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> strict.connector.begin(GoogleBed.options().parameter(name, "other")))
                    .withMessageContaining(name);
        }
    }

    @Test
    void theDomainIsAskedForAndEnforced() {
        GoogleBed strict = bed.with(settings -> settings.hostedDomains(List.of("Corp.Example")));

        assertThat(strict.connector.begin(GoogleBed.options()).uri()).hasParameter("hd", "corp.example");
        assertThat(strict.signIn(GooglePerson.HAN).profile().subject()).isEqualTo(GooglePerson.HAN.subject());
        ConnectorException refusal = strict.refusal(GooglePerson.JANE);
        assertThat(refusal.reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(refusal.step()).isEqualTo(Step.ID_TOKEN);
    }

    /** The address in the browser says what the person likes. */
    @Test
    void anAddressOfTheDomainIsNoAccountOfTheDomain() {
        GoogleBed strict = bed.with(settings -> settings.hostedDomains(List.of("corp.example")));
        GooglePerson outsider = GooglePerson.of("100000000000000000009", "outsider@corp.example");

        assertThat(strict.refusal(outsider).reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(strict.refusal(outsider.with("hd", "corp.example.evil.example"))
                        .reason())
                .isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(strict.refusal(outsider.with("hd", List.of("corp.example"))).reason())
                .isEqualTo(Reason.ACCOUNT_RESTRICTED);
        assertThat(strict.refusal(outsider.with("hd", " ")).reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
    }

    @Test
    void anyHostedDomainIsNoPrivateAccount() {
        GoogleBed any = bed.with(settings -> settings.hostedDomains(List.of(GoogleConfig.ANY_DOMAIN)));

        assertThat(any.connector.begin(GoogleBed.options()).uri()).hasParameter("hd", "*");
        assertThat(any.signIn(GooglePerson.HAN).profile().subject()).isEqualTo(GooglePerson.HAN.subject());
        assertThat(any.refusal(GooglePerson.JANE).reason()).isEqualTo(Reason.ACCOUNT_RESTRICTED);
    }

    @Test
    void ofSeveralDomainsEachMaySignIn() {
        GoogleBed several = bed.with(settings -> settings.hostedDomains(List.of("corp.example", "other.example")));

        assertThat(several.connector.begin(GoogleBed.options()).uri()).hasParameter("hd", "*");
        assertThat(several.signIn(GooglePerson.HAN.with("hd", "OTHER.example")).profile())
                .isNotNull();
        assertThat(several.refusal(GooglePerson.HAN.with("hd", "third.example")).reason())
                .isEqualTo(Reason.ACCOUNT_RESTRICTED);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,          DENIED",
        "interaction_required,   LOGIN_REQUIRED",
        "org_internal,           ACCOUNT_RESTRICTED",
        "admin_policy_enforced,  ACCOUNT_RESTRICTED",
        "disallowed_useragent,   MISCONFIGURED",
        "redirect_uri_mismatch,  MISCONFIGURED",
        "something_new,          UNEXPECTED_RESPONSE",
    })
    void anErrorThatComesBackHasItsMeaning(String error, Reason reason) {
        AuthorizationRequest request = bed.connector.begin(GoogleBed.options());
        String query = bed.google.refuse(request.uri(), error);

        ConnectorException refusal = Refusals.refusalOf(
                () -> bed.connector.complete(AuthorizationCallback.fromQuery(query), request.session()));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.providerCode()).contains(error);
    }

    @Test
    void oneSecretIsNotAnothers() {
        GoogleConfig wrong = GoogleConfig.builder(GoogleEmulator.CLIENT_ID, "GOCSPX-wrong")
                .endpoints(GoogleEndpoints.at(bed.google.address()))
                .build();
        GoogleConnector connector = new GoogleConnector(wrong, bed.context);
        AuthorizationRequest request = connector.begin(GoogleBed.options());
        String query = bed.google.approve(request.uri(), GooglePerson.JANE);

        ConnectorException refusal =
                Refusals.refusalOf(() -> connector.complete(AuthorizationCallback.fromQuery(query), request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("invalid_client");
        assertThat(Map.of("refusal", refusal).toString() + wrong).doesNotContain("GOCSPX");
    }
}
