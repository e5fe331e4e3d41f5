package dev.socialconnector.kakao.webhook;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.kakao.EmulatedEvent;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.toolkit.token.Forgeries;
import dev.socialconnector.toolkit.token.Forgeries.FalseClaim;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F2, C1 to C5, C8. A security event is as good as its token. */
final class SecurityEventTokenTest {
    private static final String SUBJECT = "3891047281";
    private static final String UNLINKED = "https://schemas.openid.net/secevent/oauth/event-type/user-unlinked";

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @ParameterizedTest
    @MethodSource("dev.socialconnector.toolkit.token.Forgeries#algorithms")
    void onlyRs256Counts(Object algorithm) {
        assertRefusedWithoutKeys(
                event().header(header -> header.put("alg", algorithm)).token());
    }

    static Stream<byte[]> publicKeyBytes() {
        byte[] der = bed.kakao.keys().currentPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        return Stream.of(
                der,
                pem.getBytes(StandardCharsets.US_ASCII),
                bed.kakao.keys().currentPublicKey().getModulus().toByteArray());
    }

    @ParameterizedTest
    @MethodSource("publicKeyBytes")
    void aPublicKeyIsNoSecret(byte[] publicKey) throws GeneralSecurityException {
        String token = event().header(header -> header.put("alg", "HS256")).token();
        String signingInput = token.substring(0, token.lastIndexOf('.'));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
        byte[] signature = mac.doFinal(signingInput.getBytes(StandardCharsets.US_ASCII));

        assertRefusedWithoutKeys(
                signingInput + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("typ", "JWT"),
                Arguments.of("typ", "jwt"),
                Arguments.of("typ", "logout+jwt"),
                Arguments.of("typ", "secevent"),
                Arguments.of("typ", "secevent+jwt "),
                Arguments.of("typ", "text/secevent+jwt"),
                Arguments.of("typ", "application/application/secevent+jwt"),
                Arguments.of("typ", "\u017fecevent+jwt"),
                Arguments.of("typ", ""),
                Arguments.of("typ", null),
                Arguments.of("typ", List.of("secevent+jwt")));
    }

    @ParameterizedTest
    @MethodSource({"dev.socialconnector.toolkit.token.Forgeries#headers", "types"})
    void aHeaderOfAnotherKindIsRefusedWithoutAKeyLookUp(String name, Object value) {
        assertRefusedWithoutKeys(
                event().header(header -> header.put(name, value)).token());
    }

