package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.MediaType;

/** What a provider answered, read to its end and within its limit. */
public final class ProviderAnswer {
    private static final Set<String> USUAL =
            Set.of("application/json", "application/json;charset=utf-8", "application/json; charset=utf-8");
    private static final Pattern UTF_8 = Pattern.compile("utf-?8", Pattern.CASE_INSENSITIVE);

    private final Step step;
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final Optional<Duration> retryAfter;

    ProviderAnswer(Step step, int status, Headers headers, byte[] body, Optional<Duration> retryAfter) {
        this.step = step;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.retryAfter = retryAfter;
    }

    /** Returns what the request was for. */
    public Step step() {
        return step;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Returns all values of a header in one, separated by commas (RFC 9110 section 5.2); empty if there is none. */
    public String combinedHeader(String name) {
        return String.join(",", headers.values(name));
    }

    /** Returns how long the provider asks to wait ({@code Retry-After}, RFC 9110 section 10.2.3). */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Returns the body as a JSON object; nothing if it is not one, or says that it is in another charset than UTF-8. */
    public Optional<JsonObject> json() {
        return isUtf8() ? JsonObject.parse(body) : Optional.empty();
    }

    /** Returns the body as a JSON array of objects; nothing if it is not one, or not in UTF-8. */
    public Optional<List<JsonObject>> jsonArray() {
        return isUtf8() ? JsonObject.parseArray(body) : Optional.empty();
    }

    /**
     * Returns the body as a JSON object.
     *
     * @throws ConnectorException {@link Reason#UNEXPECTED_RESPONSE} if it is not one
     */
    public JsonObject requireJson() {
        return json().orElseThrow(() ->
                new ConnectorException(Reason.UNEXPECTED_RESPONSE, step, "the answer is not a JSON object in UTF-8"));
    }

    /** Prints the status only. */
    @Override
    public String toString() {
        return "ProviderAnswer[" + step + " " + status + "]";
    }

    private boolean isUtf8() {
        String contentType = headers.get("Content-Type");
        if (contentType == null || USUAL.contains(contentType.toLowerCase(Locale.ROOT))) {
            return true;
        }
        MediaType type = MediaType.parse(contentType);
        String charset = type == null ? null : type.parameter("charset");
        return charset == null || UTF_8.matcher(charset).matches();
    }
}
