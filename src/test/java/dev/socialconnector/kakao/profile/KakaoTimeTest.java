package dev.socialconnector.kakao.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E3. Kakao's times are read in the form that they usually have and in every other that RFC 3339 allows. */
final class KakaoTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-30T00:26:59Z", "0001-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "9999-12-31T12:34:56Z"})
    void theUsualFormMeansWhatItSays(String text) {
        assertThat(KakaoTime.parse(text)).hasValue(Instant.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-30T00:26:59.5Z, 2026-03-30T00:26:59.500Z",
        "2026-03-30T09:26:59+09:00, 2026-03-30T00:26:59Z",
        "2026-03-30t00:26:59z, 2026-03-30T00:26:59Z"
    })
    void otherFormsAreReadToo(String text, Instant time) {
        assertThat(KakaoTime.parse(text)).hasValue(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-30",
                "2026-03-30 00:26:59Z",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-03-30T25:00:00Z",
                "2026-03-30T00:26:59X",
                "2o26-03-30T00:26:59Z",
                "٢٠٢٦-03-30T00:26:59Z"
            })
    void whatIsNoTimeIsLeftOut(String text) {
        assertThat(KakaoTime.parse(text)).isEmpty();
    }
}
