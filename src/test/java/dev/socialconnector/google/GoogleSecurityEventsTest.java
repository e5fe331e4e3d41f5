package dev.socialconnector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.testing.google.GoogleEmulator;
import dev.socialconnector.testing.google.GooglePerson;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross-Account Protection: what Google tells of accounts, unasked. */
final class GoogleSecurityEventsTest {
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    private static final String OAUTH = "https://schemas.openid.net/secevent/oauth/event-type/";
    private static final String OWN = "https://accounts.google.com/risc/event/";
    private static final String SUBJECT = "118200416938502773401";

    @RegisterExtension
    final GoogleBed bed = GoogleBed.start();

    @ParameterizedTest
    @CsvSource({
        RISC + "sessions-revoked,                   SESSIONS_REVOKED",
        OAUTH + "tokens-revoked,                    TOKENS_REVOKED",
        RISC + "account-disabled,                   ACCOUNT_DISABLED",
        RISC + "account-enabled,                    ACCOUNT_ENABLED",
        RISC + "account-credential-change-required, ACCOUNT_CREDENTIAL_CHANGE_REQUIRED",
        RISC + "account-purged,                     ACCOUNT_PURGED",
        OWN + "sessions-revoked,                    SESSIONS_REVOKED",
        OWN + "one-token-revoked,                   TOKEN_REVOKED",
        OWN + "all-token-revoked,                   TOKENS_REVOKED",
        OWN + "account-disabled,                    ACCOUNT_DISABLED",
        OWN + "account-credential-change-required,  ACCOUNT_CREDENTIAL_CHANGE_REQUIRED",
        OWN + "something-new,                       OTHER",
    })
    void anEventIsKnownByTheEndOfItsAddress(String uri, SecurityEvent.Type type) {
        WebhookDelivery<SecurityEvent> delivery = receive(Map.of(uri, aboutJane()), Map.of());

        assertThat(delivery.answer().status()).isEqualTo(202);
        SecurityEvent event = delivery.message().orElseThrow();
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.uri()).isEqualTo(uri);
        assertThat(event.subject()).isEqualTo(SUBJECT);
    }

    @Test
    void theReasonIsHandedOn() {
        Map<String, Object> event = Map.of("subject", subject("/"), "reason", "hijacking");

        WebhookDelivery<SecurityEvent> delivery = receive(Map.of(RISC + "account-disabled", event), Map.of());

        assertThat(delivery.message().orElseThrow().details()).containsEntry("reason", "hijacking");
    }

    @Test
    void theIssuerMayLackItsSlash() {
        String bare = bed.google.address().toString();

        assertThat(receive(Map.of(RISC + "sessions-revoked", aboutJane()), Map.of("iss", bare))
                        .message())
                .isPresent();
        assertThat(receive(Map.of(RISC + "sessions-revoked", Map.of("subject", subject(""))), Map.of("iss", bare))
                        .message())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "https://accounts.google.com//"})
    void anotherIssuerIsRefused(String issuer) {
        WebhookDelivery<SecurityEvent> delivery =
                receive(Map.of(RISC + "sessions-revoked", aboutJane()), Map.of("iss", issuer));

        assertThat(delivery.answer().status()).isEqualTo(400);
        assertThat(delivery.answer().body()).contains("invalid_issuer");
    }

    @Test
    void anotherIssuersPersonIsRefused() {
        Map<String, Object> event =
                Map.of("subject", Map.of("subject_type", "iss-sub", "iss", "https://evil.example/", "sub", SUBJECT));

        assertThat(receive(Map.of(RISC + "sessions-revoked", event), Map.of()).refusal())
                .isPresent();
    }

    @Test
    void theAudienceMayBeAList() {
        GoogleBed known = bed.with(settings ->
                settings.nativeClientIds(List.of("the-ios-app")).eventAudiences(List.of("another-of-the-project")));
        List<String> audience = List.of(GoogleEmulator.CLIENT_ID, "the-ios-app", "another-of-the-project");
        String token =
                bed.google.securityEvent(Map.of(RISC + "sessions-revoked", aboutJane()), Map.of("aud", audience));

        assertThat(receive(known, token).message()).isPresent();
        assertThat(receive(bed, token).answer().body()).contains("invalid_audience");
    }

    /** Events are history, so they do not end; but those of last week are not taken. */
    @Test
    void anEventNeedsNoEndAndMayBeDaysOld() {
        String token = bed.google.securityEvent(Map.of(RISC + "sessions-revoked", aboutJane()), Map.of());
        String old = bed.google.securityEvent(Map.of(RISC + "sessions-revoked", aboutJane()), Map.of());

        bed.clock.advance(Duration.ofDays(6));
        assertThat(receive(bed, token).message()).isPresent();
        bed.clock.advance(Duration.ofDays(2));
        assertThat(receive(bed, old).answer().status()).isEqualTo(400);
    }

    @Test
    void aRepeatedEventIsAcknowledgedAndThatIsAll() {
        String token = bed.google.securityEvent(Map.of(RISC + "sessions-revoked", aboutJane()), Map.of());

        receive(bed, token);
        WebhookDelivery<SecurityEvent> second = receive(bed, token);

        assertThat(second.answer().status()).isEqualTo(202);
        assertThat(second.message()).isEmpty();
        assertThat(second.refusal()).isEmpty();
    }

    /** The subject is a token, by the start of its hash: no person is named. */
    @ParameterizedTest
    @ValueSource(strings = {"hash_base64_sha512_sha512", "prefix"})
    void anEventAboutATokenIsAcknowledged(String algorithm) {
        Map<String, Object> token = Map.of(
                "subject_type", "oauth_token",
                "token_type", "refresh_token",
                "token_identifier_alg", algorithm,
                "token", "1//0abc");

        WebhookDelivery<SecurityEvent> delivery =
                receive(Map.of(OAUTH + "token-revoked", Map.of("subject", token)), Map.of());

        assertThat(delivery.answer().status()).isEqualTo(202);
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.refusal()).isEmpty();
    }

    @Test
    void anEventThatShouldNameSomebodyAndDoesNotIsRefused() {
        assertThat(receive(Map.of(RISC + "sessions-revoked", Map.of()), Map.of())
                        .answer()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTestOfTheConnectionIsAcknowledged() {
        WebhookDelivery<SecurityEvent> delivery =
                receive(Map.of(RISC + "verification", Map.of("state", "from-the-console")), Map.of());

        assertThat(delivery.answer().status()).isEqualTo(202);
        assertThat(delivery.refusal()).isEmpty();
    }

    @Test
    void anIdTokenIsNoEvent() {
        String idToken = bed.google.idTokenForApp(GooglePerson.JANE, Map.of());

        assertThat(receive(bed, idToken).answer().status()).isEqualTo(400);
    }

    /** No source says that Google names the type; {@code events} tells it from an ID token, too. */
    @ParameterizedTest
    @ValueSource(strings = {"", "JWT", "secevent+jwt", "application/secevent+jwt"})
    void theTypeNeedNotBeSaid(String type) {
        assertThat(receive(bed, typed(type, Map.of())).message()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "secevent"})
    void anotherTypeIsRefused(String type) {
        assertThat(receive(bed, typed(type, Map.of())).answer().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "at_hash"})
    void whatBindsAnIdTokenIsInNoEvent(String claim) {
        assertThat(receive(bed, typed("", Map.of(claim, "a"))).answer().status())
                .isEqualTo(400);
        assertThat(receive(bed, typed("secevent+jwt", Map.of(claim, "a")))
                        .answer()
                        .status())
                .isEqualTo(400);
    }

    private String typed(String type, Map<String, Object> claims) {
        return bed.google.securityEvent(type, Map.of(RISC + "sessions-revoked", aboutJane()), claims);
    }

    @Test
    void anotherContentTypeIsRefused() {
        String token = bed.google.securityEvent(Map.of(RISC + "sessions-revoked", aboutJane()), Map.of());
        WebhookRequest request =
                WebhookRequest.of("POST", Map.of("Content-Type", List.of("application/json")), null, token);

        assertThat(bed.can(SecurityEvents.class).receive(request).answer().status())
                .isEqualTo(415);
    }

    private WebhookDelivery<SecurityEvent> receive(Map<String, ?> events, Map<String, ?> claims) {
        return receive(bed, bed.google.securityEvent(events, claims));
    }

    private static WebhookDelivery<SecurityEvent> receive(GoogleBed bed, String token) {
        Map<String, List<String>> headers = Map.of("Content-Type", List.of("application/secevent+jwt"));
        return bed.can(SecurityEvents.class).receive(WebhookRequest.of("POST", headers, null, token));
    }

    private Map<String, Object> aboutJane() {
        return Map.of("subject", subject("/"));
    }

    private Map<String, Object> subject(String slash) {
        return Map.of("subject_type", "iss-sub", "iss", bed.google.address() + slash, "sub", SUBJECT);
    }
}
