package dev.socialconnector.toolkit.kept;

import dev.socialconnector.toolkit.http.ProviderAnswer;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a published document may be kept: what {@code Cache-Control: max-age} says (RFC 9111), less the {@code Age} that it
 * has, within bounds; an hour if they do not say.
 */
final class Freshness {
    private static final Duration MIN = Duration.ofMinutes(5);
    private static final Duration MAX = Duration.ofHours(24);
    private static final Duration DEFAULT = Duration.ofHours(1);
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern AGE = Pattern.compile("\\d{1,9}");
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[\\s,])max-age=\"?(\\d{1,9})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_TO_BE_KEPT =
            Pattern.compile("(?:^|[\\s,])no-(?:store|cache)", Pattern.CASE_INSENSITIVE);

    private Freshness() {}

    static Duration of(ProviderAnswer answer) {
        String control = answer.combinedHeader("Cache-Control");
        if (control.length() > MAX_LENGTH) {
            return DEFAULT;
        }
        if (NOT_TO_BE_KEPT.matcher(control).find()) {
            return MIN;
        }
        Matcher maxAge = MAX_AGE.matcher(control);
        if (!maxAge.find()) {
            return DEFAULT;
        }
        Duration left = Duration.ofSeconds(Long.parseLong(maxAge.group(1)) - age(answer));
        return left.compareTo(MIN) < 0 ? MIN : left.compareTo(MAX) > 0 ? MAX : left;
    }

    /** For how many seconds a cache on the way has kept it already (RFC 9111 section 5.1). */
    private static long age(ProviderAnswer answer) {
        String age = answer.combinedHeader("Age");
        return AGE.matcher(age).matches() ? Long.parseLong(age) : 0;
    }
}
