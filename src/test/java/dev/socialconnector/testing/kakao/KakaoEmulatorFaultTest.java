package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.testing.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways in which the emulator misbehaves on request, seen by an HTTP client. */
@Timeout(20)
class KakaoEmulatorFaultTest {

    private static final OkHttpClient IMPATIENT =
            EmulatorClient.http().callTimeout(Duration.ofMillis(400)).build();

    private final KakaoEmulator kakao = KakaoEmulator.start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void faultsAreCountedAndTakeTurns() {
        kakao.inject(KakaoPaths.JWKS, 2, Fault.html(503));
        kakao.inject(KakaoPaths.JWKS, Fault.answer(200, "{}"));

        List<Integer> statuses = List.of(jwks().status(), jwks().status(), jwks().status());
        kakao.clearFaults();

        assertThat(statuses).containsExactly(503, 503, 200);
        assertThat(jwks().body()).contains("RS256");
        assertThat(kakao.count(KakaoPaths.JWKS)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"HTTP_1_1", "H2_PRIOR_KNOWLEDGE"})
    void aDroppedConnectionLeavesTheCodeAndALostAnswerTakesIt(Protocol protocol) throws Exception {
        try (KakaoEmulator server =
                KakaoEmulator.builder().protocols(List.of(protocol)).start()) {
            EmulatorClient http = new EmulatorClient(
                    server, EmulatorClient.http().protocols(List.of(protocol)).build());
            String code = http.code("jiu", Map.of());
            server.inject(KakaoPaths.TOKEN, 1, Fault.dropConnection());
            server.inject(KakaoPaths.TOKEN, 1, Fault.loseAnswer());

            assertThatThrownBy(() -> http.exchange(code, Map.of())).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> http.exchange(code, Map.of())).isInstanceOf(UncheckedIOException.class);

            assertThat(http.exchange(code, Map.of()).koe()).isEqualTo("400 KOE320");
            assertThat(server.count(KakaoPaths.TOKEN)).isEqualTo(3);
        }
    }

    @Test
    void aConnectionCanBeDroppedBeforeAnythingIsRead() {
        kakao.dropNextConnections(1);

        assertThatThrownBy(this::jwks).isInstanceOf(UncheckedIOException.class);
        assertThat(kakao.count()).isZero();
        assertThat(jwks().status()).isEqualTo(200);
    }

    @Test
    void aDelayedAnswerComesAndAStalledOneDoesNot() {
        kakao.inject(KakaoPaths.JWKS, 1, Fault.delay(Duration.ofMillis(150)));
        kakao.inject(KakaoPaths.JWKS, 1, Fault.stall());

        long start = System.nanoTime();
        assertThat(jwks().status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
        assertThatThrownBy(() -> impatient().get(kakao.uri(KakaoPaths.JWKS))).hasMessageContaining("timeout");
    }

    @Test
    void aTruncatedBodyBreaksOff() {
        kakao.inject(KakaoPaths.JWKS, 1, Fault.truncatedBody());

        assertThatThrownBy(this::jwks).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aSlowBodyDrips() {
        kakao.inject(KakaoPaths.JWKS, 1, Fault.slowBody(Duration.ofMillis(100)));

        assertThatThrownBy(() -> impatient().get(kakao.uri(KakaoPaths.JWKS))).hasMessageContaining("timeout");
    }

    @Test
    void anEndlessBodyDoesNotEnd() throws IOException {
        kakao.inject(KakaoPaths.JWKS, 1, Fault.endlessBody());

        assertThat(bytesRead(5_000_000)).isEqualTo(5_000_000);
    }

    @Test
    void aGzipBombUnfoldsCorrectly() throws IOException {
        kakao.inject(KakaoPaths.JWKS, 1, Fault.gzipBomb(20));

        assertThat(bytesRead(Long.MAX_VALUE)).isEqualTo(20L << 20);
    }

    @Test
    void headersAndRedirectsCanBeAdded() {
        kakao.inject(KakaoPaths.JWKS, 1, Fault.manyHeaders(1_000));
        kakao.inject(KakaoPaths.JWKS, 1, Fault.redirect(307, URI.create("http://127.0.0.1:1/elsewhere")));

        assertThat(jwks().headers().size()).isGreaterThan(1_000);
        EmulatorClient.Reply redirect = jwks();
        assertThat(redirect.status()).isEqualTo(307);
        assertThat(redirect.location()).isEqualTo("http://127.0.0.1:1/elsewhere");
    }

    @Test
    void quotasTellWhenToComeBack() throws Exception {
        kakao.inject(KakaoPaths.TOKEN, 1, Fault.tokenRateLimit(Duration.ofSeconds(30)));

        EmulatorClient.Reply reply = client.exchange("any", Map.of());

        assertThat(reply.koe()).isEqualTo("429 KOE237");
        assertThat(reply.header("Retry-After")).contains("30");
    }

    @Test
    void http2IsSpokenOnRequest() throws Exception {
        try (KakaoEmulator server = KakaoEmulator.builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .start()) {
            EmulatorClient http2 = new EmulatorClient(server, EmulatorClient.http2());

            assertThat(http2.get(server.uri(KakaoPaths.JWKS)).protocol()).isEqualTo(Protocol.H2_PRIOR_KNOWLEDGE);
            assertThat(http2.exchange(http2.code("jiu", Map.of()), Map.of()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void bodyFaultsWorkOverHttp2AndStallOneStreamOnly() throws Exception {
        try (KakaoEmulator server = KakaoEmulator.builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .start()) {
            OkHttpClient http = EmulatorClient.http2();
            EmulatorClient http2 = new EmulatorClient(server, http);
            server.inject(KakaoPaths.DISCOVERY, Fault.stall());
            server.inject(KakaoPaths.JWKS, 1, Fault.truncatedBody());
            Call stalled = http.newCall(new Request.Builder()
                    .url(server.uri(KakaoPaths.DISCOVERY).toString())
                    .build());
            CompletableFuture<Void> stalling = CompletableFuture.runAsync(() -> {
                try {
                    stalled.execute().close();
                } catch (IOException expected) {
                    assertThat(stalled.isCanceled()).isTrue();
                }
            });
            while (server.count(KakaoPaths.DISCOVERY) == 0) {
                Thread.sleep(5);
            }

            assertThat(http2.get(server.uri(KakaoPaths.USER_ME)).status()).isEqualTo(401);
            stalled.cancel();
            stalling.join();
            assertThatThrownBy(() -> http2.get(server.uri(KakaoPaths.JWKS))).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void anyBytesCanBeAnswered() {
        byte[] korean = "{\"msg\":\"점검\"}".getBytes(Charset.forName("EUC-KR"));
        kakao.inject(KakaoPaths.JWKS, 1, Fault.answer(200, Map.of("Content-Type", "application/json"), korean));

        assertThat(jwks().body()).contains("\uFFFD");
    }

    @Test
    void closingEndsStalledCallsAndLeavesNoThread() throws Exception {
        Set<Thread> before = serverThreads();
        try (KakaoEmulator server = KakaoEmulator.start()) {
            server.inject(KakaoPaths.JWKS, Fault.stall());
            EmulatorClient http = new EmulatorClient(server, IMPATIENT);
            assertThatThrownBy(() -> http.get(server.uri(KakaoPaths.JWKS))).isInstanceOf(UncheckedIOException.class);
        }

        Set<Thread> left = serverThreads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(2_000);
        }
        assertThat(left).noneMatch(Thread::isAlive);
    }

    private EmulatorClient.Reply jwks() {
        return client.get(kakao.uri(KakaoPaths.JWKS));
    }

    private EmulatorClient impatient() {
        return new EmulatorClient(kakao, IMPATIENT);
    }

    private long bytesRead(long most) throws IOException {
        Request request =
                new Request.Builder().url(kakao.uri(KakaoPaths.JWKS).toString()).build();
        try (Response response = EmulatorClient.http().build().newCall(request).execute();
                InputStream body = response.body().byteStream()) {
            byte[] part = new byte[8192];
            long total = 0;
            int length = body.read(part, 0, (int) Math.min(part.length, most));
            while (length > 0) {
                total += length;
                length = body.read(part, 0, (int) Math.min(part.length, most - total));
            }
            return total;
        }
    }

    private static Set<Thread> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("MockWebServer"))
                .collect(Collectors.toSet());
    }
}
