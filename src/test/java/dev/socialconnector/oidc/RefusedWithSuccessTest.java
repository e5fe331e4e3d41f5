package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B10. Errors and tokens as providers with habits of their own send them: with status 200, as JSON or as a form. */
final class RefusedWithSuccessTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, CODE_EXPIRED",
        "bad_verification_code, CODE_EXPIRED",
        "incorrect_client_credentials, MISCONFIGURED",
        "redirect_uri_mismatch, MISCONFIGURED",
        "invalid_client, MISCONFIGURED",
        "temporarily_unavailable, UNAVAILABLE",
        "a_new_word, UNEXPECTED_RESPONSE",
        "some.other-word, UNEXPECTED_RESPONSE"
    })
    void anErrorWithStatus200IsThatError(String error, Reason reason) {
        String text = "&error_description=told+Zq81&error_uri=https%3A%2F%2Fexample.com";
        String form = "error=" + error + text;
        String json = "{\"ok\":false,\"error\":\"" + error + "\",\"error_description\":\"told Zq81\"}";

        for (ConnectorException refusal :
                new ConnectorException[] {refusal(JSON, json), refusal(FORM, form), refusal("text/plain", form)}) {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
            assertThat(refusal.providerCode()).contains(error);
            assertThat(refusal).hasMessageNotContaining("Zq81");
        }
    }

    @ParameterizedTest
    @CsvSource({"invalid_grant, INVALID_TOKEN", "bad_refresh_token, INVALID_TOKEN", "a_new_word, UNEXPECTED_RESPONSE"})
    void aRefreshIsRefusedLikewise(String error, Reason reason) {
        TokenSet tokens = bed.signIn().tokens();
        bed.provider.inject(OpenIdPaths.TOKEN, Fault.answer(200, "{\"error\":\"" + error + "\"}"));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(tokens, OpenIdProvider.SUBJECT));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.REFRESH);
        assertThat(refusal.providerCode()).contains(error);
    }

    /** An error beside tokens is an error: whichever of the two is meant, the other is not to be trusted. */
    @Test
    void anErrorBesideTokensWins() {
        bed.provider.tampering().tokenAnswer(answer -> {
            answer.put("error", "invalid_grant");
            return answer;
        });

        assertThat(bed.refusal().reason()).isEqualTo(Reason.CODE_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "false"})
    void noErrorIsNone(String error) {
        bed.provider.tampering().tokenAnswerText(answer -> answer.replaceFirst("}$", ",\"error\":" + error + "}"));

        assertThat(bed.signIn().profile().subject()).isEqualTo(OpenIdProvider.SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a b",
                "Zq81f7KdW2",
                "gho16c7e42f",
                "a\\nb",
                "\u0000",
                "오류",
                "a;b",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"
            })
    void aWordThatIsNoCodeIsNotRepeated(String error) {
        ConnectorException refusal = refusal(JSON, "{\"error\":\"" + error.replace("\u0000", "\\u0000") + "\"}");

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.providerCode()).isEmpty();
    }

    /** GitHub's default form. There is no ID token in it, so that an OpenID Connect sign-in gets no further; a refresh does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "access_token=gho_16C7e42F&scope=repo%2Cgist&token_type=bearer|gho_16C7e42F",
                "access_token=gho_16C7e42F&scope=repo+gist&expires_in=28800|gho_16C7e42F"
            })
    void tokensMayComeAsAForm(String form, String accessToken) {
        TokenSet old = bed.signIn().tokens();
        bed.provider.inject(OpenIdPaths.TOKEN, Fault.answer(200, Map.of("Content-Type", FORM), form));

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(old, OpenIdProvider.SUBJECT);

        assertThat(fresh.accessToken()).contains(accessToken);
        assertThat(fresh.scopes().orElseThrow()).containsExactlyInAnyOrder("repo", "gist");
        assertThat(fresh.refreshToken()).isEqualTo(old.refreshToken());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "application/x-www-form-urlencoded|access_token=a&access_token=b&token_type=bearer",
                "application/x-www-form-urlencoded|access_token=%zz&token_type=bearer",
                "application/x-www-form-urlencoded|access_token=a&token_type=mac",
                "application/x-www-form-urlencoded|access_token=a+b&token_type=bearer",
                "application/x-www-form-urlencoded|access_token=a&expires_in=3600abc",
                "application/x-www-form-urlencoded|token_type=bearer",
                "text/plain|access_token=a&token_type=bearer",
                "-|access_token=a&token_type=bearer"
            })
    void aFormIsReadAsStrictly(@Nullable String contentType, String form) {
        Map<String, String> headers = Optional.ofNullable(contentType)
                .map(type -> Map.of("Content-Type", type))
                .orElse(Map.of());
        bed.provider.inject(OpenIdPaths.TOKEN, Fault.answer(200, headers, form));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    private ConnectorException refusal(String contentType, String body) {
        bed.provider.inject(OpenIdPaths.TOKEN, Fault.answer(200, Map.of("Content-Type", contentType), body));
        return bed.refusal();
    }
}
