package dev.socialconnector.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.line.LineEmulator;
import dev.socialconnector.testing.line.LinePerson;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with LINE in the browser. */
final class LineSignInTest {
    @RegisterExtension
    final LineBed bed = LineBed.start();

    @Test
    void theBrowserIsSentToLine() {
        LineConnector real =
                new LineConnector(LineConfig.of(LineEmulator.CHANNEL_ID, LineEmulator.CHANNEL_SECRET), bed.context);

        URI page = real.begin(LineBed.options()).uri();

        assertThat(page)
                .hasScheme("https")
                .hasHost("access.line.me")
                .hasPath("/oauth2/v2.1/authorize")
                .hasParameter("scope", "openid profile")
                .hasParameter("code_challenge_method", "S256")
                .hasParameter("client_id", LineEmulator.CHANNEL_ID);
    }

    @Test
    void theProfileIsThatOfTheIdToken() {
        SocialLogin login = bed.signIn(LinePerson.SAKURA);

        SocialProfile profile = login.profile();
        assertThat(profile.subject()).isEqualTo("U0123456789abcdef0123456789abcdef");
        assertThat(profile.nickname()).contains("さくら🌸");
        assertThat(profile.displayName()).contains("さくら🌸");
        assertThat(profile.picture()).contains(URI.create("https://profile.line-scdn.net/0abc"));
        assertThat(profile.email()).isEmpty();
        assertThat(login.idToken().orElseThrow().claims()).containsEntry("amr", List.of("linesso"));
        assertThat(bed.line.server().count()).isEqualTo(1);
    }

    @Test
    void anAddressIsNeverVerified() {
        bed.line.changeClaims(claims -> {
            claims.put("email_verified", true);
            return claims;
        });

        SocialLogin login = bed.signIn(LineBed.options().scopes("openid", "profile", "email"), LinePerson.SAKURA);

        assertThat(login.profile().email()).contains(new EmailAddress("sakura@example.jp", false));
    }

    /** LINE's answer lists {@code email} never, granted or not. */
    @Test
    void whetherTheAddressWasGrantedIsToldByTheIdToken() {
        List<String> asked = List.of("openid", "profile", "email");

        SocialLogin granted = bed.signIn(LineBed.options().scopes(asked), LinePerson.SAKURA);
        SocialLogin refused = bed.signIn(LineBed.options().scopes(asked), LinePerson.KEN);

        assertThat(granted.missing(asked)).isEmpty();
        assertThat(refused.missing(asked)).containsExactly("email");
        assertThat(refused.profile().email()).isEmpty();
    }

    @Test
    void aPersonMayHaveNoPicture() {
        assertThat(bed.signIn(LinePerson.KEN).profile().picture()).isEmpty();
    }

    @Test
    void openidIsAlwaysAskedFor() {
        assertThat(bed.connector.begin(LineBed.options().scopes("profile")).uri())
                .hasParameter("scope", "openid profile");
    }

    @Test
    void theWebsTokenIsVerifiedWithoutAnyKeyDownload() {
        bed.signIn(LinePerson.SAKURA);

        assertThat(bed.line.server().count(LineEmulator.KEYS)).isZero();
    }

    /** At the web's door only what the channel secret signed counts, whatever the discovery document says. */
    @Test
    void aTokenOfTheAppsKindIsRefusedOnTheWeb() {
        AuthorizationRequest request = bed.connector.begin(LineBed.options());
        String nonce = request.session().nonce().orElseThrow();
        String ofApp = bed.line.idTokenForApp(LinePerson.SAKURA, Map.of("nonce", nonce));
        bed.line.replaceIdToken(genuine -> ofApp);
        String query = bed.line.approve(request.uri(), LinePerson.SAKURA);

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(query, request));

