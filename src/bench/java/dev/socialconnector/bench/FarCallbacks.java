package dev.socialconnector.bench;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;

/**
 * The time from the callback to the login where the provider is a round trip of 30 ms away and speaks TLS: the first sign-in, which knows
 * neither keys nor connections, and one after a silence, in which the provider has closed all connections.
 */
final class FarCallbacks {
    /** What a provider's servers are: Kakao's two, or one for all. */
    static final List<String> LAYOUTS = List.of("twoHosts", "oneHost");

    static final List<String> CONTENDERS = List.of("bare", "ours", "warmedUp");
    static final List<String> MOMENTS = List.of("first", "afterSilence");

    private static final Duration ROUND_TRIP = Duration.ofMillis(30);
    private static final Duration PERSON = Duration.ofMillis(600);
    private static final Duration SILENCE = MockKakao.KEEP_ALIVE.multipliedBy(3).dividedBy(2);
    private static final int WARM_UP_ROUNDS = 1;

    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    private FarCallbacks() {}

    static FarCallbacks run(int rounds) throws Exception {
        System.out.println("far callbacks, " + rounds + " rounds");
        FarCallbacks result = new FarCallbacks();
        try (ChildJvm kakao = ChildJvm.start(MockKakao.class, "tls")) {
            String[] mock = kakao.answer();
            try (Distance distance = Distance.to(Integer.parseInt(mock[0]), ROUND_TRIP)) {
                for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
                    for (String layout : LAYOUTS) {
                        for (String contender : CONTENDERS) {
                            result.measure(layout, contender, mock, distance, round >= WARM_UP_ROUNDS);
                        }
                    }
                }
            }
        }
        return result;
    }

    /** Returns the milliseconds from the callback to the login. */
    Series millis(String layout, String contender, String moment) {
        return new Series(millis.getOrDefault(layout + contender + moment, List.of()));
    }

    private void measure(String layout, String contender, String[] mock, Distance distance, boolean counts)
            throws Exception {
        SettableClock clock = new SettableClock(Instant.ofEpochSecond(Long.parseLong(mock[1])));
        OkHttpClient http = client(mock[2]);
        KakaoEndpoints endpoints = endpoints(layout, mock, distance);
        ConnectorContext context = ConnectorContext.using(http).withClock(clock);
        Login login =
                switch (contender) {
                    case "bare" -> new BareLogin(endpoints, http, true);
                    case "ours" -> new OurLogin(endpoints, context, true);
                    default -> new OurLogin(endpoints, context.withWarmUp(), true);
                };
        for (String moment : MOMENTS) {
            if (moment.equals("afterSilence")) {
                TimeUnit.MILLISECONDS.sleep(SILENCE.toMillis());
                clock.advance(Duration.ofMinutes(1));
            }
            Login.Return atProvider = login.begin(0);
            TimeUnit.MILLISECONDS.sleep(PERSON.toMillis());
            long start = System.nanoTime();
            atProvider.complete();
            double taken = (System.nanoTime() - start) / 1e6;
            if (counts) {
                millis.computeIfAbsent(layout + contender + moment, missing -> new ArrayList<>())
                        .add(taken);
            }
        }
    }

    private static KakaoEndpoints endpoints(String layout, String[] mock, Distance distance) throws IOException {
        URI kauth = URI.create("https://localhost:" + distance.port());
        URI kapi = layout.equals("oneHost") ? kauth : URI.create("https://127.0.0.1:" + distance.port());
        String issuer = MockAnswers.base(Integer.parseInt(mock[0])).toString();
        return new KakaoEndpoints(issuer, kauth, kapi);
    }

    /** Knows no session of TLS. */
    private static OkHttpClient client(String certificate) {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(
                        Certificates.decodeCertificatePem(URLDecoder.decode(certificate, StandardCharsets.US_ASCII)))
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
                .build();
    }
}
