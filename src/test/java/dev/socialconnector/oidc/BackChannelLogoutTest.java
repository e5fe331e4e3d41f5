package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import dev.socialconnector.webhook.BackChannelLogout;
import dev.socialconnector.webhook.LogoutNotice;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Back-Channel Logout 1.0, sections 2.4 to 2.8. */
final class BackChannelLogoutTest {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    private int tokens;

    @Test
    void aLogoutIsHeardOnce() {
        String token = token(Map.of("sid", "session-7"));

        WebhookDelivery<LogoutNotice> first = receive(token);
        WebhookDelivery<LogoutNotice> again = receive(token);

        assertThat(first.message().orElseThrow().subject()).contains(OpenIdProvider.SUBJECT);
        assertThat(first.message().orElseThrow().sessionId()).contains("session-7");
        assertThat(first.answer().status()).isEqualTo(200);
        assertThat(first.answer().headers()).containsEntry("Cache-Control", "no-store");
        assertThat(again.answer().status()).isEqualTo(200);
        assertThat(again.message()).isEmpty();
        assertThat(again.refusal()).isEmpty();
        assertThat(first.toString() + first.message()).doesNotContain("session-7", OpenIdProvider.SUBJECT);
    }

    /** Two applications of one provider in one host: the token ends the sessions of both. */
    @Test
    void aLogoutOfTwoClientsIsHeardByEach() {
        OidcConfig second = OidcConfig.builder(bed.provider.issuer(), "second-client")
                .allowingLoopback()
                .build();
        BackChannelLogout ofSecond = new OidcConnector(second, bed.context)
                .capability(BackChannelLogout.class)
                .orElseThrow();
        String token = token(Map.of("aud", List.of(bed.provider.clientId(), "second-client")));

        assertThat(receive(token).message()).isPresent();
        assertThat(ofSecond.receive(request("logout_token=" + token)).message()).isPresent();
        assertThat(ofSecond.receive(request("logout_token=" + token)).message()).isEmpty();
    }

    @Test
    void aSubjectOrASessionIsEnough() {
        Map<String, @Nullable Object> noSubject = new HashMap<>(Map.of("sid", "session-7"));
        noSubject.put("sub", null);

        assertThat(receive(token(noSubject)).message().orElseThrow().subject()).isEmpty();
        assertThat(receive(token(Map.of())).message().orElseThrow().sessionId()).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("iss", "https://evil.example"),
                Arguments.of("aud", "another-client"),
                Arguments.of("aud", null),
                Arguments.of("iat", null),
                Arguments.of("iat", 1),
                Arguments.of("exp", 2),
                Arguments.of("jti", null),
                Arguments.of("jti", ""),
                Arguments.of("jti", 7),
                Arguments.of("sub", null),
                Arguments.of("sub", 7),
                Arguments.of("sub", ""),
                Arguments.of("sid", List.of("a")),
                Arguments.of("nonce", "n"),
                Arguments.of("events", null),
                Arguments.of("events", "text"),
                Arguments.of("events", Map.of()),
                Arguments.of("events", Map.of(EVENT, "text")),
                Arguments.of("events", Map.of("http://schemas.openid.net/event/other", Map.of())));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongClaimIsRefusedWithoutAskingForKeys(String claim, @Nullable Object value) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put(claim, value);
        bed.provider.forgetCalls();

        WebhookDelivery<LogoutNotice> delivery = receive(token(change));

        assertThat(delivery.refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.answer().status()).isEqualTo(400);
        assertThat(delivery.answer().body()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isZero();
    }

    @Test
    void aForgedSignatureIsRefused() {
        Map<String, Object> header = bed.provider.keys().header();
        String forged = bed.provider.keys().signWithForeignKey(json(header), json(claims(Map.of())));

        assertThat(receive(forged).refusal().orElseThrow()).hasMessageContaining("signature");
        assertThat(receive(token(Map.of())).message()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "application/logout+jwt", "JWT", "LOGOUT+JWT", "application/jwt", ""})
    void theTypeMayBeSaidInItsWaysOrNotAtAll(String type) {
        assertThat(receive(typed(type)).message()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secevent+jwt", "at+jwt", "id+jwt"})
    void anotherTypeIsRefused(String type) {
        assertThat(receive(typed(type)).refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    /** Neither passes for the other, though one key signs both (RFC 8725 section 3.11). */
    @Test
    void anIdTokenIsNoLogoutTokenAndTheOtherWayRound() {
        String idToken = bed.signIn().tokens().idToken().orElseThrow();
        assertThat(receive(idToken).refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_TOKEN);

        bed.provider.idTokenClaims(Map.of("events", Map.of(EVENT, Map.of()), "jti", "1"));
        assertThat(bed.refusal()).hasMessageContaining("events");
    }

    @Test
    void aKeyServerThatIsDownAsksForAnotherTry() {
        bed.provider.inject(OpenIdPaths.JWKS, 10, Fault.dropConnection());

        WebhookDelivery<LogoutNotice> delivery = receive(token(Map.of()));

        assertThat(delivery.answer().status()).isEqualTo(503);
        assertThat(delivery.message()).isEmpty();
    }

    @Test
    void whatIsNoFormWithATokenIsRefused() {
        BackChannelLogout logout = bed.can(BackChannelLogout.class);

        assertThat(logout.receive(new WebhookRequest("GET", Map.of(), "logout_token=a", ""))
                        .answer()
                        .status())
                .isEqualTo(405);
        assertThat(logout.receive(new WebhookRequest("POST", Map.of(), "", "logout_token=a"))
                        .answer()
                        .status())
                .isEqualTo(415);
        assertThat(received("").answer().status()).isEqualTo(400);
        assertThat(received("logout_token=a&logout_token=b").answer().status()).isEqualTo(400);
        assertThat(received("logout_token=" + "a".repeat(300_000)).answer().status())
                .isEqualTo(400);
    }

    @Test
    void anOldTokenIsRefusedAlsoIfTheMemoryHasForgottenIt() {
        String token = token(Map.of());
        receive(token);
        bed.clock.advance(Duration.ofMinutes(12));

        assertThat(receive(token).refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    private WebhookDelivery<LogoutNotice> receive(String token) {
        return received("logout_token=" + token);
    }

    private WebhookDelivery<LogoutNotice> received(String body) {
        return bed.can(BackChannelLogout.class).receive(request(body));
    }

    private static WebhookRequest request(String body) {
        return new WebhookRequest(
                "POST", Map.of("Content-Type", List.of("application/x-www-form-urlencoded")), "", body);
    }

    private String token(Map<String, ? extends @Nullable Object> change) {
        return bed.provider.keys().sign(json(bed.provider.keys().header()), json(claims(change)));
    }

    private String typed(String type) {
        Map<String, Object> header = new LinkedHashMap<>(bed.provider.keys().header());
        header.remove("typ");
        if (!type.isEmpty()) {
            header.put("typ", type);
        }
        return bed.provider.keys().sign(json(header), json(claims(Map.of())));
    }

    private Map<String, @Nullable Object> claims(Map<String, ? extends @Nullable Object> change) {
        long now = bed.clock.instant().getEpochSecond();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", bed.provider.issuer());
        claims.put("sub", OpenIdProvider.SUBJECT);
        claims.put("aud", bed.provider.clientId());
        claims.put("iat", now);
        claims.put("exp", now + 120);
        claims.put("jti", "logout-" + tokens++);
        claims.put("events", Map.of(EVENT, Map.of()));
        claims.putAll(change);
        return claims;
    }

    private static String json(Map<String, ?> members) {
        return Answers.write(members);
    }
}
