package dev.socialconnector.testing.contract;

import dev.socialconnector.testing.Connections;
import dev.socialconnector.testing.EmulatorDispatcher;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.FaultPlan;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Stands between a connector and its provider: all that a connector asks through the client of {@link #http} passes here, is
 * recorded and can be spoilt on the wire, whoever the provider is. What OkHttp repeats by itself passes here as well.
 */
final class Relay implements AutoCloseable {
    private static final String TARGET = "X-Relay-Target";
    private static final Set<String> OF_ONE_HOP = Set.of(
            "host",
            "connection",
            "keep-alive",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            TARGET.toLowerCase(Locale.ROOT));

    /** Reading the trusted certificates takes a while, so all clients come from this one. */
    private static final OkHttpClient FIRST =
            new OkHttpClient.Builder().addNetworkInterceptor(Relay::promptly).build();

    private final OkHttpClient onward = FIRST.newBuilder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool())
            .build();
    private final MockWebServer server = new MockWebServer();
    private final Connections connections = new Connections();
    private final Traffic traffic = new Traffic();
    private final FaultPlan faults = new FaultPlan();
    private final EmulatorDispatcher dispatcher =
            new EmulatorDispatcher(server, connections, this::forward, traffic, faults);
    private final List<Protocol> protocols;

    /** Starts to listen; connectors speak these protocols to it, and it speaks HTTP/1.1 to the provider. */
    Relay(List<Protocol> protocols) {
        this.protocols = protocols;
        server.setServerSocketFactory(connections);
        server.setProtocols(protocols);
        server.setDispatcher(dispatcher);
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot listen", failure);
        }
    }

    /** Returns a new client, as a host would lend it, whose requests pass here. */
    OkHttpClient http(UnaryOperator<OkHttpClient.Builder> ofHost) {
        OkHttpClient.Builder client = FIRST.newBuilder().protocols(protocols).connectionPool(new ConnectionPool());
        return ofHost.apply(client).addInterceptor(this::divert).build();
    }

    /** Makes every call of a path fail, until {@link #mend()}. */
    void spoil(String path, Fault fault) {
        faults.add(path, fault);
    }

    /** Makes the next calls of a path fail. */
    void spoil(String path, int times, Fault fault) {
        faults.add(path, times, fault);
    }

    /** Ends all faults. */
    void mend() {
        faults.clear();
    }

    /** Returns what has passed, oldest first. */
    List<RecordedCall> calls() {
        return traffic.calls();
    }

    /** Returns how many calls have passed. */
    int count() {
        return traffic.count();
    }

    /** Forgets what has passed. */
    void forgetCalls() {
        traffic.clear();
    }

    @Override
    public void close() {
        dispatcher.close();
        server.close();
        onward.connectionPool().evictAll();
    }

    /** Head and body are written apart, which would cost 40 ms per request. */
    private static Response promptly(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection != null) {
            connection.socket().setTcpNoDelay(true);
        }
        return chain.proceed(chain.request());
    }

    private Response divert(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        HttpUrl target = request.url();
        HttpUrl here = target.newBuilder()
                .scheme("http")
                .host("127.0.0.1")
                .port(server.getPort())
                .build();
        return chain.proceed(request.newBuilder()
                .url(here)
                .header(TARGET, target.scheme() + "://" + target.host() + ":" + target.port())
                .build());
    }

    private MockResponse forward(IncomingCall call) {
        String query = call.rawQuery().isEmpty() ? "" : "?" + call.rawQuery();
        Request request = new Request.Builder()
                .url(call.header(TARGET).orElseThrow() + call.path() + query)
                .headers(ofAllHops(call.headers()))
                .method(call.method(), call.method().equals("GET") ? null : RequestBody.create(call.body(), null))
                .build();
        try (Response response = onward.newCall(request).execute();
                ResponseBody body = response.body()) {
            return new MockResponse.Builder()
                    .code(response.code())
                    .headers(ofAllHops(response.headers()))
                    .body(new Buffer().write(body.bytes()))
                    .build();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Headers ofAllHops(Headers headers) {
        Headers.Builder kept = new Headers.Builder();
        headers.forEach(header -> {
            String name = header.getFirst().toLowerCase(Locale.ROOT);
            if (!OF_ONE_HOP.contains(name) && !name.startsWith(":")) {
                kept.addUnsafeNonAscii(header.getFirst(), header.getSecond());
            }
        });
        return kept.build();
    }
}
