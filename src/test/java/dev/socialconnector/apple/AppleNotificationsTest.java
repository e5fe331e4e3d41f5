package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.apple.AppleEmulator;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Apple's server-to-server notifications, which look much like its ID tokens. */
final class AppleNotificationsTest {
    private static final String NONCE = "a-nonce-of-the-server";

    @RegisterExtension
    final AppleBed bed = new AppleBed();

    @ParameterizedTest
    @CsvSource({
        "consent-revoked, USER_UNLINKED",
        "account-delete, ACCOUNT_PURGED",
        "account-deleted, ACCOUNT_PURGED",
        "email-disabled, EMAIL_DISABLED",
        "email-enabled, EMAIL_ENABLED",
        "a-type-of-next-year, OTHER"
    })
    void eachTypeHasItsMeaning(String type, SecurityEvent.Type meaning) {
        WebhookDelivery<SecurityEvent> asText = receive(bed.apple.notification(Answers.write(event(type))));
        WebhookDelivery<SecurityEvent> asObject = receive(bed.apple.notification(event(type)));

        assertThat(List.of(asText, asObject)).allSatisfy(delivery -> {
            assertThat(delivery.answer().status()).isEqualTo(200);
            assertThat(delivery.message()).hasValueSatisfying(message -> {
                assertThat(message.type()).isEqualTo(meaning);
                assertThat(message.uri()).isEqualTo(type);
                assertThat(message.subject()).isEqualTo(AppleEmulator.SUBJECT);
            });
        });
    }

    /** Apple's example has seconds, its servers send milliseconds. */
    @ParameterizedTest
    @CsvSource({
        "1508184845, 2017-10-16T20:14:05Z",
        "1657617063012, 2022-07-12T09:11:03Z",
        "100000000000, 1973-03-03T09:46:40Z"
    })
    void theTimeIsReadInSecondsAndMilliseconds(long time, Instant occurredAt) {
        Map<String, Object> event = event("consent-revoked");
        event.put("event_time", time);

        assertThat(receive(bed.apple.notification(Answers.write(event))).message())
                .hasValueSatisfying(message -> assertThat(message.occurredAt()).contains(occurredAt));
    }

    @Test
    void whatTheEventHoldsIsPassedOn() {
        Map<String, Object> event = event("email-disabled");
        event.put("email", "ep9ks2tnph@privaterelay.appleid.com");
        event.put("is_private_email", "true");

        assertThat(receive(bed.apple.notification(Answers.write(event))).message())
                .hasValueSatisfying(message -> assertThat(message.details())
                        .containsEntry("email", "ep9ks2tnph@privaterelay.appleid.com")
                        .containsEntry("is_private_email", "true"));
    }

    @Test
    void aNotificationIsDeliveredOnce() {
        String body = bed.apple.notification(Answers.write(event("consent-revoked")));

        assertThat(receive(body).message()).isPresent();
        assertThat(receive(body)).satisfies(again -> {
            assertThat(again.answer().status()).isEqualTo(200);
            assertThat(again.message()).isEmpty();
            assertThat(again.refusal()).isEmpty();
        });
    }

    @Test
    void theEndMayBeLeftOut() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("events", event("consent-revoked"));
        claims.put("exp", null);

