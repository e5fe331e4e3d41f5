package dev.socialconnector.toolkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Connection;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B3, B6: the limit ends no honest answer, and the host's client stays the host's. */
class MeteredClientTest {
    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HandshakeCertificates TLS = new HandshakeCertificates.Builder()
            .heldCertificate(CERTIFICATE)
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http = new OkHttpClient.Builder()
            .sslSocketFactory(TLS.sslSocketFactory(), TLS.trustManager())
            .build();

    @AfterEach
    void close() {
        server.close();
    }

    /** Together they bring far more than one alone may. */
    @Test
    void sixtyFourAnswersAtOnceOverOneConnectionAreRead() throws Exception {
        MockResponse large = new MockResponse.Builder()
                .addHeader("X-Padding", "x".repeat(8_000))
                .body("{\"groups\":\"" + "x".repeat(200_000) + "\"}")
                .build();
        start(true, request -> large);
        ProviderClient client = clientOf(http);
        client.send(form("/token"), Deadline.in(PATIENCE));
        AtomicInteger connections = new AtomicInteger();

        List<Integer> sizes = atOnce(64, () -> {
            ProviderAnswer answer = client.send(form("/token"), Deadline.in(PATIENCE));
            return answer.json().orElseThrow().text("groups").orElseThrow().length();
        });

        assertThat(sizes).hasSize(64).containsOnly(200_000);
        for (int i = 0; i < 65; i++) {
            connections.accumulateAndGet(server.takeRequest().getConnectionIndex(), Math::max);
        }
        assertThat(connections).hasValue(0);
    }

    /** Such as one that logs texts and passes over pictures. */
    @Test
    void anInterceptorOfTheHostSeesEachAnswersOwnType() throws Exception {
        List<String> types = List.of(
                "application/json", "application/json", "text/html;charset=euc-kr", "no type", "application/json");
        Iterator<String> next = types.iterator();
        start(false, request -> new MockResponse.Builder()
                .addHeader("Content-Type", next.next())
                .body("{}")
                .build());
        List<String> seen = new ArrayList<>();
        ProviderClient client = clientOf(http.newBuilder()
                .addInterceptor(chain -> {
                    Response answer = chain.proceed(chain.request());
                    seen.add(String.valueOf(answer.body().contentType()));
                    return answer;
                })
                .build());

        for (int i = 0; i < types.size(); i++) {
            client.send(form("/token"), Deadline.in(PATIENCE));
        }

        assertThat(seen)
                .containsExactly(
                        "application/json", "application/json", "text/html;charset=euc-kr", "null", "application/json");
    }

    /** One tenant's answer on a connection that several share. */
    @Test
    void anAnswerThatIsTooLargeEndsNoOther() throws Exception {
        start(
                true,
                request -> request.getTarget().equals("/large")
                        ? new MockResponse.Builder()
                                .body("x".repeat(12_000_000))
                                .build()
                        : new MockResponse.Builder()
                                .body("{}")
                                .headersDelay(1, TimeUnit.SECONDS)
                                .build());
        ProviderClient client = clientOf(http);
        client.send(form("/token"), Deadline.in(PATIENCE));

        AtomicInteger turn = new AtomicInteger();
        List<Object> outcomes = atOnce(2, () -> {
            if (turn.getAndIncrement() == 0) {
                return client.send(form("/token"), Deadline.in(PATIENCE)).status();
            }
            return catchThrowableOfType(
                            ConnectorException.class, () -> client.send(form("/large"), Deadline.in(PATIENCE)))
                    .reason();
        });

        assertThat(outcomes).containsExactlyInAnyOrder(200, Reason.UNEXPECTED_RESPONSE);
    }

