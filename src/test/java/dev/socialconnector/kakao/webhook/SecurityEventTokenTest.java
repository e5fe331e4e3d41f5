package dev.socialconnector.kakao.webhook;

import static dev.socialconnector.kakao.Refusals.printed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.kakao.EmulatedEvent;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
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

    static Stream<Arguments> algorithms() {
        return Stream.of(
                        "none",
                        "None",
                        "",
                        "HS256",
                        "ES256",
                        "PS256",
                        "RS512",
                        "RS384",
                        "rs256",
                        null,
                        List.of("RS256"),
                        256)
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
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

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("typ", "JWT"),
                Arguments.of("typ", "jwt"),
                Arguments.of("typ", "at+jwt"),
                Arguments.of("typ", "logout+jwt"),
                Arguments.of("typ", "secevent"),
                Arguments.of("typ", "secevent+jwt "),
                Arguments.of("typ", "text/secevent+jwt"),
                Arguments.of("typ", "application/application/secevent+jwt"),
                Arguments.of("typ", "\u017fecevent+jwt"),
                Arguments.of("typ", ""),
                Arguments.of("typ", 1),
                Arguments.of("typ", null),
                Arguments.of("typ", List.of("secevent+jwt")),
                Arguments.of("crit", List.of("exp")),
                Arguments.of("b64", false),
                Arguments.of("zip", "DEF"),
                Arguments.of("cty", "JWT"),
                Arguments.of("enc", "A256GCM"),
                Arguments.of("kid", null),
                Arguments.of("kid", ""),
                Arguments.of("kid", "with space"),
                Arguments.of("kid", "x".repeat(1_000)),
                Arguments.of("kid", 7));
    }

    @ParameterizedTest
    @MethodSource("headers")
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

    static Stream<UnaryOperator<String>> forgeries() {
        return Stream.of(
                token -> "",
                token -> ".",
                token -> "..",
                token -> token + ".",
                token -> token + "==",
                token -> token + "\n",
                token -> " " + token,
                token -> token + ".a.b",
                token -> token.substring(0, token.lastIndexOf('.') + 1),
                token -> token.substring(0, token.length() - 4),
                token -> "." + token,
                token -> "e30.e30.e30",
                token -> "{\"payload\":\"" + token + "\"}",
                token -> token.replaceFirst("\\.", ".é"),
                SecurityEventTokenTest::withAnotherSubject);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgeryIsRefused(UnaryOperator<String> forgery) {
        String token = event().token();

        WebhookDelivery<SecurityEvent> delivery = receive(forgery.apply(token));

        assertRefused(delivery);
    }

    @Test
    void aForeignKeyIsRefused() {
        assertRefused(receive(event().signedWithForeignKey().token()));
    }

    static Stream<Arguments> claims() {
        long now = bed.clock.instant().getEpochSecond();
        String clientId = bed.kakao.app().clientId();
        return Stream.of(
                Arguments.of("iss", KakaoEmulator.ISSUER + "/"),
                Arguments.of("iss", List.of(KakaoEmulator.ISSUER)),
                Arguments.of("iss", null),
                Arguments.of("aud", "another-client"),
                Arguments.of("aud", clientId + "x"),
                Arguments.of("aud", clientId.substring(1)),
                Arguments.of("aud", ""),
                Arguments.of("aud", List.of()),
                Arguments.of("aud", List.of(clientId, "another-client")),
                Arguments.of("aud", List.of(clientId, 7)),
                Arguments.of("aud", Map.of("0", clientId)),
                Arguments.of("aud", 7),
                Arguments.of("aud", null),
                Arguments.of("iat", now + 61),
                Arguments.of("iat", now - Duration.ofDays(7).toSeconds() - 61),
                Arguments.of("iat", String.valueOf(now)),
                Arguments.of("iat", -5),
                Arguments.of("iat", 0),
                Arguments.of("iat", 1e308),
                Arguments.of("iat", now * 1_000_000),
                Arguments.of("iat", null),
                Arguments.of("exp", now - 60),
                Arguments.of("nbf", now + 600),
                Arguments.of("jti", ""),
                Arguments.of("jti", " "),
                Arguments.of("jti", 7),
                Arguments.of("jti", "x".repeat(256)),
                Arguments.of("jti", null),
                Arguments.of("sub", ""),
                Arguments.of("sub", 3891047281L),
                Arguments.of("sub", "3891047282"),
                Arguments.of("events", Map.of()),
                Arguments.of("events", List.of(UNLINKED)),
                Arguments.of("events", UNLINKED),
                Arguments.of("events", Map.of(UNLINKED, true)),
                Arguments.of("events", Map.of(UNLINKED, List.of())),
                Arguments.of("events", Map.of("", Map.of())),
                Arguments.of("events", Map.of("with space", Map.of())),
                Arguments.of("events", Map.of("x".repeat(501), Map.of())),
                Arguments.of("events", Map.of(UNLINKED, Map.of(), "https://a.example", 7)),
                Arguments.of("events", null));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aWrongClaimIsRefusedWithoutAKeyLookUp(String name, Object value) {
        assertRefusedWithoutKeys(
                event().claims(claims -> claims.put(name, value)).token());
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
        String[] parts = event().token().split("\\.", -1);
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        assertRefusedWithoutKeys(
                bed.kakao.keys().sign(header, payload.replaceFirst("\\{", "{\"sub\":\"" + SUBJECT + "\",")));
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

    /** Changes one digit of the payload and keeps the signature. */
    private static String withAnotherSubject(String token) {
        String[] parts = token.split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        byte[] changed = payload.replace(SUBJECT, "3891047282").getBytes(StandardCharsets.UTF_8);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
        return String.join(".", Arrays.asList(parts));
    }
}