        assertThat(receive(bed.apple.notification(claims, Map.of())).message()).isPresent();
    }

    /** The Services ID is an id of the same application; both spellings of the issuer are Apple. */
    @Test
    void theWebSitesIdAndTheOtherIssuerAreTaken() {
        Map<String, Object> claims = Map.of(
                "events", event("consent-revoked"), "aud", AppleEmulator.CLIENT_ID, "iss", "https://account.apple.com");

        assertThat(receive(bed.apple.notification(claims, Map.of("typ", "JWT"))).message())
                .isPresent();
    }

    /** F2. It has no events. */
    @Test
    void anIdTokenIsNoNotification() {
        String web = bed.signIn().tokens().idToken().orElseThrow();
        String ofApp = bed.apple.nativeIdToken(AppleEmulator.BUNDLE_ID, Optional.empty());

        for (String idToken : List.of(web, ofApp)) {
            isRefused(Answers.write(Map.of("payload", idToken)), 400);
        }
    }

    /** F2. Nor would it be with events, as long as it binds itself to a sign-in. */
    @ParameterizedTest
    @ValueSource(strings = {"nonce", "at_hash", "c_hash"})
    void whatIsBoundToASignInIsNoNotification(String claim) {
        Map<String, Object> claims = Map.of("events", event("consent-revoked"), claim, "abc");

        isRefused(bed.apple.notification(claims, Map.of()), 400);
    }

    /** F2. Also if it names a person, an app and a nonce as an ID token does. */
    @Test
    void aNotificationIsNoIdToken() {
        String bare = bed.apple.event(Map.of("events", event("consent-revoked")), Map.of());
        String disguised = bed.apple.event(
                Map.of("events", event("consent-revoked"), "sub", AppleEmulator.SUBJECT, "nonce", NONCE), Map.of());
        String asText = bed.apple.event(
                Map.of("events", "{}", "sub", AppleEmulator.SUBJECT, "nonce", NONCE), Map.of("typ", "JWT"));

        for (String token : List.of(bare, disguised, asText)) {
            assertThat(Refusals.refusalOf(() -> bed.can(NativeSignIn.class).signIn(NativeCredential.of(token, NONCE)))
                            .reason())
                    .isEqualTo(Reason.INVALID_ID_TOKEN);
        }
    }

    /** F2. The same at the web site, where the token endpoint would have to send it. */
    @Test
    void aNotificationIsNoIdTokenOfTheWebSite() {
        bed.apple.idTokenClaims(Map.of("events", event("consent-revoked")));

        assertThat(Refusals.refusalOf(bed::signIn).reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aTokenOfAnotherTypeIsNoNotification() {
        isRefused(bed.apple.notification(Map.of("events", event("consent-revoked")), Map.of("typ", "logout+jwt")), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://appleid.apple.com/",
        "iss, https://accounts.google.com",
        "aud, kr.example.another",
        "sub, 001234.another.0456",
        "jti, ''",
        "events, {}",
        "events, []",
        "events, not JSON"
    })
    void aNotificationWithAWrongClaimIsRefused(String claim, String value) {
        Map<String, Object> claims = new HashMap<>(Map.of("events", event("consent-revoked")));
        claims.put(claim, value);

        isRefused(bed.apple.notification(claims, Map.of()), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "sub"})
    void anEventWithoutTypeOrSubjectIsRefused(String member) {
        Map<String, Object> event = event("consent-revoked");
        event.remove(member);

        isRefused(bed.apple.notification(event), 400);
        event.put(member, 5);
        isRefused(bed.apple.notification(event), 400);
        event.put(member, " ");
        isRefused(bed.apple.notification(Answers.write(event)), 400);
    }

    /** The longest that OpenID Connect has (Core section 2). */
    @Test
    void aSubjectHasAtMost255Characters() {
        Map<String, Object> event = event("consent-revoked");
        event.put("sub", "0".repeat(256));
        isRefused(bed.apple.notification(event), 400);

        event.put("sub", "0".repeat(255));
        assertThat(receive(bed.apple.notification(event)).message()).isPresent();
    }

    @Test
    void aForgedNotificationIsRefused() {
        String genuine = bed.apple.event(Map.of("events", event("account-delete")), Map.of());
        String[] parts = genuine.split("\\.", -1);
        String other = bed.apple.event(Map.of("events", event("email-enabled")), Map.of())
                .split("\\.", -1)[1];

        isRefused(Answers.write(Map.of("payload", parts[0] + "." + other + "." + parts[2])), 400);
    }

    @Test
    void anOldNotificationIsRefused() {
        Map<String, Object> claims = new HashMap<>(Map.of("events", event("consent-revoked")));
        claims.put("exp", null);
        String body = bed.apple.notification(claims, Map.of());
        bed.clock.advance(Duration.ofDays(8));

        isRefused(body, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "{\"payload\":5}", "{\"payload\":\"\"}", "payload=abc", "{\"payload\":\"a.b.c\"}"
            })
    void whatIsNoNotificationIsRefused(String body) {
        isRefused(body, 400);
    }

    @Test
    void onlyAPostOfJsonIsOne() {
        String body = bed.apple.notification(event("consent-revoked"));
        SecurityEvents events = bed.can(SecurityEvents.class);

        assertThat(events.receive(WebhookRequest.of("GET", json(), "", body))
                        .answer()
                        .status())
                .isEqualTo(405);
        assertThat(events.receive(WebhookRequest.of("POST", Map.of("Content-Type", List.of("text/html")), "", body))
                        .answer()
                        .status())
                .isEqualTo(415);
        assertThat(receive(body).message()).isPresent();
    }

    private void isRefused(String body, int status) {
        WebhookDelivery<SecurityEvent> delivery = receive(body);

        assertThat(delivery.answer().status()).isEqualTo(status);
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN));
    }

    private WebhookDelivery<SecurityEvent> receive(String body) {
        return bed.can(SecurityEvents.class).receive(WebhookRequest.of("POST", json(), "", body));
    }

    private static Map<String, List<String>> json() {
        return Map.of("Content-Type", List.of("application/json; charset=utf-8"));
    }

    private static Map<String, Object> event(String type) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("sub", AppleEmulator.SUBJECT);
        event.put("event_time", 1_657_617_063_012L);
        return event;
    }
}
