package dev.socialconnector.kakao.webhook;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.kakao.EmulatedEvent;
import dev.socialconnector.testing.kakao.WebhookReply;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookDelivery;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** F2. Each event is delivered once, by the memory that the host lends. */
final class SecurityEventReplayTest {
    private static final String UNLINKED = "https://schemas.openid.net/secevent/oauth/event-type/user-unlinked";

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    private final Map<String, Instant> memory = new ConcurrentHashMap<>();

    @Test
    void anEventThatComesAgainIsAcknowledgedAndThatIsAll() throws IOException {
        try (WebhookHost host = WebhookHost.start(bed)) {
            EmulatedEvent event = event();

            event.send();
            WebhookReply again = event.send();

            assertThat(again.status()).isEqualTo(202);
            assertThat(again.body()).isEmpty();
            assertThat(host.events.get(0).message()).isPresent();
            assertThat(host.events.get(1).message()).isEmpty();
            assertThat(host.events.get(1).refusal()).isEmpty();
        }
    }

    /** Else what was refused would be acknowledged when it comes again, as if it had been delivered. */
    @Test
    void anEventThatWasRefusedIsNotRemembered() {
        String namingNobody = event().claims(claims -> {
                    claims.put("sub", "somebody");
                    claims.put("events", Map.of(UNLINKED, Map.of()));
                })
                .token();

        WebhookDelivery<SecurityEvent> first = receive(bed, namingNobody);
        WebhookDelivery<SecurityEvent> second = receive(bed, namingNobody);

        assertThat(first.answer().status()).isEqualTo(400);
        assertThat(second.answer()).isEqualTo(first.answer());
    }

    @Test
    void ofManyDeliveriesAtOnceOneCounts() {
        String token = event().token();

        long delivered = IntStream.range(0, 64)
                .parallel()
                .filter(i -> receive(bed, token).message().isPresent())
                .count();

        assertThat(delivered).isEqualTo(1);
    }

    /** Two nodes of one host, each with a connector of its own. */
    @Test
    void nodesThatShareAMemoryDeliverOnce() {
        KakaoBed one = remembering((identifier, until) -> memory.putIfAbsent(identifier, until) == null);
        KakaoBed other = remembering((identifier, until) -> memory.putIfAbsent(identifier, until) == null);
        String token = event().token();

        assertThat(receive(one, token).message()).isPresent();
        assertThat(receive(other, token).message()).isEmpty();
    }

    @Test
    void anEventIsRememberedForAsLongAsItWouldBeAccepted() {
        KakaoBed node = remembering((identifier, until) -> memory.put(identifier, until) == null);
        String token = event().token();
        receive(node, token);
        Instant until = memory.values().iterator().next();

        bed.clock.advance(Duration.between(bed.clock.instant(), until));
        memory.clear();
        WebhookDelivery<SecurityEvent> forgotten = receive(node, token);

        assertThat(forgotten.refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(memory).isEmpty();
    }

    @Test
    void whatIsRememberedIsShortAndSaysNothing() {
        KakaoBed node = remembering((identifier, until) -> memory.put(identifier, until) == null);

        receive(
                node,
                event().claims(claims -> claims.put("jti", "3891047281-" + "x".repeat(200)))
                        .token());

        assertThat(memory.keySet()).singleElement().asString().matches("[0-9a-f]{64}");
    }

    /** The spelling of an identifier matters, also to a table that compares without case. */
    @Test
    void identifiersThatDifferInCaseAreTwo() {
        KakaoBed node =
                remembering((identifier, until) -> memory.put(identifier.toLowerCase(Locale.ROOT), until) == null);

        WebhookDelivery<SecurityEvent> small =
                receive(node, event().claims(claims -> claims.put("jti", "abc")).token());
        WebhookDelivery<SecurityEvent> capital =
                receive(node, event().claims(claims -> claims.put("jti", "ABC")).token());

        assertThat(List.of(small, capital))
                .allMatch(delivery -> delivery.message().isPresent());
    }

    /** Nobody but the issuer can fill the memory, or take an identifier away from an event to come. */
    @Test
    void onlyAGenuineEventIsRemembered() {
        KakaoBed node = remembering((identifier, until) -> memory.put(identifier, until) == null);
        EmulatedEvent event = event();
        String genuine = event.token();

        receive(node, event.signedWithForeignKey().token());
        receive(node, genuine.substring(0, genuine.length() - 4) + "AAAA");
        receive(node, event.header(header -> header.put("kid", "unknown")).token());

        assertThat(memory).isEmpty();
        assertThat(receive(node, genuine).message()).isPresent();
    }

    @Test
    void aMemoryThatFailsLetsNothingPassAndTheEventMayComeAgain() throws IOException {
        boolean[] works = {false};
        KakaoBed node = remembering((identifier, until) -> {
            if (!works[0]) {
                throw sneaky(new SQLException("Duplicate entry 'a-secret-of-the-table' for key 'identifier'"));
            }
            return true;
        });
        try (WebhookHost host = WebhookHost.start(node)) {
            EmulatedEvent event = event();

            WebhookReply failed = event.send();
            works[0] = true;
            WebhookReply later = event.send();

            ConnectorException refusal = host.events.get(0).refusal().orElseThrow();
            assertThat(failed.status()).isEqualTo(503);
            assertThat(failed.body()).isEmpty();
            assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(refusal.step()).isEqualTo(Step.SECURITY_EVENT);
            assertThat(printed(refusal)).contains("SQLException").doesNotContain("a-secret-of-the-table");
            assertThat(host.events.get(0).message()).isEmpty();
            assertThat(later.status()).isEqualTo(202);
            assertThat(host.events.get(1).message()).isPresent();
        }
    }

    private EmulatedEvent event() {
        return bed.kakao.webhooks().event(UNLINKED, "jiu");
    }

    private KakaoBed remembering(ReplayMemory memory) {
        return bed.in(context -> context.withReplayMemory(memory));
    }

    private static WebhookDelivery<SecurityEvent> receive(KakaoBed bed, String token) {
        return bed.can(SecurityEvents.class).receive(WebhookHost.push(token));
    }

    /** Throws what no signature allows, as code in Kotlin does. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> RuntimeException sneaky(Exception failure) throws E {
        throw (E) failure;
    }
}
