package dev.socialconnector.toolkit.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.toolkit.http.MadeUpAnswer;
import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D6: cache headers are honoured within 5 minutes to 24 hours. */
class FreshnessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=600                          | PT10M",
                "public, max-age=600, must-revalidate | PT10M",
                "MAX-AGE=\"600\"                      | PT10M",
                "max-age=299                          | PT5M",
                "max-age=300                          | PT5M",
                "max-age=301                          | PT5M1S",
                "max-age=0                            | PT5M",
                "max-age=86399                        | PT23H59M59S",
                "max-age=86401                        | PT24H",
                "max-age=999999999                    | PT24H",
                "no-store                             | PT5M",
                "max-age=600, no-cache                | PT5M",
                "s-max-age=600                        | PT1H",
                "x-max-age=600                        | PT1H",
                "public                               | PT1H",
            })
    void whatTheHeaderSaysHoldsWithinBounds(String header, Duration lifetime) {
        assertThat(Freshness.of(MadeUpAnswer.with(Headers.of("Cache-Control", header))))
                .isEqualTo(lifetime);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000       | PT2H43M20S",
                "0          | PT3H",
                "10799      | PT5M",
                "999999999  | PT5M",
                "-1         | PT3H",
                "old        | PT3H",
                "1, 2       | PT3H",
            })
    void whatLayInACacheOnTheWayIsKeptTheLessLong(String age, Duration lifetime) {
        Headers headers = Headers.of("Cache-Control", "max-age=10800", "Age", age);

        assertThat(Freshness.of(MadeUpAnswer.with(headers))).isEqualTo(lifetime);
    }

    @Test
    void severalHeadersAreOne() {
        assertThat(Freshness.of(
                        MadeUpAnswer.with(Headers.of("Cache-Control", "max-age=600", "Cache-Control", "public"))))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(Freshness.of(
                        MadeUpAnswer.with(Headers.of("Cache-Control", "no-store", "Cache-Control", "max-age=600"))))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void silenceIsAnHour() {
        assertThat(Freshness.of(MadeUpAnswer.with(Headers.of()))).isEqualTo(Duration.ofHours(1));
    }

    /** Nobody needs more, and a pattern should not have to look at it. */
    @Test
    void aHeaderLongerThanAThousandCharactersIsNotRead() {
        String thousand = " ".repeat(1_000 - "max-age=600".length()) + "max-age=600";

        assertThat(Freshness.of(MadeUpAnswer.with(Headers.of("Cache-Control", "," + thousand.substring(1)))))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(Freshness.of(MadeUpAnswer.with(Headers.of("Cache-Control", "," + thousand))))
                .isEqualTo(Duration.ofHours(1));
    }
}