    @Test
    void aTokenThatDoesNotSayWhatItIsIsRefused() {
        assertRefusedWithoutKeys(event().header(header -> header.remove("typ")).token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secevent+jwt", "SecEvent+JWT", "application/secevent+jwt", "Application/SECEVENT+jwt"})
    void theTypeIsReadInAnyCase(String type) {
        WebhookDelivery<SecurityEvent> delivery =
                receive(event().header(header -> header.put("typ", type)).token());

        assertThat(delivery.message()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void anAddressInTheTokenIsNeverAsked(String name) {
        try (KakaoEmulator elsewhere = KakaoEmulator.start()) {
            String address = elsewhere.uri("/keys").toString();

            receive(event().header(header -> header.put(name, address)).token());

            assertThat(elsewhere.connectionCount()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.socialconnector.toolkit.token.Forgeries#spellings")
    void anotherTextThanTheSignedOneIsRefused(UnaryOperator<String> spelling) {
        assertRefused(receive(spelling.apply(event().token())));
    }

    @Test
    void nothingIsRefused() {
        assertRefused(receive(""));
    }

    @Test
    void aForeignKeyIsRefused() {
        assertRefused(receive(event().signedWithForeignKey().token()));
    }

    /** What is particular to a security event. */
    static Stream<FalseClaim> claims() {
        return Stream.of(
                FalseClaim.atIssuePlus("iat", -Duration.ofDays(7).toSeconds() - 61),
                FalseClaim.atIssuePlus("exp", -60),
                FalseClaim.of("jti", ""),
                FalseClaim.of("jti", " "),
                FalseClaim.of("jti", 7),
                FalseClaim.of("jti", "x".repeat(256)),
                FalseClaim.of("jti", null),
                FalseClaim.of("sub", "3891047282"),
                FalseClaim.of("events", Map.of()),
                FalseClaim.of("events", List.of(UNLINKED)),
                FalseClaim.of("events", UNLINKED),
                FalseClaim.of("events", Map.of(UNLINKED, true)),
                FalseClaim.of("events", Map.of(UNLINKED, List.of())),
                FalseClaim.of("events", Map.of("", Map.of())),
                FalseClaim.of("events", Map.of("with space", Map.of())),
                FalseClaim.of("events", Map.of("x".repeat(501), Map.of())),
                FalseClaim.of("events", Map.of(UNLINKED, Map.of(), "https://a.example", 7)),
                FalseClaim.of("events", null));
    }

    @ParameterizedTest
    @MethodSource({"dev.socialconnector.toolkit.token.Forgeries#claims", "claims"})
    void aWrongClaimIsRefusedWithoutAKeyLookUp(FalseClaim wrong) {
        assertRefusedWithoutKeys(event().claims(wrong::among).token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "iat", "jti", "events"})
    void aMissingClaimIsRefused(String name) {
        assertRefusedWithoutKeys(event().claims(claims -> claims.remove(name)).token());
    }

    static Stream<Object> subjects() {
        return Stream.of(
                Map.of("subject_type", "iss-sub", "iss", KakaoEmulator.ISSUER, "sub", "3891047282"),
                Map.of("subject_type", "iss-sub", "iss", "https://evil.example", "sub", SUBJECT),
                Map.of("subject_type", "iss-sub", "sub", SUBJECT),
                Map.of("subject_type", "iss-sub", "iss", KakaoEmulator.ISSUER, "sub", 3891047281L),
                Map.of("subject_type", "iss-sub", "iss", KakaoEmulator.ISSUER, "sub", ""),
                Map.of("format", "iss_sub", "iss", KakaoEmulator.ISSUER, "sub", "3891047282"),
                Map.of("iss", KakaoEmulator.ISSUER, "sub", "3891047282"),
                SUBJECT,
                List.of());
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whoeverNamesThePersonNamesTheSameOne(Object subject) {
        assertRefusedWithoutKeys(
                event().members(members -> members.put("subject", subject)).token());
    }

    @Test
    void duplicateClaimsAreRefused() {
        String token = event().token();
        String header = Forgeries.decoded(token, 0);
        String payload = Forgeries.decoded(token, 1);

        assertRefusedWithoutKeys(
                bed.kakao.keys().sign(header, Forgeries.payloadWithFirst(token, "\"sub\":\"" + SUBJECT + "\"")));
        assertRefusedWithoutKeys(
                bed.kakao.keys().sign(header.replaceFirst("\\{", "{\"typ\":\"secevent+jwt\","), payload));
    }

    static Stream<Consumer<Map<String, Object>>> variations() {
        long now = bed.clock.instant().getEpochSecond();
        return Stream.of(
                claims -> claims.put("iat", now + 60),
                claims -> claims.put("iat", now - Duration.ofDays(7).toSeconds()),
                claims -> claims.put("iat", now + 0.5),
                claims -> claims.put("exp", now + 1),
                claims -> claims.put("toe", now - 100_000),
                claims -> claims.put("jti", "x".repeat(255)),
                claims -> claims.put("app_id", "123456"),
                claims -> claims.put("exp", String.valueOf(now + 100)),
                claims -> claims.put("exp", null),
                claims -> claims.put("nbf", 0),
                claims -> claims.put("nbf", "tomorrow"),
                claims -> claims.put("toe", String.valueOf(now)),
                claims -> claims.put("toe", -1),
                claims -> claims.put("toe", null),
                claims -> claims.put("sub", null),
                claims -> claims.put("email", 7),
                claims -> claims.put("email_verified", "perhaps"),
                claims -> claims.put("nonce", 7),
                claims -> claims.put("txn", "another name of txm"));
    }

    @ParameterizedTest
    @MethodSource("variations")
    void whatAnHonestSenderMayDoIsAccepted(Consumer<Map<String, Object>> variation) {
        KakaoBed forgetful = bed.in(context -> context.withReplayMemory((identifier, until) -> true));

        String token = event().claims(variation).token();

        assertThat(forgetful
                        .can(SecurityEvents.class)
                        .receive(WebhookHost.push(token))
                        .message())
                .isPresent();
    }

    private static EmulatedEvent event() {
        return bed.kakao.webhooks().event(UNLINKED, "jiu");
    }

    private static WebhookDelivery<SecurityEvent> receive(String token) {
        return bed.can(SecurityEvents.class).receive(WebhookHost.push(token));
    }

    /** Whoever has no keys yet would have to look them up. */
    private static void assertRefusedWithoutKeys(String token) {
        KakaoBed cold = bed.in(context -> context.withSessionLifetime(Duration.ofMinutes(1)));
        bed.kakao.forgetCalls();

        WebhookDelivery<SecurityEvent> delivery = cold.can(SecurityEvents.class).receive(WebhookHost.push(token));

        assertRefused(delivery);
        assertThat(bed.kakao.count()).isZero();
    }

    private static void assertRefused(WebhookDelivery<SecurityEvent> delivery) {
        ConnectorException refusal = delivery.refusal().orElseThrow();
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.answer().status()).isEqualTo(400);
        assertThat(delivery.answer().body()).contains("\"err\":").doesNotContain(SUBJECT);
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.SECURITY_EVENT);
        assertThat(printed(refusal))
                .doesNotContain(SUBJECT, "another-client", bed.kakao.app().clientId());
    }
}
