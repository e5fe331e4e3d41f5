package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a discovery document is read, how long it is kept, and that nothing worse takes its place. */
final class DiscoveryCacheTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void nobodyIsContactedWhenAConnectorIsMade() {
        new OidcConnectorFactory()
                .create(
                        ConnectorConfig.of(Map.of(
                                "issuer", bed.provider.issuer(), "clientId", "some-client", "allowLoopback", true)),
                        bed.context);

        assertThat(bed.provider.count()).isZero();
    }

    @Test
    void beginReadsTheDocumentAndNothingElse() {
        bed.begin();

        assertThat(bed.downloads()).isEqualTo(1);
        assertThat(bed.provider.count()).isEqualTo(1);
    }

    @Test
    void whatNoProviderCanDoIsKnownWithoutAsking() {
        assertThat(bed.connector.capability(AccountUnlink.class)).isEmpty();
        assertThat(bed.connector.capability(ConfigurationCheck.class)).isPresent();
        assertThat(bed.provider.count()).isZero();
    }

    @Test
    void aProviderThatCannotBeAskedHasNoKnownAbilities() {
        bed.provider.inject(bed.provider.discoveryPath(), Fault.html(503));

        ConnectorException refusal = Refusals.refusalOf(() -> bed.connector.capability(TokenRefresh.class));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.step()).isEqualTo(Step.DISCOVERY);
        assertThat(refusal.retryAfter()).hasValue(Duration.ofSeconds(1));
    }

    static Stream<String> foreignCallbacks() {
        return Stream.of("code=abc", "code=abc&state=another", "error=access_denied&state=another", "", "state=");
    }

    /** A connector that knows nothing yet asks nobody on behalf of a callback that is not its own. */
    @ParameterizedTest
    @MethodSource("foreignCallbacks")
    void aForeignCallbackIsRefusedBeforeDiscovery(String query) {
        AuthorizationSession session = bed.begin().session();

        ConnectorException refusal = bed.anew().refusalWithoutCall(query, session);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void anExpiredSessionIsRefusedBeforeDiscovery() {
        AuthorizationRequest request = bed.begin();
        bed.clock.advance(Duration.ofMinutes(10));

        ConnectorException refusal =
                bed.anew().refusalWithoutCall(bed.provider.approve(request.uri()), request.session());

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void manySignInsMakeOneDownload() {
        IntStream.range(0, 1_000).forEach(i -> bed.begin());
        IntStream.range(0, 50).forEach(i -> bed.signIn());

        assertThat(bed.downloads()).isEqualTo(1);
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isEqualTo(1);
    }

    @Test
    void aHundredConnectorsOfOneContextMakeOneDownload() {
        IntStream.range(0, 100)
                .mapToObj(i -> bed.with(config -> config.id("provider-" + i)))
                .forEach(OidcBed::begin);

        assertThat(bed.downloads()).isEqualTo(1);
    }

    @Test
    void twoIssuersNeverShareADocument() {
        try (OidcBed elsewhere = OidcBed.start()) {
            OidcBed here = bed.over(new OkHttpClient());
            here.signIn();
            elsewhere.in(own -> here.context).signIn();

            assertThat(bed.downloads()).isEqualTo(1);
            assertThat(elsewhere.downloads()).isEqualTo(1);
        }
    }

    @Test
    void threadsThatMeetAColdCacheMakeOneDownload() throws Exception {
        bed.provider.inject(bed.provider.discoveryPath(), Fault.delay(Duration.ofMillis(300)));

        atOnce(64);

        assertThat(bed.downloads()).isEqualTo(1);
    }

    @Test
    void threadsThatMeetADeadProviderShareItsFailure() throws Exception {
        bed.provider.inject(bed.provider.discoveryPath(), Fault.delay(Duration.ofMillis(300)));
        bed.provider.withhold("jwks_uri");
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<ConnectorException>> refusals = IntStream.range(0, 16)
                    .mapToObj(i -> pool.submit(() -> Refusals.refusalOf(bed::begin)))
                    .toList();
            for (Future<ConnectorException> refusal : refusals) {
                assertThat(refusal.get().reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(bed.downloads()).isLessThan(16);
    }

    @ParameterizedTest
    @CsvSource({
        "max-age=600, 7, 9",
        "'public, max-age=7200', 90, 100",
        "max-age=1, 3, 5",
        "max-age=0, 3, 5",
        "no-store, 3, 5",
        "max-age=999999999, 1140, 1160",
        "private, 45, 50",
    })
    void itIsRenewedInTheBackgroundTowardsTheEndOfItsTime(String cacheControl, long notYet, long now) throws Exception {
        bed.provider.cacheControl(cacheControl);
        bed.begin();
        bed.provider.inject(bed.provider.discoveryPath(), Fault.delay(Duration.ofMillis(200)));

        bed.clock.advance(Duration.ofMinutes(notYet));
        bed.begin();
        assertThat(bed.downloads()).isEqualTo(1);
        bed.clock.advance(Duration.ofMinutes(now - notYet));
        bed.begin();

        awaitDownloads(2);
    }

    @Test
    void aRenewalKeepsNobodyWaiting() throws Exception {
        bed.begin();
        bed.provider.inject(bed.provider.discoveryPath(), Fault.stall());
        bed.clock.advance(Duration.ofMinutes(50));

        long start = System.nanoTime();
        bed.begin();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        awaitDownloads(2);
    }

    @Test
    void aLaterDocumentIsUsed() throws Exception {
        bed.signIn();
        bed.provider.publish("token_endpoint", bed.provider.issuer() + "/moved");
        bed.provider.withhold("end_session_endpoint");

        bed.clock.advance(Duration.ofHours(2));
        await(() -> bed.connector.capability(BrowserLogout.class).isEmpty());
        ConnectorException refusal = bed.refusal();

        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
        assertThat(bed.provider.count("/moved")).isEqualTo(1);
        assertThat(bed.provider.count(OpenIdPaths.TOKEN)).isEqualTo(1);
    }

    @Test
    void abilitiesFollowALaterDocument() throws Exception {
        assertThat(bed.connector.capability(BrowserLogout.class)).isPresent();
        bed.provider.withhold("end_session_endpoint");

        bed.clock.advance(Duration.ofHours(2));

        await(() -> bed.connector.capability(BrowserLogout.class).isEmpty());
        assertThat(bed.connector.capability(TokenRefresh.class)).isPresent();
    }

    /** A session that was begun with PKCE ends with it, whatever is published meanwhile. */
    @Test
    void aSignInThatIsUnderWayOutlivesAChange() {
        AuthorizationRequest request = bed.begin();
        String query = bed.provider.approve(request.uri());
        bed.provider.withhold("code_challenge_methods_supported");

        OidcBed elsewhere = bed.anew();

        assertThat(elsewhere.complete(query, request.session()).profile().subject())
                .isNotEmpty();
    }

    static Stream<Fault> worse() {
        return Stream.of(
                Fault.html(200),
                Fault.html(404),
                Fault.answer(500, "{}"),
                Fault.answer(200, "{}"),
                Fault.answer(200, "{\"issuer\":\"https://evil.example\"}"),
                Fault.dropConnection(),
                Fault.truncatedBody(),
                Fault.answer(302, Map.of("Location", "http://127.0.0.1:1/"), ""),
                Fault.endlessBody());
    }

    @ParameterizedTest
    @MethodSource("worse")
    void aWorseAnswerNeverTakesItsPlace(Fault fault) {
        bed.signIn();
        bed.provider.inject(bed.provider.discoveryPath(), fault);

        bed.clock.advance(Duration.ofHours(24));

        assertThat(bed.signIn().profile().subject()).isNotEmpty();
        assertThat(bed.downloads()).isGreaterThan(1);
    }

    static Stream<Map<String, Object>> worseMembers() {
        return Stream.of(
                Map.of("issuer", "https://evil.example"),
                Map.of("jwks_uri", 7),
                Map.of("token_endpoint", ""),
                Map.of("response_types_supported", List.of()),
                Map.of("id_token_signing_alg_values_supported", List.of("none")));
    }

    @ParameterizedTest
    @MethodSource("worseMembers")
    void aWorseDocumentNeverTakesItsPlace(Map<String, Object> members) {
        bed.signIn();
        members.forEach(bed.provider::publish);

        bed.clock.advance(Duration.ofHours(24));

        assertThat(bed.signIn().profile().subject()).isNotEmpty();
        assertThat(bed.downloads()).isGreaterThan(1);
    }

    /** An hour fresh, and a day more. */
    @Test
    void whatCannotBeRenewedEndsAtTheStaleLimit() {
        bed.signIn();
        bed.provider.inject(bed.provider.discoveryPath(), Fault.html(500));

        bed.clock.advance(Duration.ofHours(25).minusSeconds(1));
        assertThat(bed.begin().uri()).isNotNull();
        bed.clock.advance(Duration.ofSeconds(1));

        assertThat(Refusals.refusalOf(bed::begin).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private void atOnce(int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> results = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return bed.begin();
                    }))
                    .toList();
            start.countDown();
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void awaitDownloads(int count) throws InterruptedException {
        await(() -> bed.downloads() >= count);
        assertThat(bed.downloads()).isEqualTo(count);
    }

    /** Tries until it is so: who asks first waits a second for a renewal, and where that takes longer, a later one sees it. */
    private static void await(BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was waited for has not come").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