        assertThat(refusal.step()).isEqualTo(Step.ID_TOKEN);
        assertThat(bed.line.server().count(LineEmulator.KEYS)).isZero();
    }

    @Test
    void aTokenSignedWithAnotherSecretIsRefused() {
        bed.line.replaceIdToken(genuine ->
                genuine.substring(0, genuine.lastIndexOf('.') + 1) + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"iss, https://evil.example", "aud, 999", "nonce, another"})
    void aTokenForSomebodyElseIsRefused(String claim, String value) {
        bed.line.changeClaims(claims -> {
            claims.put(claim, value);
            return claims;
        });

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aSignInWithoutIdTokenIsRefused() {
        bed.line.changeTokenAnswer(answer -> {
            answer.remove("id_token");
            return answer;
        });

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void theTimeOfTheSignInIsSeenIfItWasAskedFor() {
        SocialLogin login = bed.signIn(LineBed.options().maxAge(Duration.ofMinutes(5)), LinePerson.SAKURA);

        assertThat(login.idToken().orElseThrow().authenticatedAt()).contains(bed.clock.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_DENIED,             DENIED",
        "access_denied,             DENIED",
        "LOGIN_REQUIRED,            LOGIN_REQUIRED",
        "INTERACTION_REQUIRED,      LOGIN_REQUIRED",
        "INVALID_REQUEST,           UNEXPECTED_RESPONSE",
        "UNSUPPORTED_RESPONSE_TYPE, MISCONFIGURED",
        "INVALID_SCOPE,             MISCONFIGURED",
        "SERVER_ERROR,              UNAVAILABLE",
        "Server_Error,              UNAVAILABLE",
    })
    void anErrorHasItsMeaningInAnyCase(String error, Reason reason) {
        AuthorizationRequest request = bed.connector.begin(LineBed.options());
        String query = bed.line.refuse(request.uri(), error);

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(query, request));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant,   CODE_EXPIRED",
        "400, INVALID_GRANT,   CODE_EXPIRED",
        "400, invalid_client,  MISCONFIGURED",
        "401, '',              MISCONFIGURED",
        "413, '',              UNEXPECTED_RESPONSE",
        "429, '',              RATE_LIMITED",
        "500, SERVER_ERROR,    UNAVAILABLE",
    })
    void aRefusedExchangeHasItsMeaning(int status, String error, Reason reason) {
        bed.line.server().inject(LineEmulator.TOKEN, Fault.answer(status, "{\"error\":\"" + error + "\"}"));

        assertThat(bed.refusal().reason()).isEqualTo(reason);
    }

    @Test
    void aFailedAutoLoginIsRefusedWithAHint() {
        AuthorizationRequest request = bed.connector.begin(LineBed.options());
        String query = bed.line.failAutoLogin(request.uri());

        ConnectorException failure = Refusals.refusalOf(() -> bed.complete(query, request));

        assertThat(failure.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(failure).hasMessageContaining("disable_auto_login=true");
        assertThat(LineAutoLogin.mayHaveFailed(failure)).isTrue();
        assertThat(bed.line.server().count()).isZero();
    }

    @Test
    void theSecondTryDoesWithoutAutoLogin() {
        AuthorizationRequest again = bed.connector.begin(LineAutoLogin.without(LineBed.options()));

        assertThat(again.uri()).hasParameter("disable_auto_login", "true");
        assertThat(bed.complete(bed.line.approve(again.uri(), LinePerson.KEN), again)
                        .profile()
                        .subject())
                .isEqualTo(LinePerson.KEN.subject());
    }

    @Test
    void anyOtherFailureIsNoFailedAutoLogin() {
        AuthorizationRequest request = bed.connector.begin(LineBed.options());
        String query = bed.line.refuse(request.uri(), "ACCESS_DENIED");

        ConnectorException denied = Refusals.refusalOf(() -> bed.complete(query, request));

        assertThat(LineAutoLogin.mayHaveFailed(denied)).isFalse();
        assertThat(denied).hasMessageNotContaining("auto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select_account", "create", "none login"})
    void aPromptThatLineDoesNotKnowIsRefused(String prompts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(LineBed.options().prompt(prompts.split(" "))))
                .withMessageContaining("prompt");
    }

    @Test
    void linesOwnParametersAreSentOn() {
        AuthorizationRequest request = bed.connector.begin(LineBed.options()
                .prompt("login")
                .parameter(LineParameters.BOT_PROMPT, "aggressive")
                .parameter(LineParameters.UI_LOCALES, "ja")
                .parameter(LineParameters.INITIAL_AMR_DISPLAY, "lineqr")
                .parameter(LineParameters.SWITCH_AMR, "false"));

        String query = bed.line.approve(request.uri(), LinePerson.SAKURA);

        assertThat(request.uri())
                .hasParameter("bot_prompt", "aggressive")
                .hasParameter("ui_locales", "ja")
                .hasParameter("initial_amr_display", "lineqr")
                .hasParameter("switch_amr", "false");
        assertThat(AuthorizationCallback.fromQuery(query).parameter("friendship_status_changed"))
                .contains("true");
        assertThat(bed.complete(query, request).profile().subject()).isEqualTo(LinePerson.SAKURA.subject());
    }

    @Test
    void aCallbackMayComeAsAForm() {
        AuthorizationRequest request = bed.connector.begin(LineBed.options().formPost());
        String form = bed.line.approve(request.uri(), LinePerson.SAKURA);

        SocialLogin login = bed.connector.complete(AuthorizationCallback.fromForm(form), request.session());

        assertThat(request.uri()).hasParameter("response_mode", "form_post");
        assertThat(login.profile().subject()).isEqualTo(LinePerson.SAKURA.subject());
    }

    @Test
    void aCodeEndsAfterTenMinutes() {
        AuthorizationRequest request = bed.connector.begin(LineBed.options());
        String query = bed.line.approve(request.uri(), LinePerson.SAKURA);
        bed.clock.advance(Duration.ofSeconds(601));

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(query, request));

        assertThat(refusal.reason()).isIn(Reason.CODE_EXPIRED, Reason.INVALID_CALLBACK);
    }
}
