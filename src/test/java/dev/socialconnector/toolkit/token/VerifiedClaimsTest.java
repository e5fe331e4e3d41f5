package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.toolkit.http.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What profiles are built on: whose claims go together, and which source is believed about what. */
final class VerifiedClaimsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the ID token | UserInfo | what remains
                "{'email':'a@x'} | {} | {'email':'a@x'}",
                "{'email':'a@x','email_verified':true} | {'name':'n'} | {'email':'a@x','email_verified':true,'name':'n'}",
                "{'email':'a@x','email_verified':true} | {'email':'b@x'} | {'email':'b@x'}",
                "{'email':'a@x','email_verified':true} | {'email':'a@x'} | {'email':'a@x'}",
                "{'email':'a@x','email_verified':true} | {'email_verified':false} | {'email_verified':false}",
                "{'email':'a@x','email_verified':false} | {'email_verified':true} | {'email_verified':true}",
                "{'email_verified':true} | {'email':'b@x'} | {'email':'b@x'}",
                "{'email':'a@x','email_verified':true} | {'email':null} | {'email':'a@x','email_verified':true}",
                "{'email':'a@x','email_verified':true} | {'email':null,'email_verified':true} | {'email_verified':true,'email':null}",
                "{'phone_number':'1','phone_number_verified':true} | {'phone_number':'2'} | {'phone_number':'2'}",
                "{'name':'a'} | {'name':null} | {'name':'a'}",
                "{'name':'a'} | {'name':''} | {'name':''}",
                "{} | {'name':null} | {'name':null}",
            })
    void aValueAndItsVerdictStayTogether(String earlier, String later, String merged) {
        VerifiedClaims both = idToken("1", json(earlier)).with(VerifiedClaims.ofUserInfo(withSub("1", json(later))));

        assertThat(both.json().members()).isEqualTo(withSub("1", json(merged)).members());
        assertThat(both.idToken().orElseThrow().claims())
                .isEqualTo(withSub("1", json(earlier)).members());
    }

    @Test
    void anotherSubjectsUserInfoAddsNothing() {
        VerifiedClaims idToken = idToken("1", json("{}"));
        VerifiedClaims userInfo = VerifiedClaims.ofUserInfo(withSub("2", json("{'email':'a@x'}")));

        ConnectorException refusal = refusalOf(() -> idToken.with(userInfo));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void anotherSubjectsProfileMakesNoLogin() {
        VerifiedClaims idToken = idToken("1", json("{}"));
        SocialProfile profile = SocialProfile.of("2").build();

        ConnectorException refusal =
                refusalOf(() -> idToken.login(profile, TokenSet.builder().build()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void aLoginHasTheIdTokenThatWasVerified() {
        VerifiedClaims idToken = idToken("1", json("{'email':'a@x'}"));

        SocialLogin login =
                idToken.login(SocialProfile.of("1").build(), TokenSet.builder().build());

        assertThat(login.idToken()).isEqualTo(idToken.idToken()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'sub':7}", "{'sub':null}"})
    void claimsThatNameNoSubjectAreNone(String claims) {
        ConnectorException refusal = refusalOf(() -> VerifiedClaims.ofUserInfo(json(claims)));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void noValueIsPrinted() {
        assertThat(idToken("1", json("{'email':'a@x'}")).toString())
                .contains("email")
                .doesNotContain("a@x");
    }

    private static ConnectorException refusalOf(Runnable step) {
        return Optional.ofNullable(catchThrowableOfType(ConnectorException.class, step::run))
                .orElseThrow();
    }

    private static VerifiedClaims idToken(String subject, JsonObject claims) {
        return VerifiedClaims.ofIdToken(new IdTokenClaims(
                "https://issuer.example",
                subject,
                List.of("client"),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                withSub(subject, claims).members()));
    }

    private static JsonObject withSub(String subject, JsonObject claims) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(claims.members());
        all.put("sub", subject);
        return new JsonObject(all);
    }

    private static JsonObject json(String text) {
        return JsonObject.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
