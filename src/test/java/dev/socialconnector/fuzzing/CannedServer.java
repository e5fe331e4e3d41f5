package dev.socialconnector.fuzzing;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Answers in place of the network, which a fuzzer has no time for: at each path always the same, until it is told otherwise. */
public final class CannedServer {
    private static final MediaType JSON = MediaType.get("application/json");

    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
    private volatile String lastRequest = "";
    private volatile String lastForm = "";
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

    /** Answers this at one path from now on, with status 200. */
    public void answerAt(String path, byte[] newBody) {
        bodies.put(path, newBody);
    }

    /** Returns a client that reaches nobody else. */
    public OkHttpClient client() {
        return new OkHttpClient.Builder().addInterceptor(this::respond).build();
    }

    /** Returns how many requests came. */
    public int calls() {
        return calls.get();
    }

    /** Returns the body of the last request. */
    public String lastForm() {
        return lastForm;
    }

    /** Returns the address and the headers of the last request. */
    public String lastRequest() {
        return lastRequest;
    }

    private Response respond(Interceptor.Chain chain) throws IOException {
        calls.incrementAndGet();
        lastRequest = chain.request().url() + "\n" + chain.request().headers();
        lastForm = text(chain.request().body());
        byte[] ofPath = bodies.get(chain.request().url().encodedPath());
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(ofPath == null ? status : 200)
                .message("")
                .body(ResponseBody.create(ofPath == null ? body : ofPath, JSON))
                .build();
    }

    private static String text(@Nullable RequestBody body) throws IOException {
        Buffer buffer = new Buffer();
        if (body != null) {
            body.writeTo(buffer);
        }
        return buffer.readUtf8();
    }
}
