package dev.socialconnector.naver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.naver.NaverEmulator;
import dev.socialconnector.testing.naver.NaverPaths;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people sign in through either of Naver's doors. */
final class NaverSignInTest {
    @RegisterExtension
    final NaverBed bed = new NaverBed();

    @Test
    void theNewerDoorHasAnIdTokenAndAChallenge() {
        AuthorizationRequest request = bed.connector.begin(NaverBed.options());
        SocialLogin login = NaverBed.complete(bed.connector, bed.naver.approve(request.uri()), request.session());

        assertThat(request.uri()).hasPath("/oauth2/authorize");
        assertThat(parameters(request))
                .containsEntry("scope", List.of("openid profile"))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsKey("nonce");
        assertThat(login.idToken()).isPresent();
        assertThat(login.profile().subject()).isEqualTo(NaverEmulator.SUBJECT);
        assertThat(login.profile().name()).contains("홍길동");
    }

    @Test
    void theOlderDoorHasNeither() {
        NaverConnector classic = bed.classic();
        AuthorizationRequest request = classic.begin(NaverBed.options());
        SocialLogin login = NaverBed.complete(classic, bed.naver.approve(request.uri()), request.session());

        assertThat(request.uri()).hasPath("/oauth2.0/authorize");
        assertThat(parameters(request)).doesNotContainKeys("scope", "nonce", "code_challenge");
        assertThat(login.idToken()).isEmpty();
        assertThat(login.profile().subject()).isEqualTo(NaverEmulator.SUBJECT);
        assertThat(bed.naver.calls(NaverPaths.TOKEN)).isEmpty();
    }

    /** Naver documents it as mandatory, at both doors. */
    @Test
    void theStateGoesWithTheCode() {
        for (NaverConnector connector : List.of(bed.connector, bed.classic())) {
            bed.naver.forgetCalls();
            AuthorizationRequest request = connector.begin(NaverBed.options());
            NaverBed.complete(connector, bed.naver.approve(request.uri()), request.session());

            RecordedCall exchange = bed.naver.calls().get(0);
            assertThat(exchange.form())
                    .containsEntry("state", parameters(request).get("state"));
            assertThat(exchange.query()).as("secrets in an address").isEmpty();
            assertThat(exchange.method()).isEqualTo("POST");
        }
    }

    @Test
    void lifetimesAsTextAreRead() {
        assertThat(bed.signIn().tokens().expiresAt())
                .contains(bed.clock.instant().plusSeconds(3_600));
    }

