package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A6, A9. A callback that brings an error, or nothing, or far too much, ends before the provider hears of it. */
interface CallbackErrorContract extends ContractPart {
    /** A6. Each word of the standards has its meaning. */
    @ParameterizedTest
    @CsvSource({
        "access_denied, DENIED",
        "login_required, LOGIN_REQUIRED",
        "consent_required, CONSENT_REQUIRED",
        "interaction_required, LOGIN_REQUIRED",
        "temporarily_unavailable, UNAVAILABLE"
    })
    default void anErrorHasItsMeaning(String word, Reason reason) {
        ReturningBrowser browser = new ReturningBrowser(bed());

        ConnectorException refusal = browser.refusal(browser.error(word));

        assertThat(refusal.reason()).isEqualTo(reason);
    }

    /** A6. An unknown error is told by its code. */
    @ParameterizedTest
    @ValueSource(strings = {"a_new_word", "ACCESS_DENIED_2"})
    default void anUnknownErrorKeepsItsCode(String word) {
        ReturningBrowser browser = new ReturningBrowser(bed());

        ConnectorException refusal = browser.refusal(browser.error(word));

        assertThat(refusal.reason()).isNotIn(Reason.DENIED, Reason.CONSENT_REQUIRED, Reason.LOGIN_REQUIRED);
        assertThat(refusal.providerCode()).contains(word);
    }

    /** A6. Whoever makes the address chooses the words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ACCESS_DENIED;marked",
                "access_denied marked",
                "access_denied\r\nSet-Cookie: marked=1",
                "<script>marked()</script>",
                "marked\u0000\u202E\uD83D\uDC7B",
                "${jndi:ldap://marked.example.kr/a}"
            })
    default void anUnknownErrorIsNotRepeated(String word) {
        ReturningBrowser browser = new ReturningBrowser(bed());
        CallbackQuery error = browser.error(word).with("error_description", "described ".repeat(400));

        ConnectorException refusal = browser.refusal(error);

        assertThat(refusal.reason()).isNotIn(Reason.DENIED, Reason.CONSENT_REQUIRED, Reason.LOGIN_REQUIRED);
        assertThat(Refusals.printed(refusal)).doesNotContain("marked", "described");
        assertThat(refusal.providerCode().orElse("")).doesNotContain("marked");
    }

    /** A6. The code is not spent. */
    @Test
    default void anErrorBesideACodeWins() {
        ReturningBrowser browser = new ReturningBrowser(bed());

        ConnectorException refusal = browser.refusal(browser.query.with("error", "access_denied"));

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
    }

    @Test
    default void neitherCodeNorErrorIsRefused() {
        ReturningBrowser browser = new ReturningBrowser(bed());

        browser.isRefusedWith(browser.query.without("code"));
        browser.isRefusedWith(browser.query.with("code", ""));
    }

    /** A9. */
    @ParameterizedTest
    @ValueSource(strings = {"code", "state", "error", "error_description", "iss"})
    default void aMegabyteIsRefusedInNoTime(String name) {
        ReturningBrowser browser = new ReturningBrowser(bed());
        CallbackQuery huge = browser.query.with(name, "A".repeat(1_000_000));
        Duration fastest = Duration.ofDays(1);

        for (int i = 0; i < 3; i++) { // on a busy machine, one try can wait for a processor
            long start = System.nanoTime();
            ConnectorException refusal = browser.refusal(huge);
            Duration time = Duration.ofNanos(System.nanoTime() - start);

            fastest = time.compareTo(fastest) < 0 ? time : fastest;
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
            assertThat(refusal.getMessage()).hasSizeLessThan(300).doesNotContain("AAAA");
        }
        assertThat(fastest).isLessThan(Duration.ofSeconds(1));
    }
}
