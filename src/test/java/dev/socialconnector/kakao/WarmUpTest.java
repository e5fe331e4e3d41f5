package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is had ready at begin, if the host wants that; what it costs the provider, and what strangers can make of it. */
final class WarmUpTest {
    @RegisterExtension
    final KakaoBed cold = KakaoBed.start();

    private final KakaoBed warm = cold.in(ConnectorContext::withWarmUp);

    @Test
    void byDefaultABeginSendsNothing() throws InterruptedException {
        IntStream.range(0, 10).forEach(i -> cold.begin());

        assertStays(0);
    }

    @Test
    void theKeysAreThereWhenThePersonComesBack() throws InterruptedException {
        AuthorizationRequest request = warm.begin();
        await(() -> requests(KakaoPaths.JWKS) == 1);

        assertThat(warm.complete(warm.approvedQuery(request), request.session()).idToken())
                .isPresent();

        assertThat(requests(KakaoPaths.JWKS)).isEqualTo(1);
        assertThat(cold.kakao.calls(KakaoPaths.JWKS)).singleElement().satisfies(WarmUpTest::bringsNoCredentials);
    }

    /** Else a sign-in after a quiet night waits for their renewal. */
    @Test
    void keysThatExpireAreRenewedWhileThePersonIsAway() throws InterruptedException {
        warm.signIn();
        cold.clock.advance(Duration.ofHours(23));
        cold.kakao.forgetCalls();

        AuthorizationRequest request = warm.begin();
        await(() -> requests(KakaoPaths.JWKS) == 1);
        warm.complete(warm.approvedQuery(request), request.session());

        assertThat(requests(KakaoPaths.JWKS)).isEqualTo(1);
    }

