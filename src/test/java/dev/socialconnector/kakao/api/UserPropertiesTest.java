package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.capability.KakaoUserProperties;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's own properties of a person, stored at Kakao. */
final class UserPropertiesTest {
    private static final String SUBJECT = KakaoUsers.JIU.subject();

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    private final KakaoUserProperties properties = bed.can(KakaoUserProperties.class);
    private TokenSet tokens;

    @BeforeEach
    void signIn() {
        bed.kakao.app().propertyKey("grade", "colour");
        tokens = bed.signIn().tokens();
        bed.kakao.forgetCalls();
    }

    @Test
    void theyComeBackWithTheProfile() {
        properties.update(tokens, SUBJECT, Map.of("grade", "platin", "colour", "\"빨강\"\n🐾&="));

        Object stored = bed.profile(tokens).claims().get("properties");

        assertThat(stored)
                .asInstanceOf(MAP)
                .containsEntry("grade", "platin")
                .containsEntry("colour", "\"빨강\"\n🐾&=")
                .containsEntry("nickname", "지우");
    }

    @Test
    void theyAreOneJsonParameterInTheCallersOrder() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("grade", "gold");
        values.put("colour", "");

        properties.update(tokens, SUBJECT, values);

        RecordedCall call = bed.kakao.calls(KakaoPaths.UPDATE_PROFILE).get(0);
        assertThat(call.parameter("properties")).contains("{\"grade\":\"gold\",\"colour\":\"\"}");
        assertThat(call.query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nickname", "profile_image", "thumbnail_image"})
    void whatMirrorsTheProfileIsNotSent(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties.update(tokens, SUBJECT, Map.of("grade", "gold", key, "x")))
                .withMessageContaining(key);

        assertThat(bed.kakao.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\u0000"})
    void whatIsNoKeyIsNotSent(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties.update(tokens, SUBJECT, Map.of(key, "secret-value")))
                .withMessageNotContaining("secret-value");

        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void nothingIsNotSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> properties.update(tokens, SUBJECT, Map.of()));

        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void unregisteredKeysAreNamed() {
        Map<String, String> values = Map.of("grade", "gold", "shade", "red", "size", "secret-value");

        ConnectorException refusal = refusalOf(() -> properties.update(tokens, SUBJECT, values));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.USER_PROPERTIES);
        assertThat(refusal.providerCode()).contains("-201");
        assertThat(refusal).hasMessageContaining("shade").hasMessageContaining("size");
        assertThat(refusal).hasMessageNotContaining("grade");
        assertThat(printed(refusal)).doesNotContain("secret-value", "123456", "appId");
    }

    /** Only as words of their own, and nothing else of the text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown: grade | true",
                "[grade] | true",
                "{\"grade\"} | true",
                "grade | true",
                "<grade>. | true",
                "grade, colour. | true",
                "키 grade, appId=1 | true",
                "upgrade | false",
                "grade2 | false",
                "grade_of_user | false",
                "my_grade | false",
                "grade-x | false",
                "x.grade | false",
                "grade.x | false",
                "grade값 | false",
                "Grade | false",
                "token Zq81 | false"
            })
    void onlyOwnKeysAreNamedAndOnlyAsWholeWords(String text, boolean named) {
        bed.kakao.inject(KakaoPaths.UPDATE_PROFILE, Fault.kapiError(400, -201, text));

        ConnectorException refusal = refusalOf(() -> properties.update(tokens, SUBJECT, Map.of("grade", "gold")));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.getMessage()).endsWith(named ? "console: grade" : "console");
    }

    /** What counts as a pattern elsewhere is a key here. */
    @Test
    void aKeyIsTakenLiterally() {
        bed.kakao.inject(KakaoPaths.UPDATE_PROFILE, Fault.kapiError(400, -201, "unknown: a.c"));

        ConnectorException refusal = refusalOf(
                () -> properties.update(tokens, SUBJECT, Map.of("a.c", "1", "a*c", "2", ".*", "3", "\\E", "4")));

        assertThat(refusal.getMessage()).endsWith("console: a.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":-201}", "{\"code\":-201,\"msg\":null}", "{\"code\":-201,\"msg\":[\"grade\"]}"})
    void aTextMayBeMissing(String body) {
        bed.kakao.inject(KakaoPaths.UPDATE_PROFILE, Fault.answer(400, body));

        ConnectorException refusal = refusalOf(() -> properties.update(tokens, SUBJECT, Map.of("grade", "gold")));

        assertThat(refusal.providerCode()).contains("-201");
        assertThat(refusal.getMessage()).endsWith("console");
    }

    @Test
    void aHugeTextCostsNothing() {
        bed.kakao.inject(KakaoPaths.UPDATE_PROFILE, Fault.kapiError(400, -201, "grad ".repeat(150_000) + " grade"));

        ConnectorException refusal = refusalOf(() -> properties.update(tokens, SUBJECT, Map.of("grade", "gold")));

        assertThat(refusal.getMessage()).endsWith("console");
    }

    @Test
    void otherRefusalsNameNoKey() {
        bed.kakao.inject(KakaoPaths.UPDATE_PROFILE, Fault.kapiError(400, -2, "grade"));

        ConnectorException refusal = refusalOf(() -> properties.update(tokens, SUBJECT, Map.of("grade", "gold")));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal).hasMessageNotContaining("grade");
    }

    @Test
    void anotherPersonsTokenIsRefused() {
        ConnectorException refusal = refusalOf(() -> properties.update(tokens, "77", Map.of("grade", "gold")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
    }
}
