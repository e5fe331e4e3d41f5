package dev.socialconnector.kakao.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.testing.kakao.EmulatedEvent;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import dev.socialconnector.testing.kakao.WebhookReply;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F2, F3. What Kakao says of a person's account arrives, and what it says of things unknown does no harm. */
final class SecurityEventsTest {
    private static final String SCHEMAS = "https://schemas.openid.net/secevent/";
    private static final String UNLINKED = SCHEMAS + "oauth/event-type/user-unlinked";
    private static final String UNHEARD_OF = SCHEMAS + "oauth/event-type/user-unheard-of";

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void anEventArrives() throws IOException {
        try (WebhookHost host = WebhookHost.start(bed)) {
            EmulatedEvent event = event(UNLINKED).detail("reason", "UNLINK_FROM_APPS");

            WebhookReply reply = event.send();

            assertThat(reply.status()).isEqualTo(202);
            assertThat(reply.body()).isEmpty();
            assertThat(host.events).hasSize(1);
            assertThat(host.events.get(0).refusal()).isEmpty();
            SecurityEvent heard = host.events.get(0).message().orElseThrow();
            assertThat(heard.type()).isEqualTo(SecurityEvent.Type.USER_UNLINKED);
            assertThat(heard.uri()).isEqualTo(UNLINKED);
            assertThat(heard.subject()).isEqualTo(KakaoUsers.JIU.subject());
            assertThat(heard.identifier()).hasSize(36);
            assertThat(heard.issuedAt()).isEqualTo(bed.clock.instant());
            assertThat(heard.occurredAt()).hasValue(bed.clock.instant().minusSeconds(1));
            assertThat(heard.details()).containsEntry("reason", "UNLINK_FROM_APPS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://schemas.openid.net/secevent/oauth/event-type/tokens-revoked, TOKENS_REVOKED",
        "https://schemas.openid.net/secevent/oauth/event-type/token-issued, TOKEN_ISSUED",
        "https://schemas.openid.net/secevent/oauth/event-type/token-revoked, TOKEN_REVOKED",
        "https://schemas.openid.net/secevent/oauth/event-type/user-linked, USER_LINKED",
        "https://schemas.openid.net/secevent/oauth/event-type/user-unlinked, USER_UNLINKED",
        "https://schemas.openid.net/secevent/oauth/event-type/user-scope-consent, USER_SCOPE_CONSENT",
        "https://schemas.openid.net/secevent/oauth/event-type/user-scope-withdraw, USER_SCOPE_WITHDRAW",
        "https://schemas.openid.net/secevent/risc/event-type/account-purged, ACCOUNT_PURGED",
        "https://schemas.openid.net/secevent/risc/event-type/account-disabled, ACCOUNT_DISABLED",
        "https://schemas.openid.net/secevent/risc/event-type/account-enabled, ACCOUNT_ENABLED",
        "https://schemas.openid.net/secevent/risc/event-type/account-credential-change-required,"
                + " ACCOUNT_CREDENTIAL_CHANGE_REQUIRED",
        "https://schemas.openid.net/secevent/risc/event-type/credential-compromise, CREDENTIAL_COMPROMISE",
        "https://schemas.openid.net/secevent/risc/event-type/identifier-changed, IDENTIFIER_CHANGED",
        "https://schemas.openid.net/secevent/risc/event-type/identifier-recycled, IDENTIFIER_RECYCLED",
        "https://schemas.openid.net/secevent/risc/event-type/sessions-revoked, SESSIONS_REVOKED",
        "https://schemas.openid.net/secevent/caep/event-type/assurance-level-change, ASSURANCE_LEVEL_CHANGE",
        "https://schemas.openid.net/secevent/caep/event-type/credential-change, CREDENTIAL_CHANGE",
        "https://schemas.kakao.com/platevent/kakao/event-type/user-profile-changed, USER_PROFILE_CHANGED"
    })
    void eachOfKakaosEventsHasItsType(String uri, SecurityEvent.Type type) {
        WebhookDelivery<SecurityEvent> delivery = receive(event(uri));

        assertThat(delivery.answer().status()).isEqualTo(202);
        assertThat(delivery.message().orElseThrow().type()).isEqualTo(type);
        assertThat(delivery.message().orElseThrow().uri()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UNHEARD_OF,
                UNLINKED + "/",
                "https://schemas.openid.net/secevent/risc/event-type/user-unlinked",
                "https://schemas.openid.net/secevent/OAUTH/event-type/user-unlinked",
                "user-unlinked"
            })
    void anUnknownEventIsAcknowledgedAsAnother(String uri) {
        WebhookDelivery<SecurityEvent> delivery = receive(event(uri));

        assertThat(delivery.answer().status()).isEqualTo(202);
        assertThat(delivery.refusal()).isEmpty();
        assertThat(delivery.message().orElseThrow().type()).isEqualTo(SecurityEvent.Type.OTHER);
        assertThat(delivery.message().orElseThrow().uri()).isEqualTo(uri);
    }

    /** As a test of the connection may be. */
    @Test
    void anUnknownEventAboutNobodyIsAcknowledgedAndThatIsAll() {
        WebhookDelivery<SecurityEvent> delivery = receive(aboutNobody(UNHEARD_OF));

        assertThat(delivery.answer().status()).isEqualTo(202);
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.refusal()).isEmpty();
    }

