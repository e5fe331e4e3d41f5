package dev.socialconnector.toolkit.wire;

import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Tells each connection which answers it may bring: raises its allowance with each request, and lowers it when the answer is read. */
final class AnswerMeter implements Interceptor {
    private static final int MAX_KNOWN_LENGTH = 100;

    private volatile @Nullable KnownType known;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Connection connection = chain.connection();
        if (connection == null || !(connection.socket() instanceof Metered metered)) {
            return chain.proceed(request); // without TLS through a SOCKS proxy, the host's factory is not asked
        }
        MaxIdle.require(request, metered.meter().allowance());
        boolean multiplexed =
                connection.protocol() == Protocol.HTTP_2 || connection.protocol() == Protocol.H2_PRIOR_KNOWLEDGE;
        Awaited awaited = new Awaited(metered.meter().allowance(), multiplexed, AnswerLimit.of(request));
        Response response = null;
        try {
            response = chain.proceed(request);
        } finally {
            if (response == null) {
                awaited.settle(false);
            }
        }
        ResponseBody body = response.body();
        return response.newBuilder()
                .body(new MeteredBody(
                        body, Okio.buffer(awaited.metering(body.source())), response.header("Content-Type", "")))
                .build();
    }

    /** OkHttp asks for each answer, and a provider hardly ever sends another type: reading it is a kilobyte of a sign-in. */
    private @Nullable MediaType typeOf(ResponseBody body, String header) {
        KnownType last = known;
        if (last != null && last.header.equals(header)) {
            return last.type;
        }
        MediaType type = body.contentType();
        if (type != null && header.length() <= MAX_KNOWN_LENGTH) {
            known = new KnownType(header, type);
        }
        return type;
    }

    /** What a header came to. */
    private record KnownType(String header, MediaType type) {}

    /** A body whose type is looked at only if somebody asks. */
    private final class MeteredBody extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;
        private final String type;

        MeteredBody(ResponseBody body, BufferedSource source, String type) {
            this.body = body;
            this.source = source;
            this.type = type;
        }

        @Override
        public @Nullable MediaType contentType() {
            return typeOf(body, type);
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }

    /** One answer, from the request to its end. */
    private static final class Awaited {
        /** Chunks, frames and padding may be one part in so many of a body. */
        private static final int BODY_PER_FRAMING = 64;

        private final Allowance allowance;
        private final boolean multiplexed;
        private final AnswerLimit limit;
        private long delivered;
        private boolean settled;

        Awaited(Allowance allowance, boolean multiplexed, AnswerLimit limit) {
            this.allowance = allowance;
            this.multiplexed = multiplexed;
            this.limit = limit;
            allowance.await(limit.maxBytes());
        }

        Source metering(Source body) {
            return new ForwardingSource(body) {
                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                    long count = super.read(sink, byteCount);
                    if (count < 0) {
                        settle(true);
                    } else {
                        deliver(count);
                    }
                    return count;
                }

                @Override
                public void close() throws IOException {
                    try {
                        super.close();
                    } finally {
                        settle(false);
                    }
                }
            };
        }

        private void deliver(long count) {
            long framing = (delivered + count) / BODY_PER_FRAMING - delivered / BODY_PER_FRAMING;
            delivered += count;
            allowance.deliver(multiplexed ? framing : count + framing, multiplexed ? count : 0);
        }

        private void settle(boolean whole) {
            if (!settled) {
                settled = true;
                allowance.settle(limit.maxBytes(), whole);
            }
        }
    }
}
