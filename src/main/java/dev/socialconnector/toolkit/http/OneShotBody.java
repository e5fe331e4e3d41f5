package dev.socialconnector.toolkit.http;

import dev.socialconnector.internal.PercentEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;

/**
 * A body that is sent at most once. OkHttp repeats other POSTs by itself when a connection dies or the server answers 408 or 503;
 * an authorization code would be spent twice, and the provider would take that for theft.
 */
final class OneShotBody extends RequestBody {
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
    private static final MediaType JSON = MediaType.get("application/json");

    private final MediaType contentType;
    private final byte[] encoded;
    private final AtomicBoolean sent = new AtomicBoolean();

    private OneShotBody(MediaType contentType, byte[] encoded) {
        this.contentType = contentType;
        this.encoded = encoded;
    }

    static OneShotBody form(Map<String, String> fields) {
        StringBuilder form = new StringBuilder(512);
        fields.forEach((name, value) -> {
            form.append(form.isEmpty() ? "" : "&");
            PercentEncoding.append(form, name, value);
        });
        return new OneShotBody(FORM, form.toString().getBytes(StandardCharsets.US_ASCII));
    }

    static OneShotBody json(String json) {
        return new OneShotBody(JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same, unsent. */
    OneShotBody anew() {
        return new OneShotBody(contentType, encoded);
    }

    @Override
    public MediaType contentType() {
        return contentType;
    }

    @Override
    public long contentLength() {
        return encoded.length;
    }

    /**
     * Writes the body, once: an interceptor of the host that sends every request again after a failure would send this one again too.
     * To look at a body, or to sign it, a buffer may be filled as often as one likes.
     *
     * @throws IOException if it was written before
     */
    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (!(sink instanceof Buffer) && sent.getAndSet(true)) {
            throw new IOException("a body is sent once");
        }
        sink.write(encoded);
    }

    @Override
    public boolean isOneShot() {
        return true;
    }
}
