package dev.socialconnector.fuzzing;

import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers in place of the network, which a fuzzer has no time for: always the same, until it is told otherwise. */
public final class CannedServer {
    private static final MediaType JSON = MediaType.get("application/json");

    private final AtomicInteger calls = new AtomicInteger();
    private volatile int status;
    private volatile byte[] body;

    /** Answers this. */
    public CannedServer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** Answers this from now on. */
    public void answer(int newStatus, byte[] newBody) {
        this.status = newStatus;
        this.body = newBody;
    }

    /** Returns a client that reaches nobody else. */
    public OkHttpClient client() {
        return new OkHttpClient.Builder().addInterceptor(this::respond).build();
    }

    /** Returns how many requests came. */
    public int calls() {
        return calls.get();
    }

    private Response respond(Interceptor.Chain chain) {
        calls.incrementAndGet();
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(body, JSON))
                .build();
    }
}
