package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * B9: no honest code exchange is lost to a connection that the provider closed while idle. Played against a provider on a raw socket.
 * {@code -Dtell.figures=true} prints how many exchanges each keep-alive had.
 */
class IdleConnectionTest {
    /** How many exchanges meet the end of a keep-alive at the least, spread over the milliseconds around it. */
    private static final int MOMENTS = 8;

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

    @Test
    void noFormIsLostToAnIdleConnection() throws Exception {
        assertNoneIsLost(4, 1);
    }

    @Test
    @Tag("long")
    void norToOneThatWasIdleForLonger() throws Exception {
        assertNoneIsLost(80, 1, 2, 5, 9, 15, 75);
    }

    /** At and around the very moment at which the provider closes. Where one connection meets it too rarely, several do. */
    private void assertNoneIsLost(int seconds, int... keepAlives) throws Exception {
        List<Play> plays = IntStream.of(keepAlives)
                .boxed()
                .flatMap(keepAlive -> Stream.of(IdlingProvider.Close.values())
                        .flatMap(close -> Stream.of("http", "https", IdlingProvider.HTTP2)
                                .flatMap(scheme -> Play.sideBySide(keepAlive, close, scheme, seconds / keepAlive))))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(plays.size());
        try {
            List<Callable<List<String>>> calls = plays.stream()
                    .map(play -> (Callable<List<String>>) () -> lost(play))
                    .toList();
            List<Future<List<String>>> lost = threads.invokeAll(calls);

            for (int i = 0; i < plays.size(); i++) {
                assertThat(lost.get(i).get()).as(plays.get(i) + ": lost").isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        tell(plays);
    }

    /** Exchanges over one connection at a time; the moments of the first of them are counted from {@code from}, of all that are side by side. */
    private record Play(
            int keepAlive, IdlingProvider.Close close, String scheme, int exchanges, int from, int moments) {
        static Stream<Play> sideBySide(int keepAlive, IdlingProvider.Close close, String scheme, int exchanges) {
            int connections = (MOMENTS + exchanges - 1) / exchanges;
            return IntStream.range(0, connections)
                    .mapToObj(
                            i -> new Play(keepAlive, close, scheme, exchanges, i * exchanges, connections * exchanges));
        }

        /** From a millisecond before the provider closes to three after it. */
        long microsecondsBefore(int exchange) {
            return keepAlive * 1_000_000L - 1_000 + (from + exchange) * 4_000L / moments;
        }
    }

    /** Returns how exchanges were lost. */
    private List<String> lost(Play play) throws Exception {
        ServerSocketFactory sockets = play.scheme().equals("http")
                ? ServerSocketFactory.getDefault()
                : TLS.sslContext().getServerSocketFactory();
        List<String> lost = new ArrayList<>();
        try (IdlingProvider provider =
                new IdlingProvider(sockets, play.scheme(), Duration.ofSeconds(play.keepAlive()), play.close())) {
            send(provider);
            for (int i = 0; i < play.exchanges(); i++) {
                TimeUnit.MICROSECONDS.sleep(play.microsecondsBefore(i));
                try {
                    send(provider);
                } catch (ConnectorException lostOnItsWay) {
                    lost.add(lostOnItsWay.getMessage());
                }
            }
            assertThat(provider.received.get()).isEqualTo(play.exchanges() + 1 - lost.size());
        }
        return lost;
    }

    @SuppressWarnings("SystemOut")
    private static void tell(List<Play> plays) {
        if (Boolean.getBoolean("tell.figures")) {
            plays.stream()
                    .collect(Collectors.groupingBy(
                            Play::keepAlive, TreeMap::new, Collectors.summingInt(Play::exchanges)))
                    .forEach((keepAlive, exchanges) -> System.out.println(
                            "keep-alive of " + keepAlive + " s: " + exchanges + " exchanges, none lost"));
        }
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

    /** What is lost is lost at once; the deadline is a busy machine's. */
    private void send(IdlingProvider provider) {
        client.send(form(provider.address()), Deadline.in(Duration.ofSeconds(30)));
    }

    private static ProviderRequest form(URI address) {
        return ProviderRequest.post(Step.CODE_EXCHANGE, address, Map.of("code", "once"));
    }
}
