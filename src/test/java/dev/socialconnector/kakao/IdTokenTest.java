package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.Tampering;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C1 to C9, C11, C13. Every sign-in that brings an ID token stands or falls with it. */
final class IdTokenTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void aGoodTokenIsVerified() {
        SocialLogin login = bed.signIn();

        assertThat(login.idToken().orElseThrow().subject()).isEqualTo("3891047281");
        assertThat(login.idToken().orElseThrow().issuer()).isEqualTo(KakaoEmulator.ISSUER);
        assertThat(login.idToken().orElseThrow().authenticatedAt()).isPresent();
    }

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
        KakaoBed cold = withoutKeys();
        bed.kakao.tampering().idTokenHeader(header -> with(header, "alg", algorithm));

        ConnectorException refusal = cold.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isZero();
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("crit", List.of("exp")),
                Arguments.of("crit", List.of()),
                Arguments.of("b64", false),
                Arguments.of("zip", "DEF"),
                Arguments.of("cty", "JWT"),
                Arguments.of("enc", "A256GCM"),
                Arguments.of("typ", "secevent+jwt"),
                Arguments.of("typ", "at+jwt"),
                Arguments.of("typ", 1),
                Arguments.of("kid", null),
                Arguments.of("kid", ""),
                Arguments.of("kid", "with space"),
                Arguments.of("kid", "x".repeat(1_000)),
                Arguments.of("kid", 7),
                Arguments.of("jwk", Map.of("kty", "RSA", "n", "AA", "e", "AQAB", "oth", List.of(Map.of()))));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aHeaderThatAsksForMoreIsRefusedWithoutAKeyLookUp(String name, Object value) {
        KakaoBed cold = withoutKeys();
        bed.kakao.tampering().idTokenHeader(header -> with(header, name, value));

        ConnectorException refusal = cold.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void anAddressInTheTokenIsNeverAsked(String name) {
        try (KakaoEmulator elsewhere = KakaoEmulator.start()) {
            bed.kakao
                    .tampering()
                    .idTokenHeader(
                            header -> with(header, name, elsewhere.uri("/keys").toString()));

            bed.signIn();

            assertThat(elsewhere.connectionCount()).isZero();
        }
    }

    static Stream<Consumer<Tampering>> forgeries() {
        return Stream.of(
                Tampering::idTokenSignedWithForeignKey,
                tampering -> tampering.idToken(token -> token + "."),
                tampering -> tampering.idToken(token -> token + "=="),
                tampering -> tampering.idToken(token -> token + ".a.b"),
                tampering -> tampering.idToken(token -> token.substring(0, token.lastIndexOf('.') + 1)),
                tampering -> tampering.idToken(token -> token.substring(0, token.length() - 4)),
                tampering -> tampering.idToken(token -> "." + token),
                tampering -> tampering.idToken(token -> "e30.e30.e30"),
                tampering -> tampering.idToken(token -> "a".repeat(70_000)),
                tampering -> tampering.idToken(token -> withStrayBits(token, 2)),
                tampering -> tampering.idToken(IdTokenTest::withAnotherSubject));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgeryIsRefused(Consumer<Tampering> forgery) {
        forgery.accept(bed.kakao.tampering());

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isIn(Reason.INVALID_ID_TOKEN, Reason.UNEXPECTED_RESPONSE);
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    static Stream<Arguments> claims() {
        String clientId = "the-client-id";
        long now = bed.clock.instant().getEpochSecond();
        return Stream.of(
                Arguments.of("iss", KakaoEmulator.ISSUER + "/"),
                Arguments.of("iss", "http://kauth.kakao.com"),
                Arguments.of("iss", List.of(KakaoEmulator.ISSUER)),
                Arguments.of("iss", null),
                Arguments.of("aud", "another-client"),
                Arguments.of("aud", clientId + "x"),
                Arguments.of("aud", clientId.substring(1)),
                Arguments.of("aud", List.of()),
                Arguments.of("aud", List.of(clientId, "another-client")),
                Arguments.of("aud", Map.of("0", clientId)),
                Arguments.of("aud", 7),
                Arguments.of("aud", null),
                Arguments.of("azp", "another-client"),
                Arguments.of("azp", 7),
                Arguments.of("exp", now - 61),
                Arguments.of("exp", String.valueOf(now + 100)),
                Arguments.of("exp", -1),
                Arguments.of("exp", 0),
                Arguments.of("exp", 1e308),
                Arguments.of("exp", now * 1_000_000_000),
                Arguments.of("exp", true),
                Arguments.of("exp", null),
                Arguments.of("iat", now + 120),
                Arguments.of("iat", now - 3_600),
                Arguments.of("iat", String.valueOf(now)),
                Arguments.of("iat", -5),
                Arguments.of("iat", null),
                Arguments.of("nbf", now + 600),
                Arguments.of("nonce", "another"),
                Arguments.of("nonce", ""),
                Arguments.of("nonce", 7),
                Arguments.of("nonce", null),
                Arguments.of("sub", ""),
                Arguments.of("sub", " "),
                Arguments.of("sub", 3891047281L),
                Arguments.of("sub", "x".repeat(256)),
                Arguments.of("sub", null),
                Arguments.of("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
                Arguments.of("at_hash", 7),
                Arguments.of("at_hash", List.of()),
                Arguments.of("aud", Arrays.asList(clientId, null)),
                Arguments.of("aud", List.of(clientId, 7)));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aWrongClaimIsRefusedWithoutAKeyLookUpAndNotQuoted(String name, Object value) {
        KakaoBed cold = withoutKeys();
        bed.kakao.tampering().idTokenClaims(claims -> with(claims, name, forThisClient(value)));

        ConnectorException refusal = cold.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining(name);
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isZero();
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "exp", "iat", "nonce"})
    void aMissingClaimIsRefused(String name) {
        bed.kakao.tampering().idTokenClaims(claims -> {
            claims.remove(name);
            return claims;
        });

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining(name);
    }

    static Stream<Consumer<Map<String, Object>>> variations() {
        return Stream.of(
                claims -> claims.put("aud", List.of(claims.get("aud"))),
                claims -> claims.put("azp", claims.get("aud")),
                claims -> claims.remove("auth_time"),
                claims -> claims.put("exp", bed.clock.instant().getEpochSecond() + 60.5),
                claims -> claims.put("iat", bed.clock.instant().getEpochSecond() + 30),
                claims -> claims.put("email_verified", "true"),
                claims -> claims.put("unheard_of", Map.of("a", List.of(1))));
    }

    @ParameterizedTest
    @MethodSource("variations")
    void whatHonestProvidersDoIsAccepted(Consumer<Map<String, Object>> variation) {
        bed.kakao
                .tampering()
                .idTokenClaims(claims -> {
                    variation.accept(claims);
                    return claims;
                })
                .idTokenHeader(header -> {
                    header.remove("typ");
                    return header;
                });

        SocialLogin login = bed.signIn();

        assertThat(login.idToken()).isPresent();
    }

    static Stream<Arguments> headersThatNothingRestsOn() {
        return Stream.of(
                Arguments.of("typ", null),
                Arguments.of("typ", "jwt"),
                Arguments.of("typ", "application/jwt"),
                Arguments.of("typ", "JWS"),
                Arguments.of("typ", "JOSE"),
                Arguments.of("typ", "id_token+jwt"),
                Arguments.of("x5u", "not an address"),
                Arguments.of("x5c", "not a certificate"),
                Arguments.of("jku", 7),
                Arguments.of("x5t", 7),
                Arguments.of("unheard-of", Map.of("a", 1)));
    }

    @ParameterizedTest
    @MethodSource("headersThatNothingRestsOn")
    void aHeaderThatNothingRestsOnEndsNoSignIn(String name, Object value) {
        bed.kakao.tampering().idTokenHeader(header -> with(header, name, value));

        assertThat(bed.signIn().idToken()).isPresent();
    }

    static Stream<Arguments> claimsThatNothingRestsOn() {
        return Stream.of(
                Arguments.of("azp", null),
                Arguments.of("at_hash", null),
                Arguments.of("nbf", "tomorrow"),
                Arguments.of("nbf", 0),
                Arguments.of("auth_time", "today"),
                Arguments.of("auth_time", 0),
                Arguments.of("auth_time", null),
                Arguments.of("c_hash", 7),
                Arguments.of("c_hash", "of-another-code"),
                Arguments.of("amr", "pwd"),
                Arguments.of("acr", 1),
                Arguments.of("acr", Map.of("level", 2)),
                Arguments.of("jti", 1),
                Arguments.of("sid", 7),
                Arguments.of("events", 7),
                Arguments.of("toe", "today"),
                Arguments.of("email", 7),
                Arguments.of("nickname", List.of()),
                Arguments.of("picture", Map.of()),
                Arguments.of("locale", 5),
                Arguments.of("updated_at", "today"),
                Arguments.of("phone_number_verified", "perhaps"),
                Arguments.of("email_verified", "False"),
                Arguments.of("email_verified", ""),
                Arguments.of("email_verified", null),
                Arguments.of("email_verified", 1));
    }

    @ParameterizedTest
    @MethodSource("claimsThatNothingRestsOn")
    void whatNothingRestsOnEndsNoSignIn(String name, Object value) {
        bed.kakao.tampering().idTokenClaims(claims -> with(claims, name, value));

        SocialLogin login = bed.signIn();

        assertThat(login.idToken().orElseThrow().claims()).containsEntry(name, asRead(value));
        assertThat(login.idToken().orElseThrow().authenticatedAt().isPresent()).isEqualTo(!name.equals("auth_time"));
    }

    /** JSON knows no {@code int}. */
    private static Object asRead(Object value) {
        if (value instanceof Integer integer) {
            return integer.longValue();
        }
        return value instanceof Map<?, ?> map && !map.isEmpty() ? Map.of("level", 2L) : value;
    }

    @Test
    void anotherPersonsTokenIsRefusedAndNothingOfThemLeaks() {
        bed.kakao.tampering().idTokenClaims(claims -> with(claims, "sub", "4040404040"));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.getMessage()).doesNotContain("4040404040", "3891047281");
    }

    @Test
    void duplicateClaimsAreRefused() {
        bed.kakao.tampering().idToken(token -> {
            String[] parts = token.split("\\.", -1);
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            return bed.kakao.keys().sign(header, payload.replaceFirst("\\{", "{\"sub\":\"3891047281\","));
        });

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aTokenWithoutKeyIdIsVerifiedByTheOnlyKeyAndByAnyOfSeveral() {
        try (KakaoBed several = KakaoBed.start()) {
            KakaoEmulator kakao = several.kakao;
            KakaoBed single = several.in(context -> context.withClock(several.clock));
            kakao.tampering().idTokenHeader(header -> {
                header.remove("kid");
                return header;
            });

            SocialLogin byOneOfSeveral = several.signIn();
            kakao.keys().publishInstead(kakao.keys().jwks().replaceFirst(",\\{.*", "]}"));
            SocialLogin login = single.signIn();

            assertThat(byOneOfSeveral.idToken()).isPresent();
            assertThat(login.idToken()).isPresent();
        }
    }

    /** Returns a bed that would have to look keys up. */
    private static KakaoBed withoutKeys() {
        return bed.in(context -> context.withSessionLifetime(Duration.ofMinutes(1)));
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        map.put(name, value);
        return map;
    }

    private static Object forThisClient(Object value) {
        String id = bed.kakao.app().clientId();
        if (value instanceof String text) {
            return text.replace("the-client-id", id).replace("he-client-id", id.substring(1));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(IdTokenTest::forThisClient).toList();
        }
        return value;
    }

    /** Writes one part in another spelling of the same bytes: with bits behind the last byte. */
    private static String withStrayBits(String token, int part) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String[] parts = token.split("\\.", -1);
        int end = parts[part].length() - 1;
        parts[part] = parts[part].substring(0, end) + alphabet.charAt(alphabet.indexOf(parts[part].charAt(end)) | 1);
        return String.join(".", parts);
    }

    /** Changes one byte of the payload and keeps the signature. */
    private static String withAnotherSubject(String token) {
        List<String> parts = new ArrayList<>(Arrays.asList(token.split("\\.", -1)));
        String payload = new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
        String changed = payload.replace("3891047281", "3891047282");
        parts.set(1, Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8)));
        return String.join(".", Collections.unmodifiableList(parts));
    }
}
