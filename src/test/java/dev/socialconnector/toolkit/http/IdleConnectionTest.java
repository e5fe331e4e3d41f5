package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * B9: no honest code exchange is lost to a connection that the provider closed while idle. Played against a provider on a raw socket.
 * {@code -Dlong.network=150} plays longer keep-alives too, for that many seconds each, all side by side.
 */
class IdleConnectionTest {
    private static final int SECONDS = Integer.getInteger("long.network", 4);
    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HandshakeCertificates TLS = new HandshakeCertificates.Builder()
            .heldCertificate(CERTIFICATE)
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    private final OkHttpClient http = new OkHttpClient.Builder()
            .sslSocketFactory(TLS.sslSocketFactory(), TLS.trustManager())
            .build();
    private final ProviderClient client = ProviderClient.of(
            ConnectorContext.using(http),
            "example",
            answer -> new ConnectorException(ConnectorException.Reason.UNEXPECTED_RESPONSE, answer.step(), "refused"));

    /** At and around the very moment at which the provider closes. */
    @Test
    void noFormIsLostToAnIdleConnection() throws Exception {
        List<Callable<String>> plays = IntStream.of(1, 2, 5, 9, 15, 75)
                .filter(keepAlive -> keepAlive == 1 || keepAlive <= SECONDS / 2)
                .boxed()
                .flatMap(keepAlive -> Stream.of(IdlingProvider.Close.values())
                        .flatMap(close -> Stream.of("http", "https", IdlingProvider.HTTP2)
                                .map(scheme -> (Callable<String>) () -> play(keepAlive, close, scheme))))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(plays.size());
        try {
            for (Future<String> play : threads.invokeAll(plays)) {
                assertThat(play.get()).endsWith(" exchanges 0 lost");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String play(int keepAlive, IdlingProvider.Close close, String scheme) throws Exception {
        ServerSocketFactory sockets = scheme.equals("http")
                ? ServerSocketFactory.getDefault()
                : TLS.sslContext().getServerSocketFactory();
        int exchanges = SECONDS / keepAlive;
        int lost = 0;
        try (IdlingProvider provider = new IdlingProvider(sockets, scheme, Duration.ofSeconds(keepAlive), close)) {
            send(provider);
            for (int i = 0; i < exchanges; i++) {
                TimeUnit.MICROSECONDS.sleep(keepAlive * 1_000_000L - 1_000 + i * 4_000L / exchanges);
                try {
                    send(provider);
                } catch (ConnectorException lostOnItsWay) {
                    lost++;
                }
            }
            assertThat(provider.received.get()).isEqualTo(exchanges + 1 - lost);
        }
        return "keep-alive of " + keepAlive + " s, " + close + ", " + scheme + ": of " + exchanges + " exchanges "
                + lost + " lost";
    }

    /** A provider that is busy is not connected to again and again. */
    @ParameterizedTest
    @EnumSource(IdlingProvider.Close.class)
    void aBusyProvidersConnectionsAreUsedAgain(IdlingProvider.Close close) throws Exception {
        try (IdlingProvider provider =
                new IdlingProvider(ServerSocketFactory.getDefault(), "http", Duration.ofSeconds(5), close)) {
            IntStream.range(0, 50).forEach(i -> send(provider));

            assertThat(provider.connections).hasValue(1);
        }
    }

    /** B9b. Error code 7 is REFUSED_STREAM (RFC 9113 section 7). */
    @Test
    void whatHttp2SaysWasNotProcessedIsSentAgain() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(TLS.sslSocketFactory());
            server.start();
            server.enqueue(reset(7));
            server.enqueue(new MockResponse.Builder().body("{}").build());

            ProviderAnswer answer = client.send(form(server.url("/token").uri()), Deadline.in(Duration.ofSeconds(5)));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    /** B9b: and only that; and not for ever. Error codes of RFC 9113 section 7. */
    @ParameterizedTest
    @MethodSource("resets")
    void otherResetsEndTheExchange(int errorCode, int requests) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(TLS.sslSocketFactory());
            server.start();
            for (int i = 0; i < 9; i++) {
                server.enqueue(reset(errorCode));
            }

            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class,
                    () -> client.send(form(server.url("/token").uri()), Deadline.in(Duration.ofSeconds(5))));

            assertThat(failure.reason()).isEqualTo(ConnectorException.Reason.UNAVAILABLE);
            assertThat(server.getRequestCount()).isEqualTo(requests);
        }
    }

    static Stream<Arguments> resets() {
        return Stream.of(Arguments.of(7, 3), Arguments.of(2, 1), Arguments.of(8, 1), Arguments.of(11, 1));
    }

    private static MockResponse reset(int errorCode) {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseStream(errorCode))
                .build();
    }

    private void send(IdlingProvider provider) {
        client.send(form(provider.address()), Deadline.in(Duration.ofSeconds(5)));
    }

    private static ProviderRequest form(URI address) {
        return ProviderRequest.post(Step.CODE_EXCHANGE, address, Map.of("code", "once"));
    }
}
