package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.toolkit.http.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** D10: a description that is wrong for a second stops nobody, at that second or later. */
final class BadDescriptionTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final List<ConnectorListener.FailedDiscovery> told = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final OidcBed started = OidcBed.start();

    private final OidcBed bed = started.in(context -> context.withListener(new ConnectorListener() {
        @Override
        public void discoveryFailed(FailedDiscovery failure) {
            told.add(failure);
        }
    }));

    /** What is published for a while, the settings that mind it, and how it is told. */
    record Bad(Map<String, Object> members, UnaryOperator<OidcConfig.Builder> settings, Reason reason, Step step) {
        @Override
        public String toString() {
            return members.toString();
        }
    }

    static Stream<Bad> bad() {
        UnaryOperator<OidcConfig.Builder> usual = UnaryOperator.identity();
        return Stream.of(
                refused(Map.of("token_endpoint", "https://evil.example/token"), usual),
                refused(Map.of("authorization_endpoint", "http://login.example.com/authorize"), usual),
                refused(Map.of("jwks_uri", "https://evil.example/keys"), usual),
                refused(Map.of("revocation_endpoint", "https://169.254.169.254/"), usual),
                refused(Map.of("issuer", "https://evil.example"), usual),
                refused(Map.of("token_endpoint_auth_methods_supported", List.of("tls_client_auth")), usual),
                refused(
                        Map.of("code_challenge_methods_supported", List.of("plain")),
                        OidcConfig.Builder::withoutNonce));
    }

    private static Bad refused(Map<String, Object> members, UnaryOperator<OidcConfig.Builder> settings) {
        return new Bad(members, settings, Reason.MISCONFIGURED, Step.DISCOVERY);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theGoodOneStaysInItsPlace(Bad bad) throws Exception {
        OidcBed host = bed.with(bad.settings);
        host.signIn();
        publish(bad);

        host.clock.advance(Duration.ofHours(2));

        assertThat(host.signIn().profile().subject()).isNotEmpty();
        await(() -> !told.isEmpty());
        for (int minute = 0; minute < 60; minute += 10) {
            host.clock.advance(Duration.ofMinutes(10));
            assertThat(host.signIn().profile().subject()).isNotEmpty();
        }
        await(() -> bed.downloads() > 2);
        assertThat(told)
                .containsExactly(new ConnectorListener.FailedDiscovery(host.provider.issuer(), bad.reason, bad.step));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aFirstOneIsNotBelievedForLong(Bad bad) {
        OidcBed host = bed.with(bad.settings);
        publish(bad);
        assertThat(Refusals.refusalOf(host::begin).reason()).isEqualTo(bad.reason);
        bed.provider.clearFaults();

        host.clock.advance(Duration.ofSeconds(1));

        assertThat(host.signIn().profile().subject()).isNotEmpty();
    }

    /** D3: neither at each sign-in, nor never. */
    @Test
    void aFirstOneThatStaysBadIsAskedForOncePerPause() {
        bed.provider.publish("token_endpoint", "https://evil.example/token");

        IntStream.range(0, 50).forEach(i -> Refusals.refusalOf(bed::begin));
        assertThat(bed.downloads()).isEqualTo(2);
        bed.clock.advance(Duration.ofSeconds(1));
        IntStream.range(0, 50).forEach(i -> Refusals.refusalOf(bed::begin));

        assertThat(bed.downloads()).isEqualTo(3);
        assertThat(told).hasSize(1);
    }

    static Stream<Fault> noKeys() {
        return Stream.of(
                Fault.html(404),
                Fault.html(503),
                Fault.answer(200, "{\"keys\":[]}"),
                Fault.dropConnection(),
                Fault.answer(302, Map.of("Location", "http://127.0.0.1:1/"), ""));
    }

    /** The keys that the good one names are good, too. */
    @ParameterizedTest
    @MethodSource("noKeys")
    void aNewKeySetMustBeReadableFirst(Fault fault) throws Exception {
        bed.signIn();
        bed.provider.publish("jwks_uri", bed.provider.issuer() + "/other-keys");
        bed.provider.inject("/other-keys", fault);

        bed.clock.advance(Duration.ofHours(2));

        bed.signIn();
        await(() -> !told.isEmpty());
        bed.clock.advance(Duration.ofMinutes(10));
        assertThat(bed.signIn().profile().subject()).isNotEmpty();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).step()).isEqualTo(Step.KEY_SET);
    }

    @Test
    void aNewKeySetThatCanBeReadIsUsed() throws Exception {
        bed.signIn();
        String keys = bed.provider.keys().jwks();
        bed.provider.publish("jwks_uri", bed.provider.issuer() + "/other-keys");
        bed.provider.inject("/other-keys", Fault.answer(200, keys));
        bed.provider.inject(OpenIdPaths.JWKS, Fault.html(404));

        bed.clock.advance(Duration.ofHours(2));
        await(() -> {
            bed.begin();
            return bed.provider.count("/other-keys") == 1;
        });

        assertThat(bed.signIn().profile().subject()).isNotEmpty();
        assertThat(told).isEmpty();
    }

    /** Nothing better is known, so people get as far as they can; but it is asked for again as soon as it has failed one of them. */
    @Test
    void aFirstOneWhoseKeysCannotBeHadIsAskedForAgain() {
        bed.provider.cacheControl("max-age=86400");
        bed.provider.publish("jwks_uri", bed.provider.issuer() + "/wrong-keys");
        assertThat(bed.refusal().step()).isEqualTo(Step.KEY_SET);
        bed.provider.publish("jwks_uri", bed.provider.issuer() + OpenIdPaths.JWKS);

        assertThat(bed.signIn().profile().subject()).isNotEmpty();
        assertThat(bed.downloads()).isEqualTo(2);
    }

    /** The provider was right again at once, and then so is what is known. */
    @Test
    void aGoodOneIsFoundAfterAShortPause() throws Exception {
        bed.signIn();
        bed.provider.publish("token_endpoint", "https://evil.example/token");
        bed.clock.advance(Duration.ofHours(2));
        bed.begin();
        await(() -> !told.isEmpty());
        bed.provider.publish("token_endpoint", bed.provider.issuer() + "/moved");

        bed.clock.advance(Duration.ofSeconds(1));
        await(() -> {
            Throwable refusal = catchThrowable(bed::signIn);
            return refusal instanceof ConnectorException failure && failure.step() == Step.CODE_EXCHANGE;
        });

        assertThat(bed.provider.count("/moved")).isPositive();
    }

    /** It fails again, after it was good: that is news. A good one that is still on its way when the trouble begins is fresh for an hour. */
    @Test
    void eachTimeOfTroubleIsToldOnce() throws Exception {
        bed.signIn();
        for (int times = 1; times <= 2; times++) {
            int told = times;
            bed.provider.inject(bed.provider.discoveryPath(), Fault.answer(200, "{}"));
            await(() -> {
                bed.clock.advance(Duration.ofHours(2));
                bed.signIn();
                return this.told.size() == told;
            });
            bed.provider.clearFaults();
            int before = bed.downloads();
            bed.clock.advance(Duration.ofMinutes(1));
            bed.signIn();
            await(() -> bed.downloads() > before);
        }

        assertThat(told).hasSize(2).allMatch(event -> event.reason() == Reason.UNEXPECTED_RESPONSE);
    }

    /** Of two settings for one issuer, each judges by itself. */
    @Test
    void whatOneConnectorRefusesAnotherMayUse() {
        OidcBed strict = bed;
        OidcBed wide = bed.with(config -> config.endpointHosts(List.of("userinfo.example.com")));
        bed.provider.publish("userinfo_endpoint", "https://userinfo.example.com/");

        assertThat(Refusals.refusalOf(strict::begin)).hasMessageContaining("userinfo_endpoint");
        assertThat(wide.begin().uri()).isNotNull();
        assertThat(Refusals.refusalOf(strict::begin)).hasMessageContaining("userinfo_endpoint");
    }

    private void publish(Bad bad) {
        Map<String, Object> all =
                new LinkedHashMap<>(JsonObject.parse(bed.provider.document().getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .members());
        all.putAll(bad.members);
        bed.provider.inject(
                bed.provider.discoveryPath(),
                Fault.answer(
                        200,
                        Map.of("Content-Type", "application/json", "Cache-Control", "max-age=86400"),
                        Answers.write(all)));
    }

    private static void await(BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was waited for has not come").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
