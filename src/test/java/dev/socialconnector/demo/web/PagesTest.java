package dev.socialconnector.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages are made of, without a server. */
final class PagesTest {
    @RegisterExtension
    static final QuietLogs LOGS = QuietLogs.of(ProblemPage.class);

    @Test
    void bothLanguagesSayTheSameThings() {
        ResourceBundle english = ResourceBundle.getBundle("demo.texts", Locale.ROOT);
        ResourceBundle korean = ResourceBundle.getBundle("demo.texts", Locale.KOREAN);

        assertThat(korean.getLocale()).isEqualTo(Locale.KOREAN);
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(korean.getString(key)).as(key).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fr", "*", ";;;", "de;q=x", "en;q=0.9,ko;q=0.1"})
    void whoeverDoesNotPreferKoreanReadsEnglish(String acceptLanguage) {
        assertThat(Texts.of(Optional.of(acceptLanguage)).locale()).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasAPageInWordsAndAWayOn(Reason reason) {
        ConnectorException refused = new ConnectorException(reason, Step.CALLBACK, "text for the log");

        Reply page = ProblemPage.of(refused, Texts.of(Optional.of("ko")), "kakao");

        assertThat(page.status()).isBetween(200, 503);
        assertThat(page.body()).contains("<h1>", "class=\"button\" href=\"/").doesNotContain("text for the log");
    }

    @Test
    void theStoreForgetsInTimeAndInNumber() {
        SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
        ExpiringStore<String> store = new ExpiringStore<>(clock, Duration.ofMinutes(10), 2);
        String first = store.put("first");
        String second = store.put("second");
        String third = store.put("third");

        assertThat(store.find(first)).isEmpty();
        assertThat(store.take(second)).contains("second");
        assertThat(store.take(second)).isEmpty();
        clock.advance(Duration.ofMinutes(10));
        assertThat(store.find(third)).isEmpty();
    }
}
