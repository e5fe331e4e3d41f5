package dev.socialconnector.toolkit;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a published document may be kept: what {@code Cache-Control: max-age} says (RFC 9111), within bounds; an hour if it is silent. */
final class Freshness {
    private static final Duration MIN = Duration.ofMinutes(5);
    private static final Duration MAX = Duration.ofHours(24);
    private static final Duration DEFAULT = Duration.ofHours(1);
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[\\s,])max-age=\"?(\\d{1,9})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_TO_BE_KEPT =
            Pattern.compile("(?:^|[\\s,])no-(?:store|cache)", Pattern.CASE_INSENSITIVE);

    private Freshness() {}

    static Duration of(ProviderAnswer answer) {
        Optional<String> header = answer.header("Cache-Control").filter(value -> value.length() <= 1_000);
        if (header.isEmpty()) {
            return DEFAULT;
        }
        if (NOT_TO_BE_KEPT.matcher(header.get()).find()) {
            return MIN;
        }
        Matcher maxAge = MAX_AGE.matcher(header.get());
        if (!maxAge.find()) {
            return DEFAULT;
        }
        Duration age = Duration.ofSeconds(Long.parseLong(maxAge.group(1)));
        return age.compareTo(MIN) < 0 ? MIN : age.compareTo(MAX) > 0 ? MAX : age;
    }
}