    /** The token says one person and the profile another: nobody signs in. */
    @Test
    void theProfileMustBeTheIdTokensSubject() {
        bed.naver.tampering().idTokenClaims(with("sub", "somebody-else"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void aNonceThatComesBackWrongIsRefused() {
        bed.naver.tampering().idTokenClaims(with("nonce", "of-another-sign-in"));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** The code verifier binds the code, whether Naver returns the nonce or not. */
    @Test
    void aNonceThatDoesNotComeBackIsTakenUnlessItIsRequired() {
        bed.naver.tampering().idTokenClaims(without("nonce"));
        NaverConnector strict = bed.with(config -> config.withRequiredNonce(true));

        assertThat(bed.signIn().profile().subject()).isEqualTo(NaverEmulator.SUBJECT);
        assertThat(Refusals.refusalOf(() -> bed.signIn(strict)).reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aRequiredNonceThatComesBackIsTaken() {
        NaverConnector strict = bed.with(config -> config.withRequiredNonce(true));

        assertThat(bed.signIn(strict).idToken()).isPresent();
    }

    /** Nothing would bind the code to the browser then. */
    @Test
    void withoutNonceAndVerifierNobodySignsIn() {
        bed.naver.tampering().idTokenClaims(without("nonce"));
        AuthorizationRequest request = bed.connector.begin(NaverBed.options());
        Map<String, String> stored = new HashMap<>(request.session().toMap());
        assertThat(stored.remove("codeVerifier")).isNotNull();
        String query = bed.naver.approve(
                URI.create(request.uri().toString().replaceAll("&code_challenge(_method)?=[^&]*", "")));

        ConnectorException refusal =
                Refusals.refusalOf(() -> NaverBed.complete(bed.connector, query, AuthorizationSession.fromMap(stored)));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void withoutIdTokenTheNewerDoorStaysShut() {
        bed.naver.tampering().tokenAnswer(answer -> {
            answer.remove("id_token");
            return answer;
        });

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.ID_TOKEN);
        assertThat(bed.naver.calls(NaverPaths.PROFILE)).isEmpty();
    }

    @Test
    void anIdTokenOfAForeignKeyIsRefused() {
        bed.naver.tampering().idTokenSignedWithForeignKey();

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aSessionOfTheOlderDoorDoesNotFinishAtTheNewerOne() {
        AuthorizationRequest request = bed.classic().begin(NaverBed.options());
        String query = bed.naver.approve(request.uri());

        ConnectorException refusal =
                Refusals.refusalOf(() -> NaverBed.complete(bed.connector, query, request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(bed.naver.calls()).isEmpty();
    }

    @Test
    void aScopeOfTheCallerKeepsTheIdToken() {
        AuthorizationRequest request = bed.connector.begin(NaverBed.options().scopes("email"));

        assertThat(request.session().scopes()).containsExactly("openid", "email");
    }

    @Test
    void theOlderDoorKnowsNoScopes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.classic().begin(NaverBed.options().scopes("email")))
                .withMessageContaining("scopes");
        assertThat(parameters(bed.classic().begin(NaverBed.options().scopes(List.of()))))
                .doesNotContainKey("scope");
    }

    @ParameterizedTest
    @CsvSource({"login, reauthenticate", "consent, reprompt", "none, autologin"})
    void aPromptIsNaversAuthType(String prompt, String authType) {
        AuthorizationRequest request = bed.connector.begin(NaverBed.options().prompt(prompt));

        assertThat(parameters(request))
                .containsEntry("auth_type", List.of(authType))
                .doesNotContainKey("prompt");
    }

    @Test
    void theAuthTypeCanBeGivenByItsOwnName() {
        AuthorizationRequest request = bed.connector.begin(NaverBed.options().parameter("auth_type", "reprompt"));

        assertThat(parameters(request)).containsEntry("auth_type", List.of("reprompt"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(
                        NaverBed.options().parameter("auth_type", "reprompt").prompt("login")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select_account", "create", ""})
    void aPromptThatNaverDoesNotKnowIsRefused(String prompt) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(NaverBed.options().prompt(prompt)))
                .withMessageContaining("prompt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(NaverBed.options().prompt("login", "consent")));
    }

    @Test
    void whatTheIdTokenCannotShowIsRefusedBeforehand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(NaverBed.options().withoutProfile()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(NaverBed.options().maxAge(Duration.ofMinutes(5))));
    }

    @Test
    void theTokenGoesInTheHeaderWithItsOddCharacters() {
        SocialLogin login = bed.signIn();

        assertThat(login.tokens().accessToken())
                .hasValueSatisfying(token -> assertThat(token).endsWith("+/="));
        assertThat(bed.naver.calls(NaverPaths.PROFILE).get(0).header("Authorization"))
                .contains("Bearer " + login.tokens().accessToken().orElseThrow());
    }

    private static UnaryOperator<Map<String, Object>> with(String name, Object value) {
        return claims -> {
            claims.put(name, value);
            return claims;
        };
    }

    private static UnaryOperator<Map<String, Object>> without(String name) {
        return claims -> {
            claims.remove(name);
            return claims;
        };
    }

    private static Map<String, List<String>> parameters(AuthorizationRequest request) {
        return Parameters.parse(request.uri().getRawQuery()).toMap();
    }
}
