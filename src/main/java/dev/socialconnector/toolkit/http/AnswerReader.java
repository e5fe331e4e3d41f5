package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.internal.Digits;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads answers within their limits: headers, bytes after decompression, and how long {@code Retry-After} may ask to wait. */
final class AnswerReader {
    private static final int MAX_HEADERS = 200;
    private static final Duration MAX_RETRY_AFTER = Duration.ofDays(1);

    private final Clock clock;

    AnswerReader(Clock clock) {
        this.clock = clock;
    }

    ProviderAnswer read(ProviderRequest request, Response response) throws IOException {
        if (response.headers().size() > MAX_HEADERS) {
            throw refused(request, "the answer has more than " + MAX_HEADERS + " headers");
        }
        String encoding = response.header("Content-Encoding", "identity");
        if (!"identity".equalsIgnoreCase(encoding)) {
            throw refused(request, "the answer is encoded, which was not asked for");
        }
        BufferedSource source = response.body().source();
        if (source.request(request.maxBytes() + 1L)) {
            throw refused(request, "the answer is larger than " + request.maxBytes() + " bytes");
        }
        byte[] body = source.readByteArray();
        return new ProviderAnswer(
                request.step(), response.code(), response.headers(), body, retryAfter(response.header("Retry-After")));
    }

    private static ConnectorException refused(ProviderRequest request, String why) {
        return new ConnectorException(Reason.UNEXPECTED_RESPONSE, request.step(), why);
    }

    private Optional<Duration> retryAfter(@Nullable String header) {
        if (header == null || header.length() > 40) {
            return Optional.empty();
        }
        try {
            Duration wait = Digits.areFrom(0, header)
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
            if (wait.isNegative()) {
                return Optional.of(Duration.ZERO);
            }
            return Optional.of(wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait);
        } catch (NumberFormatException | DateTimeException | ArithmeticException malformed) {
            return Optional.empty();
        }
    }
}
