package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C13. What real token endpoints answer is accepted, and nothing beyond. */
final class TokenAnswerTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void kakaosOwnAnswerIsReadInFull() {
        bed.kakao.tampering().tokenAnswerText(answer -> {
            String idToken = answer.replaceFirst(".*(\"id_token\":\"[^\"]+\").*", "$1");
            String accessToken = answer.replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
            return KakaoAnswers.named("token-answer")
                    .replace("vZk1pQ0tq8Jm2", accessToken)
                    .replaceFirst("\\{", "{" + idToken.replace("$", "\\$") + ",");
        });

        TokenSet tokens = bed.signIn().tokens();

        assertThat(tokens.idToken()).isPresent();
        assertThat(tokens.expiresAt()).contains(bed.clock.instant().plusSeconds(21_599));
        assertThat(tokens.refreshToken()).contains("mWx93bTz0Lr5");
        assertThat(tokens.refreshTokenExpiresAt()).contains(bed.clock.instant().plusSeconds(5_183_999));
        assertThat(tokens.scopes()).contains(Set.of("profile_nickname", "profile_image", "account_email"));
    }

    /** RFC 6749 section 5.1: the type is case insensitive, and required; some providers leave it out. */
    @ParameterizedTest
    @ValueSource(strings = {"\"bearer\"", "\"Bearer\"", "\"BEARER\"", "null", "-"})
    void aBearerTokenIsOneInAnyCaseOrWithoutAWord(String type) {
        TokenSet tokens = tokensWith("token_type", type);

        assertThat(tokens.accessToken()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"mac\"", "\"DPoP\"", "\"bearer \"", "\"\"", "\"N_A\"", "1", "true", "[\"bearer\"]"})
    void anotherTokenTypeIsRefused(String type) {
        assertRefused("token_type", type);
    }

    @ParameterizedTest
    @CsvSource({
        "3600, 3600",
        "\"3600\", 3600",
        "21599, 21599",
        "0, 0",
        "\"0\", 0",
        "\"0021\", 21",
        "3599.5, 3599",
        "3600.0, 3600",
        "0.9, 0",
        "316224000, 316224000"
    })
    void aLifetimeIsANumberOrDecimalText(String json, long seconds) {
        for (String name : List.of("expires_in", "refresh_token_expires_in")) {
            TokenSet tokens = tokensWith(name, json);

            assertThat(name.equals("expires_in") ? tokens.expiresAt() : tokens.refreshTokenExpiresAt())
                    .contains(bed.clock.instant().plusSeconds(seconds));
        }
    }

    /** Recommended, not required (RFC 6749 section 5.1); no end is made up, nor believed beyond reason. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "null",
                "-1",
                "-0.5",
                "316224001",
                "2147483647",
                "9223372036854775",
                "9223372036854775807",
                "9223372036854775808",
                "1e300",
                "\"2147483647\"",
                "\"9223372036854775807\""
            })
    void aLifetimeMayBeUnknown(String json) {
        TokenSet tokens = tokensWith("expires_in", json);
        TokenSet more = tokensWith("refresh_token_expires_in", json);

        assertThat(tokens.expiresAt()).isEmpty();
        assertThat(more.refreshTokenExpiresAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"3600abc\"",
                "\"abc\"",
                "\"\"",
                "\" 3600\"",
                "\"3600 \"",
                "\"+3600\"",
                "\"-3600\"",
                "\"3600.5\"",
                "\"0x10\"",
                "\"1e3\"",
                "\"٣٦٠٠\"",
                "\"99999999999999999999\"",
                "true",
                "[3600]",
                "{}"
            })
    void aLifetimeOfAnyOtherKindIsRefused(String json) {
        assertRefused("expires_in", json);
        assertRefused("refresh_token_expires_in", json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-", "null", "\"\"", "\"a b\"", "\"a\\nb\"", "\"a\\u0000b\"", "\"토큰\"", "17", "[\"a\"]", "true"})
    void anAccessTokenIsVisibleAscii(String json) {
        assertRefused("access_token", json);
    }

    /** Some providers put hundreds of groups into an access token. A sign-in that sends it nowhere takes it. */
    @ParameterizedTest
    @CsvSource({"20000, true", "65536, true", "65537, false"})
    void anAccessTokenMayBeLong(int length, boolean isTaken) {
        bed.kakao.tampering().tokenAnswer(answer -> {
            answer.put("access_token", "a".repeat(length));
            return answer;
        });
        bed.kakao.tampering().idTokenClaims(claims -> {
            claims.remove("at_hash");
            return claims;
        });
        AuthorizationOptions options = KakaoBed.options().withoutProfile();

        if (isTaken) {
            assertThat(bed.signIn(options).tokens().accessToken()).contains("a".repeat(length));
        } else {
            assertThat(refusalOf(() -> bed.signIn(options))).hasMessageContaining("access_token");
        }
    }

    /** A wrong type is no missing member. */
    @ParameterizedTest
    @CsvSource({
        "refresh_token, 17",
        "refresh_token, true",
        "refresh_token, \"a b\"",
        "id_token, 17",
        "id_token, {}",
        "scope, 17",
        "scope, {}",
        "scope, [17]",
        "scope, [null]",
        "scope, [[]]"
    })
    void aMemberOfAWrongTypeIsRefused(String name, String json) {
        assertRefused(name, json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "-"})
    void aTokenThatIsEmptyIsNone(String json) {
        TokenSet withoutRefreshToken = tokensWith("refresh_token", json);
        TokenSet withoutIdToken = tokensWith("id_token", json);

        assertThat(withoutRefreshToken.refreshToken()).isEmpty();
        assertThat(withoutIdToken.idToken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"openid\",\"profile\"]|openid profile",
                "[\"openid profile\"]|openid profile",
                "[\"openid\"]|openid"
            })
    void scopesMayComeAsAList(String json, String scopes) {
        TokenSet tokens = tokensWith("scope", json);

        assertThat(tokens.scopes()).contains(Set.of(scopes.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"\"]", "\"\"", "null", "-"})
    void noScopeIsUnknown(String json) {
        assertThat(tokensWith("scope", json).scopes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openid profile_nickname",
                "openid,profile_nickname",
                "openid, profile_nickname",
                " openid  profile_nickname ",
                "profile_nickname openid profile_nickname"
            })
    void scopesAreApartBySpacesOrCommas(String scope) {
        TokenSet tokens = tokensWith("scope", "\"" + scope + "\"");

        assertThat(tokens.scopes()).contains(Set.of("openid", "profile_nickname"));
    }

    /** RFC 6749 section 5.1: unknown members are ignored. */
    @Test
    void membersThatNobodyKnowsAreIgnored() {
        TokenSet tokens = tokensWith("not_before_policy", "[{\"a\":null}]");

        assertThat(tokens.accessToken()).isPresent();
    }

    private static void assertRefused(String name, String json) {
        ConnectorException refusal = refusalOf(() -> tokensWith(name, json));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
        assertThat(refusal).hasMessageContaining(name).hasNoCause();
    }

    /** Signs in with a token answer in which this member is what the text says, or missing if that is a hyphen. */
    private static TokenSet tokensWith(String name, String json) {
        bed.kakao.tampering().tokenAnswerText(answer -> {
            String others = answer.replaceFirst(",?\"" + name + "\":(\"[^\"]*\"|\\d+)", "")
                    .replaceFirst("^\\{,", "{");
            return json.equals("-")
                    ? others
                    : others.substring(0, others.length() - 1) + ",\"" + name + "\":" + json + "}";
        });
        return bed.signIn().tokens();
    }
}
