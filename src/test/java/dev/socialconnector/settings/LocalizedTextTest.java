package dev.socialconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of its languages a text is shown in. */
final class LocalizedTextTest {
    private static final LocalizedText TEXT =
            LocalizedText.of("English", "한국어").with("zh-Hant", "繁體").with("zh", "简体");

    /** Source: RFC 4647 section 3.4. */
    @ParameterizedTest
    @CsvSource({
        "ko, 한국어",
        "ko-KR, 한국어",
        "KO-kr, 한국어",
        "ko-Kore-KR, 한국어",
        "en-GB, English",
        "zh-Hant-TW, 繁體",
        "zh-TW, 简体",
    })
    void aTagFindsWhatItBeginsWith(String tag, String text) {
        assertThat(TEXT.in(tag)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "*", "fr", "k", "kor", "kok", "ko_KR", "한국어", "x-ko"})
    void anyOtherTagFindsEnglish(String tag) {
        assertThat(TEXT.in(tag)).isEqualTo("English");
    }

    /** Source: RFC 5646 section 4.4.1. A tag that a browser sends must not cost more than a look. */
    @Test
    void aTagOfMoreThan35CharactersFindsEnglish() {
        String longest = "ko" + "-abcd-efgh".repeat(3) + "-ab";
        String endless = "ko" + "-a".repeat(1_000_000);

        assertThat(longest).hasSize(35);
        assertThat(TEXT.in(longest)).isEqualTo("한국어");
        assertThat(TEXT.in(longest + "c")).isEqualTo("English");
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(TEXT.in(endless)).isEqualTo("English"));
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without its checks may do
    void nullIsNoText() {
        Map<String, String> withNull = new HashMap<>(Map.of("en", "English"));
        withNull.put("ko", null);

        assertThatNullPointerException().isThrownBy(() -> new LocalizedText(withNull));
        assertThatNullPointerException().isThrownBy(() -> TEXT.with("ko", null));
        assertThatNullPointerException().isThrownBy(() -> TEXT.with(null, "한국어"));
    }

    @Test
    void aTextWithoutEnglishIsRefused() {
        Map<String, String> koreanOnly = Map.of("ko", "한국어");

        assertThatIllegalArgumentException().isThrownBy(() -> new LocalizedText(koreanOnly));
    }

    @Test
    void aTextIsCopied() {
        Map<String, String> given = new HashMap<>(Map.of("en", "English"));
        LocalizedText text = new LocalizedText(given);

        given.put("en", "changed");

        assertThat(text).isEqualTo(LocalizedText.of("English"));
        assertThat(text.byLanguage()).isUnmodifiable();
    }
}
