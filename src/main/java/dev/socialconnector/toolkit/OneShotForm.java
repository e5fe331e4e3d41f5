package dev.socialconnector.toolkit;

import java.io.IOException;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A form that is sent at most once. OkHttp repeats other POSTs by itself when a connection dies or the server answers 408 or 503;
 * an authorization code would be spent twice, and the provider would take that for theft.
 */
final class OneShotForm extends RequestBody {
    private final FormBody form;

    OneShotForm(Map<String, String> fields) {
        FormBody.Builder builder = new FormBody.Builder();
        fields.forEach(builder::add);
        this.form = builder.build();
    }

    @Override
    public MediaType contentType() {
        return form.contentType();
    }

    @Override
    public long contentLength() {
        return form.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        form.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
        return true;
    }
}
