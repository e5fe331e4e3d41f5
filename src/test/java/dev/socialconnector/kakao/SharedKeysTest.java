package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D1 to D7. Keys are downloaded seldom, and neither a fault nor a flood takes good ones away. */
final class SharedKeysTest {
    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(64, 1, TimeUnit.MINUTES))
            .build();

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start().over(HTTP);

    /** D1. */
    @Test
    void manySignInsMakeOneDownload() {
        IntStream.range(0, 100).forEach(i -> bed.signIn());

        assertThat(downloads()).isEqualTo(1);
    }

    /** D1. */
    @Test
    void aThousandConnectorsOfOneContextMakeOneDownload() {
        List<KakaoBed> thousand =
                Stream.generate(() -> bed.with(config -> config)).limit(1_000).toList();

        thousand.forEach(each -> each.signIn(KakaoBed.options().withoutProfile()));

        assertThat(downloads()).isEqualTo(1);
    }

    /** D1. */
    @Test
    void twoAddressesNeverShareKeys() {
        try (KakaoBed elsewhere = KakaoBed.start().in(own -> bed.context)) {
            bed.signIn();
            elsewhere.signIn();

            assertThat(downloads()).isEqualTo(1);
            assertThat(elsewhere.kakao.count(KakaoPaths.JWKS)).isEqualTo(1);
        }
    }

    /** D2. */
    @Test
    void threadsThatMeetAColdCacheMakeOneDownload() throws Exception {
        bed.kakao.inject(KakaoPaths.JWKS, Fault.delay(Duration.ofMillis(200)));

        Crowd.atOnce(64, 64, i -> bed.signIn());

        assertThat(downloads()).isEqualTo(1);
    }

    /** D3. */
    @Test
    void aFloodOfMadeUpKeyIdsMakesAtMostTwoDownloads() throws Exception {
        assertTwoDownloadsInAFloodOf(1_000);
    }

    /** D3. */
    @Test
    @Tag("long")
    void norDoesOneTenTimesAsLarge() throws Exception {
        assertTwoDownloadsInAFloodOf(10_000);
    }

    private void assertTwoDownloadsInAFloodOf(int attempts) throws Exception {
        flood(bed, attempts);

        assertThat(downloads()).isLessThanOrEqualTo(2);
        assertThat(bed.signIn().idToken()).isPresent();
        assertThat(downloads()).isLessThanOrEqualTo(2);
    }

    /** D4. */
    @Test
    void aRotatedKeyIsAcceptedAtOnce() {
        bed.signIn();
        bed.kakao.keys().rotate();

        assertThat(bed.signIn().idToken()).isPresent();
        assertThat(downloads()).isEqualTo(2);
    }

    /** D4. */
    @Test
    void aKeyRotatedAfterAFloodIsAcceptedWithinOneDownloadAndHalfAMinute() throws Exception {
        flood(bed, 500);
        int before = downloads();
        bed.kakao.keys().rotate();
        bed.clock.advance(Duration.ofSeconds(30));

        assertThat(bed.signIn().idToken()).isPresent();
        assertThat(downloads()).isEqualTo(before + 1);
    }

    /** D4. Nobody answered whether the key exists, so the next sign-in may ask. */
    @Test
    void aRotatedKeyIsAcceptedAsSoonAsTheKeysCanBeHad() {
        bed.signIn();
        bed.kakao.keys().rotate();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.answer(404, "{}"));
        assertThat(bed.refusal().reason()).isNotEqualTo(Reason.INVALID_ID_TOKEN);
        bed.kakao.clearFaults();

        assertThat(bed.signIn().idToken()).isPresent();
    }

    /** D3. A key server that is down is asked no more often than one that is up. */
    @Test
    void aFloodWhileTheKeysCannotBeHadMakesAtMostTwoDownloads() throws Exception {
        bed.signIn();
        bed.kakao.forgetCalls();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.answer(404, "{}"));

        flood(bed, 500);

        assertThat(downloads()).isEqualTo(2);
        assertThat(bed.signIn().idToken()).isPresent();
    }

    /** D3. On a clock that goes on, and that each thread reads at another moment. */
    @Test
    void aFloodOnARunningClockMakesAtMostTwoDownloads() throws Exception {
        KakaoBed ticking = bed.in(context -> context.withClock(new TickingClock(bed.clock)));

        flood(ticking, 2_000);

        assertThat(downloads()).isLessThanOrEqualTo(2);
    }

    /** D4. */
    @Test
    void manyWhoMeetARotatedKeyAreAllAccepted() throws Exception {
        bed.signIn();
        bed.kakao.keys().rotate();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.delay(Duration.ofMillis(200)));

        Crowd.atOnce(32, 32, i -> bed.signIn());

        assertThat(downloads()).isEqualTo(2);
    }

    static Stream<Fault> badAnswers() {
        return Stream.of(
                Fault.answer(200, "{}"),
                Fault.answer(200, "{\"keys\":[]}"),
                Fault.answer(200, "{\"keys\":{}}"),
                Fault.answer(200, "{\"keys\":[{\"kty\":\"EC\"}]}"),
                Fault.html(200),
                Fault.answer(500, "{}"),
                Fault.truncatedBody(),
                Fault.answer(302, Map.of("Location", "http://127.0.0.1:1/"), ""),
                Fault.endlessBody());
    }

    /** D5. */
    @ParameterizedTest
    @MethodSource("badAnswers")
    void badAnswersNeverEvictGoodKeys(Fault fault) {
        bed.signIn();
        bed.kakao.inject(KakaoPaths.JWKS, fault);

        bed.clock.advance(Duration.ofHours(24));

        assertThat(bed.signIn().idToken()).isPresent();
        assertThat(downloads()).isGreaterThan(1);
    }

    /** D5. */
    @Test
    void keysThatCannotBeRenewedEndAtTheStaleLimit() {
        bed.signIn();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.answer(500, "{}"));

        bed.clock.advance(Duration.ofHours(49));

        ConnectorException refusal = bed.refusal();
        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.step()).isEqualTo(Step.KEY_SET);
    }

    /** D5. */
    @Test
    void oneBadKeyDoesNotLoseTheOthers() {
        String good = bed.kakao.keys().jwks();
        bed.kakao
                .keys()
                .publishInstead(good.replace(
                        "{\"keys\":[",
                        "{\"keys\":[7,null,{\"kty\":\"RSA\"},{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"x\"},"
                                + "{\"kty\":\"RSA\",\"kid\":\"y\",\"n\":\"!!\",\"e\":\"AQAB\"},"));

        assertThat(bed.signIn().idToken()).isPresent();
    }

    /** D5. After a failed renewal the provider is left alone for a while. */
    @Test
    void aFailedRenewalIsNotTriedAtEachSignIn() {
        bed.signIn();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.answer(404, "{}"));
        bed.clock.advance(Duration.ofHours(2));

        IntStream.range(0, 20).forEach(i -> bed.signIn());

        assertThat(downloads()).isEqualTo(2);
    }

    /** D6. */
    @Test
    @Timeout(20)
    void keysAreRenewedBeforeTheyExpireWhileSignInsGoOn() throws InterruptedException {
        bed.signIn();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.stall());
        bed.clock.advance(Duration.ofMinutes(50));

        assertThat(bed.signIn().idToken()).isPresent();
        awaitDownloads(2);
    }

    /** D5. An expired set whose renewal hangs costs a moment of the little time there is, not the sign-in. */
    @Test
    void aRenewalThatHangsDoesNotEndTheSignIn() {
        KakaoBed hasty = bed.in(context -> context.withSignInTimeout(Duration.ofSeconds(4)));
        bed.signIn(); // so that nothing is done for the first time
        hasty.signIn();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.stall());
        bed.clock.advance(Duration.ofHours(2));

        assertThat(hasty.signIn().idToken()).isPresent();
    }

    /** D5. Keys that no token can name are no answer. */
    @Test
    void keysWithoutNamesNeverEvictGoodKeys() {
        bed.signIn();
        bed.kakao.keys().publishInstead(bed.kakao.keys().jwks().replace("\"kid\"", "\"name\""));
        bed.clock.advance(Duration.ofHours(2));

        assertThat(bed.signIn().idToken()).isPresent();
        assertThat(downloads()).isGreaterThan(1);
    }

    /** D5. Nobody knows how old they are. */
    @Test
    void keysFromAFarFutureAreNotGoodForever() {
        bed.clock.advance(Duration.ofDays(2));
        bed.signIn();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.answer(404, "{}"));
        bed.clock.advance(Duration.ofDays(-2));

        assertThat(bed.refusal().step()).isEqualTo(Step.KEY_SET);
    }

    /** D6. What was read by a clock that ran ahead is of unknown age. */
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P365D"})
    @Timeout(20)
    void keysFromTheFutureAreRenewed(Duration ahead) throws InterruptedException {
        bed.clock.advance(ahead);
        bed.signIn();
        bed.clock.advance(ahead.negated());

        assertThat(bed.signIn().idToken()).isPresent();
        awaitDownloads(2);
    }

    /** What belongs to the sign-in that began a download, such as a logging context, is none of its business. */
    @Test
    void aDownloadInheritsNothingFromTheSignIn() {
        InheritableThreadLocal<String> person = new InheritableThreadLocal<>();
        person.set("jiu");

        assertThat(onTheDownloadsThread(() -> Optional.ofNullable(person.get())))
                .containsExactly(Optional.empty());
    }

    /** A host's interceptors may find things by it. */
    @Test
    void aDownloadHasTheClassLoaderOfTheSignIn() {
        Thread signIn = Thread.currentThread();
        ClassLoader usual = signIn.getContextClassLoader();
        ClassLoader own = new ClassLoader(usual) {};
        signIn.setContextClassLoader(own);
        try {
            assertThat(onTheDownloadsThread(() -> Thread.currentThread().getContextClassLoader()))
                    .containsExactly(own);
        } finally {
            signIn.setContextClassLoader(usual);
        }
    }

    /** D7. */
    @Test
    void aDownloadKeepsNoProcessAlive() {
        assertThat(onTheDownloadsThread(() -> Thread.currentThread().isDaemon()))
                .containsExactly(true);
    }

    /** A host may interrupt its own threads. */
    @Test
    @Timeout(20)
    void whoIsInterruptedWaitsNoLonger() throws Exception {
        bed.kakao.inject(KakaoPaths.JWKS, Fault.stall());
        CompletableFuture<ConnectorException> refusal = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread signIn = new Thread(() -> {
            refusal.complete(bed.refusal());
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        signIn.start();
        awaitDownloads(1);

        signIn.interrupt();

        assertThat(refusal.get()).hasMessageContaining("interrupted");
        assertThat(refusal.get().reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(interrupted.get()).isTrue();
    }

    /** D7. Neither the context nor its key sets hold on to a connector. */
    @Test
    void aThousandConnectorsCanBeForgotten() {
        bed.signIn();
        List<WeakReference<KakaoConnector>> thousand = Stream.generate(
                        () -> new WeakReference<>(new KakaoConnector(bed.config, bed.context)))
                .limit(1_000)
                .toList();

        long left = 1_000;
        for (int i = 0; left > 0 && i < 100; i++) {
            System.gc();
            left = thousand.stream()
                    .filter(connector -> connector.get() != null)
                    .count();
        }

        assertThat(left).isZero();
    }

    /** D7. */
    @Test
    void noThreadIsLeftBehind() throws InterruptedException {
        bed.signIn();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("social-connector")) {
                thread.join(5_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    /** D6. */
    @Test
    void cacheHeadersAreHonouredWithinBounds() {
        bed.kakao.keys().cacheControl("public, max-age=600");
        bed.signIn();
        bed.clock.advance(Duration.ofMinutes(7));
        bed.signIn();
        assertThat(downloads()).isEqualTo(1);

        bed.clock.advance(Duration.ofMinutes(4));
        bed.signIn();
        assertThat(downloads()).isEqualTo(2);
    }

    /** Moves on a bit each time that somebody looks. */
    private static final class TickingClock extends Clock {
        private final Clock start;
        private final AtomicLong nanos = new AtomicLong();

        TickingClock(Clock start) {
            this.start = start;
        }

        @Override
        public Instant instant() {
            return start.instant().plusNanos(nanos.incrementAndGet());
        }

        @Override
        public ZoneId getZone() {
            return start.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Signs in, and finds out something where the keys are downloaded. */
    private <T> List<T> onTheDownloadsThread(Supplier<T> question) {
        List<T> answers = new CopyOnWriteArrayList<>();
        bed.over(new OkHttpClient.Builder()
                        .addInterceptor(chain -> {
                            if (chain.request().url().encodedPath().equals(KakaoPaths.JWKS)) {
                                answers.add(question.get());
                            }
                            return chain.proceed(chain.request());
                        })
                        .build())
                .signIn();
        return answers;
    }

    /** A test that waits for more than come ends by its time limit. */
    private void awaitDownloads(int count) throws InterruptedException {
        while (downloads() < count) {
            Thread.sleep(1);
        }
    }

    private int downloads() {
        return bed.kakao.count(KakaoPaths.JWKS);
    }

    private void flood(KakaoBed host, int tokens) throws Exception {
        host.signIn();
        AtomicInteger number = new AtomicInteger();
        bed.kakao.tampering().idTokenHeader(header -> {
            header.put("kid", "made-up-" + number.incrementAndGet());
            return header;
        });
        Crowd.atOnce(64, tokens, i -> host.refusal());
        bed.kakao.tampering().clear();
    }
}