    @Test
    void aKnownEventAboutNobodyIsRefused() {
        WebhookDelivery<SecurityEvent> delivery = receive(aboutNobody(UNLINKED));

        assertRefused(delivery, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody", "0", "-5", "jiu@example.kr", "38910472813891047281"})
    void aKnownEventAboutNoKakaoIdIsRefused(String subject) {
        EmulatedEvent event = aboutNobody(UNLINKED).claims(claims -> claims.put("sub", subject));

        assertRefused(receive(event), "invalid_request");
    }

    @Test
    void ofSeveralEventsTheFirstKnownOneCounts() {
        Map<String, Object> events = new LinkedHashMap<>();
        events.put(UNHEARD_OF, Map.of());
        events.put(SCHEMAS + "risc/event-type/account-purged", Map.of("reason", "first"));
        events.put(UNLINKED, Map.of("reason", "second"));

        WebhookDelivery<SecurityEvent> delivery =
                receive(event(UNLINKED).claims(claims -> claims.put("events", events)));

        assertThat(delivery.message().orElseThrow().type()).isEqualTo(SecurityEvent.Type.ACCOUNT_PURGED);
        assertThat(delivery.message().orElseThrow().details()).containsOnly(Map.entry("reason", "first"));
    }

    static Stream<Object> audiences() {
        String clientId = bed.kakao.app().clientId();
        String applicationId = Long.toString(KakaoEmulator.APP_ID);
        return Stream.of(
                clientId, applicationId, "another0key", List.of(clientId), List.of(applicationId, "another0key"));
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void anAudienceIsAKeyOfTheApplicationOrItsNumber(Object audience) {
        SecurityEvents ability = bed.with(config -> config.withApplication(
                        KakaoApplication.of(KakaoEmulator.APP_ID).withEventAudiences("another0key")))
                .can(SecurityEvents.class);

        WebhookDelivery<SecurityEvent> delivery = ability.receive(WebhookHost.push(
                event(UNLINKED).claims(claims -> claims.put("aud", audience)).token()));

        assertThat(delivery.message()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void whatIsNotConfiguredIsNoAudience(Object audience) {
        boolean known = audience.equals(bed.kakao.app().clientId())
                || audience.equals(List.of(bed.kakao.app().clientId()));

        WebhookDelivery<SecurityEvent> delivery =
                receive(event(UNLINKED).claims(claims -> claims.put("aud", audience)));

        assertThat(delivery.message().isPresent()).isEqualTo(known);
    }

    @Test
    void theSubjectMayStandInTheTokenAloneOrInTheEventAlone() {
        EmulatedEvent inTheToken = event(UNLINKED).members(members -> members.remove("subject"));
        EmulatedEvent inTheEvent = event(UNLINKED).claims(claims -> claims.remove("sub"));
        EmulatedEvent ofAnotherType = event(UNLINKED)
                .members(members -> members.put("subject", Map.of("subject_type", "email", "email", "a@example.kr")));

        assertThat(receive(inTheToken).message()).isPresent();
        assertThat(receive(inTheEvent).message().orElseThrow().subject()).isEqualTo(KakaoUsers.JIU.subject());
        assertThat(receive(ofAnotherType).message()).isPresent();
    }

    @Test
    void theTimeOfTheEventMayBeMissing() {
        WebhookDelivery<SecurityEvent> delivery = receive(event(UNLINKED).claims(claims -> claims.remove("toe")));

        assertThat(delivery.message().orElseThrow().occurredAt()).isEmpty();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("invalid_issuer", event(UNLINKED).claims(claims -> claims.put("iss", "https://evil.kr"))),
                Arguments.of("invalid_audience", event(UNLINKED).claims(claims -> claims.put("aud", "somebody"))),
                Arguments.of("invalid_key", event(UNLINKED).signedWithForeignKey()),
                Arguments.of("invalid_key", event(UNLINKED).header(header -> header.put("kid", "unknown"))),
                Arguments.of("invalid_request", event(UNLINKED).claims(claims -> claims.remove("jti"))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aRefusalIsToldInTheWordsOfTheStandard(String code, EmulatedEvent event) throws IOException {
        bed.clock.advance(Duration.ofMinutes(1)); // an unknown key may be asked for again

        try (WebhookHost host = WebhookHost.start(bed)) {
            WebhookReply reply = event.send();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("Content-Type")).hasValue("application/json");
            assertThat(reply.header("Content-Language")).hasValue("en");
            assertThat(reply.body()).startsWith("{").contains("\"err\":\"" + code + "\"", "\"description\":\"");
            assertRefused(host.events.get(0), code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "HEAD", "post", ""})
    void anotherMethodIsRefused(String method) {
        WebhookRequest push = WebhookHost.push(event(UNLINKED).token());

        WebhookDelivery<SecurityEvent> delivery = receive(new WebhookRequest(method, push.headers(), "", push.body()));

        assertThat(delivery.answer().status()).isEqualTo(405);
        assertThat(delivery.answer().headers()).containsEntry("Allow", "POST");
        assertThat(delivery.refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    static Stream<List<String>> wrongContentTypes() {
        return Stream.of(
                List.of(),
                List.of("application/json"),
                List.of("application/jwt"),
                List.of("application/x-www-form-urlencoded"),
                List.of("secevent+jwt"),
                List.of("application/secevent+jwt", "application/secevent+jwt"));
    }

    @ParameterizedTest
    @MethodSource("wrongContentTypes")
    void anotherContentTypeIsRefused(List<String> contentType) {
        String token = event(UNLINKED).token();

        WebhookDelivery<SecurityEvent> delivery =
                receive(new WebhookRequest("POST", Map.of("Content-Type", contentType), "", token));

        assertThat(delivery.answer().status()).isEqualTo(415);
        assertThat(delivery.message()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {WebhookRequest.MAX_BODY_LENGTH + 1, 1_000_000})
    void anOversizedBodyIsRefusedUnread(int length) {
        bed.kakao.forgetCalls();
        String start = event(UNLINKED).token();

        WebhookDelivery<SecurityEvent> delivery =
                receive(WebhookHost.push(start + "A".repeat(length - start.length())));

        assertRefused(delivery, "invalid_request");
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isZero();
    }

    @Test
    void anOversizedBodyIsAnsweredOverHttp() throws IOException {
        try (WebhookHost host = WebhookHost.start(bed)) {
            WebhookReply reply = bed.kakao.webhooks().sendEvent("A".repeat(WebhookRequest.MAX_BODY_LENGTH + 1));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(host.events.get(0).message()).isEmpty();
        }
    }

    private static EmulatedEvent event(String uri) {
        return bed.kakao.webhooks().event(uri, "jiu");
    }

    private static EmulatedEvent aboutNobody(String uri) {
        return event(uri).claims(claims -> claims.remove("sub")).members(members -> members.remove("subject"));
    }

    private static WebhookDelivery<SecurityEvent> receive(EmulatedEvent event) {
        return receive(WebhookHost.push(event.token()));
    }

    private static WebhookDelivery<SecurityEvent> receive(WebhookRequest request) {
        return bed.can(SecurityEvents.class).receive(request);
    }

    private static void assertRefused(WebhookDelivery<SecurityEvent> delivery, String code) {
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.answer().status()).isEqualTo(400);
        assertThat(delivery.answer().body()).contains("\"" + code + "\"");
        assertThat(delivery.refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(delivery.refusal().orElseThrow().step()).isEqualTo(Step.SECURITY_EVENT);
        assertThat(delivery.refusal().orElseThrow().providerCode()).hasValue(code);
    }
}
