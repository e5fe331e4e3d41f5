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
 * A form that is sent at most once. OkHttp repeats other POSTs by itself when a connection dies or the server answers 408 or 503;
 * an authorization code would be spent twice, and the provider would take that for theft.
 */
final class OneShotForm extends RequestBody {
    private static final MediaType CONTENT_TYPE = MediaType.get("application/x-www-form-urlencoded");

    private final byte[] encoded;
    private final AtomicBoolean sent = new AtomicBoolean();

    OneShotForm(Map<String, String> fields) {
        StringBuilder form = new StringBuilder(512);
        fields.forEach((name, value) -> {
            form.append(form.isEmpty() ? "" : "&");
            PercentEncoding.append(form, name, value);
        });
        this.encoded = form.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public MediaType contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public long contentLength() {
        return encoded.length;
    }

    /**
     * Writes the form, once: an interceptor of the host that sends every request again after a failure would send this one again too.
     * To look at a form, or to sign it, a buffer may be filled as often as one likes.
     *
     * @throws IOException if it was written before
     */
    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (!(sink instanceof Buffer) && sent.getAndSet(true)) {
            throw new IOException("a form is sent once");
        }
        sink.write(encoded);
    }

    @Override
    public boolean isOneShot() {
        return true;
    }
}