    /** RFC 9110 section 9.3.7. */
    @Test
    void whereTheKeysAreKnownTheServerIsAskedForNothing() throws InterruptedException {
        List<ConnectorListener.ProviderCall> told = new CopyOnWriteArrayList<>();
        KakaoBed watched = warm.in(context -> context.withListener(new ConnectorListener() {
            @Override
            public void providerCalled(ProviderCall call) {
                told.add(call);
            }
        }));
        watched.signIn();
        cold.clock.advance(Duration.ofMinutes(1));
        cold.kakao.forgetCalls();
        told.clear();

        watched.begin();
        await(() -> told.size() == 1);

        assertThat(cold.kakao.calls("/")).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("OPTIONS");
            bringsNoCredentials(call);
        });
        assertThat(told).singleElement().satisfies(call -> assertThat(call.step())
                .isEqualTo(Step.WARM_UP));
        assertStays(1);
    }

    @Test
    void aBeginWaitsForNoHostThatHangs() {
        cold.kakao.inject(KakaoPaths.JWKS, Fault.stall());
        long start = System.nanoTime();

        IntStream.range(0, 100).forEach(i -> warm.begin());

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(warm.context.signInTimeout().dividedBy(2));
    }

    /** Strangers can begin as often as they like. */
    @Test
    void aFloodOfBeginsMakesOneWarmUpPerHalfMinute() throws Exception {
        Crowd.atOnce(32, 2_000, i -> warm.begin());
        await(() -> cold.kakao.count() == 1);
        cold.clock.advance(Duration.ofSeconds(29));
        Crowd.atOnce(32, 2_000, i -> warm.begin());
        assertStays(1);

        cold.clock.advance(Duration.ofSeconds(1));
        Crowd.atOnce(32, 2_000, i -> warm.begin());

        await(() -> cold.kakao.count() == 2);
        assertStays(2);
    }

    /** The host gets one warm-up, whichever of its many tenants sign in. */
    @Test
    void manyConnectorsOfOneContextShareTheirWarmUps() throws InterruptedException {
        List<KakaoBed> many = IntStream.range(0, 50)
                .mapToObj(i -> warm.with(config -> config))
                .toList();

        many.forEach(KakaoBed::begin);

        await(() -> cold.kakao.count() == 1);
        assertStays(1);
    }

    @Test
    void aWarmUpThatFailsDoesNoHarm() throws InterruptedException {
        List<Optional<Reason>> told = new CopyOnWriteArrayList<>();
        KakaoBed watched = warm.in(context -> context.withListener(new ConnectorListener() {
            @Override
            public void keySetFetched(KeySetFetch fetch) {
                told.add(fetch.failure());
            }
        }));
        cold.kakao.inject(KakaoPaths.JWKS, Fault.answer(404, "{}"));
        AuthorizationRequest request = watched.begin();
        await(() -> told.size() == 1);
        cold.kakao.clearFaults();

        assertThat(watched.complete(watched.approvedQuery(request), request.session())
                        .idToken())
                .isPresent();

        await(() -> told.size() == 2);
        assertThat(told.get(0)).isPresent();
        assertThat(told.get(1)).isEmpty();
    }

    /** Who begins while the keys cannot be had must not use up the tries of those who come back. */
    @Test
    void ofWarmUpsThatFailOnlyTheFirstAsksForKeys() throws InterruptedException {
        AtomicInteger ended = new AtomicInteger();
        KakaoBed watched = warm.in(context -> context.withListener(new ConnectorListener() {
            @Override
            public void keySetFetched(KeySetFetch fetch) {
                ended.incrementAndGet();
            }

            @Override
            public void providerCalled(ProviderCall call) {
                ended.addAndGet(call.step() == Step.WARM_UP ? 1 : 0);
            }
        }));
        cold.kakao.inject(KakaoPaths.JWKS, Fault.answer(404, "{}"));
        for (int minute = 1; minute <= 20; minute++) {
            int soFar = minute;
            watched.begin();
            await(() -> ended.get() == soFar);
            cold.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(requests(KakaoPaths.JWKS)).isEqualTo(1);
        cold.kakao.clearFaults();

        assertThat(watched.signIn().idToken()).isPresent();
    }

    /** On a machine where nobody began, or long after that, keys come beside the exchange. */
    @Test
    void keysAreFetchedBesideTheExchange() throws InterruptedException {
        AuthorizationRequest request = cold.begin();
        String query = cold.approvedQuery(request);
        cold.kakao.inject(KakaoPaths.TOKEN, Fault.answer(503, "{}"));

        assertThat(Refusals.refusalOf(() -> warm.complete(query, request.session()))
                        .reason())
                .isEqualTo(Reason.UNAVAILABLE);

        await(() -> requests(KakaoPaths.JWKS) == 1);
    }

    /** As with the real Kakao, whose profiles are on another host. Beside an exchange, its own host needs no warm-up. */
    @Test
    void theServersThatSignInsCallAreLearnedFromThem() throws InterruptedException {
        KakaoEndpoints onOneHost = cold.config.endpoints();
        URI kapi = URI.create(onOneHost.kapi().toString().replace("127.0.0.1", "localhost"));
        KakaoEndpoints endpoints = new KakaoEndpoints(onOneHost.issuer(), onOneHost.kauth(), kapi);
        KakaoBed apart = warm.with(config -> config.withEndpoints(endpoints));
        apart.signIn();

        cold.clock.advance(Duration.ofMinutes(1));
        AuthorizationRequest request = apart.begin();
        await(() -> requests("/") == 2);
        assertThat(warmedUp()).containsExactlyInAnyOrder(onOneHost.kauth().getAuthority(), kapi.getAuthority());

        cold.kakao.forgetCalls();
        cold.clock.advance(Duration.ofMinutes(1));
        apart.complete(apart.approvedQuery(request), request.session());
        await(() -> requests("/") > 0);
        assertThat(warmedUp()).containsExactly(kapi.getAuthority());
    }

    private List<String> warmedUp() {
        return cold.kakao.calls("/").stream()
                .map(call -> call.header("Host").orElseThrow())
                .toList();
    }

    private int requests(String path) {
        return cold.kakao.calls(path).size();
    }

    private static void bringsNoCredentials(RecordedCall call) {
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.header("Cookie")).isEmpty();
        assertThat(call.query()).isEmpty();
        assertThat(call.body()).isEmpty();
    }

    private void assertStays(int requests) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(cold.kakao.count()).isEqualTo(requests);
    }

    private static void await(BooleanSupplier end) throws InterruptedException {
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!end.getAsBoolean()) {
            assertThat(System.nanoTime() - latest).as("nanoseconds over time").isNegative();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
