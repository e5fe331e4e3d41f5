package dev.socialconnector.naver;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads Naver's times. Where they name no zone, they are taken for Korean ones. */
final class NaverTime {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter AGREEMENT =
            DateTimeFormatter.ofPattern("hh:mm:ss[.SSS] a MM/dd/uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private NaverTime() {}

    /** Reads when a term was agreed to: {@code 03:04:05.678 PM 06/01/2026}. */
    static Optional<Instant> ofAgreement(String text) {
        return parsed(text, it -> LocalDateTime.parse(it, AGREEMENT).atZone(SEOUL).toInstant());
    }

    /** Reads when a token ends. Naver documents no form, so those of ISO 8601 are taken, and seconds since 1970. */
    static Optional<Instant> ofExpiry(String text) {
        return Stream.<Function<String, Instant>>of(
                        it -> OffsetDateTime.parse(it).toInstant(),
                        it -> LocalDateTime.parse(it).atZone(SEOUL).toInstant(),
                        it -> LocalDateTime.parse(it, PLAIN).atZone(SEOUL).toInstant(),
                        it -> Instant.ofEpochSecond(Long.parseLong(it)))
                .flatMap(reader -> parsed(text, reader).stream())
                .findFirst();
    }

    private static Optional<Instant> parsed(String text, Function<String, Instant> reader) {
        try {
            return Optional.of(reader.apply(text.strip()));
        } catch (DateTimeException | NumberFormatException otherForm) {
            return Optional.empty();
        }
    }
}
