package dev.socialconnector.kakao.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.EmulatedEvent;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.WebhookReply;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** D1, D3 to D5, F3. Events and sign-ins share the keys; whoever sends events cannot wear them out. */
final class SecurityEventKeysTest {
    private static final String UNLINKED = "https://schemas.openid.net/secevent/oauth/event-type/user-unlinked";

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    @Test
    void eventsAndSignInsMakeOneDownload() {
        bed.signIn();
        IntStream.range(0, 20).forEach(i -> receive(event()));

        assertThat(receive(event()).message()).isPresent();
        assertThat(downloads()).isEqualTo(1);
    }

    /** D3, D4. The flood has a pause of its own, and a sign-in with a rotated key does not wait for it. */
    @Test
    void aFloodOfMadeUpKeyIdsKeepsNeitherSignInsNorARotatedKeyAway() {
        receive(event());
        bed.kakao.forgetCalls();
        AtomicInteger signIns = new AtomicInteger();
        String claimsAndSignature = event().token().split("\\.", 2)[1];

        IntStream.range(0, 10_000).parallel().forEach(i -> {
            receive(madeUpHeader(i) + "." + claimsAndSignature);
            if (i % 1_000 == 0) {
                bed.signIn();
                signIns.incrementAndGet();
            }
        });
        int duringTheFlood = downloads();
        bed.kakao.keys().rotate();
        bed.signIn();

        assertThat(signIns).hasValue(10);
        assertThat(duringTheFlood).isLessThanOrEqualTo(1);
        assertThat(downloads()).isEqualTo(duringTheFlood + 1);
        assertThat(receive(event()).message()).isPresent();
    }

    /** F3. That its key may not be asked for again yet is no fault of an event; a final refusal would lose it. */
    @Test
    void anEventOfARotatedKeyIsPutOffWhileItsKeyCannotBeAskedFor() {
        receive(event());
        receive(madeUpHeader(1) + "." + event().token().split("\\.", 2)[1]);
        bed.kakao.keys().rotate();
        String rotated = event().token();

        WebhookDelivery<SecurityEvent> early = receive(rotated);
        bed.clock.advance(Duration.ofSeconds(30));
        WebhookDelivery<SecurityEvent> late = receive(rotated);

        assertThat(early.answer().status()).isEqualTo(503);
        assertThat(early.message()).isEmpty();
        assertThat(late.message()).isPresent();
    }

    @Test
    void anEventOfARotatedKeyIsAccepted() {
        receive(event());
        bed.kakao.keys().rotate();

        assertThat(receive(event()).message()).isPresent();
        assertThat(downloads()).isEqualTo(2);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.stall(),
                Fault.answer(500, "{}"),
                Fault.answer(200, "{}"),
                Fault.html(200),
                Fault.answer(400, "{\"error\":\"invalid_request\"}"),
                Fault.answer(401, "{\"error\":\"invalid_token\"}"),
                Fault.answer(429, "{}"));
    }

    /** Not the token's fault: it may come again. And Kakao waits 3 seconds for that word. */
    @ParameterizedTest
    @MethodSource("faults")
    void withoutKeysAnEventIsPutOffInTime(Fault fault) throws IOException {
        bed.kakao.inject(KakaoPaths.JWKS, fault);
        try (WebhookHost host = WebhookHost.start(bed)) {
            EmulatedEvent event = event();

            WebhookReply reply = event.send();

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.body()).isEmpty();
            assertThat(host.events.get(0).message()).isEmpty();
            assertThat(host.events.get(0).refusal().orElseThrow().step()).isEqualTo(Step.KEY_SET);
        }
    }

    @Test
    void anEventThatWasPutOffIsDeliveredWhenItComesAgain() {
        String token = event().token();
        bed.kakao.inject(KakaoPaths.JWKS, Fault.answer(500, "{}"));
        WebhookDelivery<SecurityEvent> early = receive(token);
        bed.kakao.clearFaults();
        bed.clock.advance(Duration.ofSeconds(1));

        WebhookDelivery<SecurityEvent> later = receive(token);

        assertThat(early.refusal().orElseThrow().reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(later.message()).isPresent();
    }

    @Test
    void aShorterTimeOfTheHostCounts() {
        bed.kakao.inject(KakaoPaths.JWKS, Fault.stall());
        KakaoBed hasty = bed.in(context -> context.withSignInTimeout(Duration.ofMillis(200)));
        String token = event().token();
        long start = System.nanoTime();

        WebhookDelivery<SecurityEvent> delivery =
                hasty.can(SecurityEvents.class).receive(WebhookHost.push(token));

        assertThat(delivery.answer().status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_900));
    }

    @Test
    void anEventNeverCostsAnotherRequest() {
        receive(event());

        assertThat(bed.kakao.calls()).extracting(call -> call.path()).isEqualTo(List.of(KakaoPaths.JWKS));
    }

    private EmulatedEvent event() {
        return bed.kakao.webhooks().event(UNLINKED, "jiu");
    }

    private static String madeUpHeader(int number) {
        String header = "{\"kid\":\"made-up-" + number + "\",\"typ\":\"secevent+jwt\",\"alg\":\"RS256\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }

    private int downloads() {
        return bed.kakao.count(KakaoPaths.JWKS);
    }

    private WebhookDelivery<SecurityEvent> receive(EmulatedEvent event) {
        return receive(event.token());
    }

    private WebhookDelivery<SecurityEvent> receive(String token) {
        return bed.can(SecurityEvents.class).receive(WebhookHost.push(token));
    }
}