    /** A head as large as most servers can send by default, and chunks far smaller than they come. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLargeHeadAndSmallChunksAreRead(boolean tls) throws Exception {
        start(tls, request -> new MockResponse.Builder()
                .addHeader("X-Padding", "x".repeat(8_000))
                .chunkedBody("{\"groups\":\"" + "x".repeat(900_000) + "\"}", 256)
                .build());
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        ProviderClient client = clientOf(http);

        for (int i = 0; i < 3; i++) {
            ProviderAnswer answer = client.send(form("/token"), Deadline.in(PATIENCE));

            assertThat(answer.json().orElseThrow().text("groups").orElseThrow()).hasSize(900_000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theHostsSocketsAreUsed(boolean tls) throws Exception {
        start(tls, request -> new MockResponse.Builder().body("{}").build());
        CountingSockets sockets = new CountingSockets();
        OkHttpClient ofHost = http.newBuilder().socketFactory(sockets).build();

        clientOf(ofHost).send(form("/token"), Deadline.in(PATIENCE));

        assertThat(sockets.made).hasValue(1);
    }

    @Test
    void aTunnelThroughTheHostsProxyIsUsed() throws Exception {
        server.useHttps(TLS.sslSocketFactory());
        server.start();
        server.enqueue(new MockResponse.Builder()
                .inTunnel()
                .code(407)
                .body("x".repeat(60_000))
                .build());
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        server.enqueue(new MockResponse.Builder().body("{}").build());
        OkHttpClient ofHost = http.newBuilder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(server.getHostName(), server.getPort())))
                .proxyAuthenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Proxy-Authorization", "Basic eDp4")
                        .build())
                .build();

        ProviderAnswer answer = clientOf(ofHost).send(form("/token"), Deadline.in(PATIENCE));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(server.takeRequest().getMethod()).isEqualTo("CONNECT");
    }

    /** What they do to a socket must reach the real one. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void theHostsInterceptorsFindTheirSocket(Protocol protocol) throws Exception {
        start(true, request -> new MockResponse.Builder().body("{}").build());
        OkHttpClient ofHost = http.newBuilder()
                .protocols(protocol == Protocol.HTTP_1_1 ? List.of(protocol) : List.of(protocol, Protocol.HTTP_1_1))
                .addNetworkInterceptor(chain -> {
                    Connection connection = chain.connection();
                    SSLSocket socket = (SSLSocket) connection.socket();
                    socket.setTcpNoDelay(true);
                    assertThat(socket.getPort()).isEqualTo(server.getPort());
                    assertThat(socket.getSession().isValid()).isTrue();
                    assertThat(connection.protocol()).isEqualTo(protocol);
                    return chain.proceed(chain.request());
                })
                .build();

        ProviderAnswer answer = clientOf(ofHost).send(form("/token"), Deadline.in(PATIENCE));

        assertThat(answer.status()).isEqualTo(200);
    }

    /** Two contexts over one client of the host, as with one clock per test, or one listener per realm. */
    @Test
    void contextsOfOneClientShareConnections() throws Exception {
        start(false, request -> new MockResponse.Builder().body("{}").build());
        ProviderRequest request =
                ProviderRequest.get(Step.PROFILE, server.url("/userinfo").uri());

        clientOf(http).send(request, Deadline.in(PATIENCE));
        clientOf(http).send(request, Deadline.in(PATIENCE));

        assertThat(http.connectionPool().connectionCount()).isEqualTo(1);
    }

    /** What a socket can do, the host's does: no call may end at the one that stands before it, which is not connected. */
    @Test
    void everyCallReachesTheHostsSocket() {
        assertThat(unanswered(Socket.class, MeteredSocket.class)).isEmpty();
        assertThat(unanswered(SSLSocket.class, MeteredTlsSocket.class)).isEmpty();
    }

    private static List<String> unanswered(Class<?> type, Class<?> ours) {
        return Arrays.stream(type.getMethods())
                .filter(method ->
                        method.getDeclaringClass() != Object.class && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> Arrays.stream(ours.getDeclaredMethods()).noneMatch(own -> overrides(own, method)))
                .map(Method::toString)
                .toList();
    }

    private static boolean overrides(Method own, Method method) {
        return own.getName().equals(method.getName())
                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes());
    }

    private void start(boolean tls, Function<RecordedRequest, MockResponse> answers) throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.apply(request);
            }
        });
        if (tls) {
            server.useHttps(TLS.sslSocketFactory());
        }
        server.start();
    }

    private ProviderRequest form(String path) {
        return ProviderRequest.post(Step.CODE_EXCHANGE, server.url(path).uri(), Map.of("code", "once"));
    }

    private static ProviderClient clientOf(OkHttpClient http) {
        return ProviderClient.of(
                ConnectorContext.using(http),
                "example",
                answer -> new ConnectorException(Reason.DENIED, answer.step(), "refused"));
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> all =
                    IntStream.range(0, times).mapToObj(i -> work).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A host's sockets, counted. */
    private static final class CountingSockets extends UncalledSockets {
        final AtomicInteger made = new AtomicInteger();

        @Override
        public Socket createSocket() throws IOException {
            made.incrementAndGet();
            return SocketFactory.getDefault().createSocket();
        }
    }
}
