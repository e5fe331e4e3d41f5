package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import dev.socialconnector.toolkit.token.Forgeries;
import dev.socialconnector.toolkit.token.Forgeries.FalseClaim;
import dev.socialconnector.webhook.BackChannelLogout;
import dev.socialconnector.webhook.LogoutNotice;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
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

    /** A logout may be several clients'. */
    static Stream<FalseClaim> wrongInAnyToken() {
        return Forgeries.claims().filter(claim -> !claim.words().equals("and another"));
    }

    /** What is particular to a logout token. */
    static Stream<FalseClaim> claims() {
        return Stream.of(
                FalseClaim.of("iss", "https://evil.example"),
                FalseClaim.of("iat", 1),
                FalseClaim.of("exp", 2),
                FalseClaim.of("jti", null),
                FalseClaim.of("jti", ""),
                FalseClaim.of("jti", 7),
                FalseClaim.of("sub", null),
                FalseClaim.of("sid", List.of("a")),
                FalseClaim.of("nonce", "n"),
                FalseClaim.of("events", null),
                FalseClaim.of("events", "text"),
                FalseClaim.of("events", Map.of()),
                FalseClaim.of("events", Map.of(EVENT, "text")),
                FalseClaim.of("events", Map.of("http://schemas.openid.net/event/other", Map.of())));
    }

    @ParameterizedTest
    @MethodSource({"wrongInAnyToken", "claims"})
    void aWrongClaimIsRefusedWithoutAskingForKeys(FalseClaim wrong) {
        assertRefusedWithoutKeys(signed(bed.provider.keys().header(), wrong.among(claims(Map.of()))));
    }

    @ParameterizedTest
    @MethodSource("dev.socialconnector.toolkit.token.Forgeries#algorithms")
    void onlyRs256Counts(@Nullable Object algorithm) {
        assertRefusedWithoutKeys(withHeader("alg", algorithm));
    }

    @ParameterizedTest
    @MethodSource("dev.socialconnector.toolkit.token.Forgeries#headers")
    void aHeaderThatAsksForMoreIsRefusedWithoutAskingForKeys(String name, @Nullable Object value) {
        assertRefusedWithoutKeys(withHeader(name, value));
    }

    @ParameterizedTest
    @MethodSource("dev.socialconnector.toolkit.token.Forgeries#spellings")
    void anotherTextThanTheSignedOneIsRefused(UnaryOperator<String> spelling) {
        String text = spelling.apply(token(Map.of()));

        assertRefused(receive(URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    @Test
    void duplicateClaimsAreRefused() {
        String token = token(Map.of());
        String payload = Forgeries.payloadWithFirst(token, "\"sub\":\"" + OpenIdProvider.SUBJECT + "\"");

        assertRefusedWithoutKeys(bed.provider.keys().sign(Forgeries.decoded(token, 0), payload));
    }

    private void assertRefusedWithoutKeys(String token) {
        bed.provider.forgetCalls();

        assertRefused(receive(token));
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isZero();
    }

    private static void assertRefused(WebhookDelivery<LogoutNotice> delivery) {
        assertThat(delivery.refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.answer().status()).isEqualTo(400);
        assertThat(delivery.answer().body()).isEqualTo("{\"error\":\"invalid_request\"}");
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
        return signed(bed.provider.keys().header(), claims(change));
    }

    private String withHeader(String name, @Nullable Object value) {
        Map<String, @Nullable Object> header =
                new LinkedHashMap<>(bed.provider.keys().header());
        header.put(name, value);
        return signed(header, claims(Map.of()));
    }

    private String signed(Map<String, ?> header, Map<String, ?> claims) {
        return bed.provider.keys().sign(json(header), json(claims));
    }

    private String typed(String type) {
        Map<String, Object> header = new LinkedHashMap<>(bed.provider.keys().header());
        header.remove("typ");
        if (!type.isEmpty()) {
            header.put("typ", type);
        }
        return signed(header, claims(Map.of()));
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
