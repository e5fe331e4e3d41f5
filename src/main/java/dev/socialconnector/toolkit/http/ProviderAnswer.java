package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.MediaTypes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/** What a provider answered, read to its end and within its limit. */
public final class ProviderAnswer {
    private static final int MAX_TEXT = 65_536;

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

    /** Returns the body as it is, if it is well-formed UTF-8 of at most 65,536 bytes. */
    public Optional<String> text() {
        return body.length <= MAX_TEXT ? Utf8.decode(body) : Optional.empty();
    }

    /**
     * Returns the body as a JSON object; nothing if it is not one. Its bytes must be UTF-8 (RFC 8259 section 8.1); what a label says of
     * a charset has no meaning for JSON (section 11).
     */
    public Optional<JsonObject> json() {
        return JsonObject.parse(body);
    }

    /** Tells whether the answer says that it is of this media type, whatever parameters follow it (RFC 9110 section 8.3.1). */
    public boolean isOfType(String mediaType) {
        return header("Content-Type")
                .filter(said -> MediaTypes.says(said, mediaType))
                .isPresent();
    }

    /** Tells whether the answer says that it is a form. */
    public boolean isForm() {
        return isOfType("application/x-www-form-urlencoded");
    }

    /** Returns the body as the fields of a form, all of them texts; nothing if it is not one, too long for one, or not in UTF-8. */
    public Optional<JsonObject> form() {
        return text().flatMap(FormParameters::parse).map(form -> new JsonObject(new LinkedHashMap<>(form)));
    }

    /** Returns the body as a JSON array of objects; nothing if it is not one, or not in UTF-8. */
    public Optional<List<JsonObject>> jsonArray() {
        return JsonObject.parseArray(body);
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
}
