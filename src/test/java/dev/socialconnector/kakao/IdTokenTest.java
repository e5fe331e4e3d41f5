package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.toolkit.token.Forgeries;
import dev.socialconnector.toolkit.token.Forgeries.FalseClaim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @MethodSource("dev.socialconnector.toolkit.token.Forgeries#algorithms")
    void onlyRs256Counts(Object algorithm) {
        KakaoBed cold = withoutKeys();
        bed.kakao.tampering().idTokenHeader(header -> with(header, "alg", algorithm));

        ConnectorException refusal = cold.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isZero();
    }

    @ParameterizedTest
    @CsvSource("typ, secevent+jwt")
    @MethodSource("dev.socialconnector.toolkit.token.Forgeries#headers")
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

    @ParameterizedTest
    @MethodSource("dev.socialconnector.toolkit.token.Forgeries#spellings")
    void anotherTextThanTheSignedOneIsRefused(UnaryOperator<String> spelling) {
        bed.kakao.tampering().idToken(spelling);

        assertRefusedBeforeTheProfile();
    }

    @Test
    void aForeignKeyIsRefused() {
        bed.kakao.tampering().idTokenSignedWithForeignKey();

        assertRefusedBeforeTheProfile();
    }

    private static void assertRefusedBeforeTheProfile() {
        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isIn(Reason.INVALID_ID_TOKEN, Reason.UNEXPECTED_RESPONSE);
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    /** What is particular to an ID token. */
    static Stream<FalseClaim> claims() {
        return Stream.of(
                FalseClaim.of("iss", "http://kauth.kakao.com"),
                FalseClaim.of("azp", "another-client"),
                FalseClaim.of("azp", 7),
                new FalseClaim("exp", "as text", claims -> String.valueOf(claims.get("exp"))),
                FalseClaim.of("exp", -1),
                FalseClaim.of("exp", 0),
                FalseClaim.of("exp", 1e308),
                FalseClaim.of("exp", 1_800_000_000L * 1_000_000_000),
                FalseClaim.of("exp", true),
                FalseClaim.of("exp", null),
                FalseClaim.atIssuePlus("iat", -3_600),
                FalseClaim.of("nonce", "another"),
                FalseClaim.of("nonce", ""),
                FalseClaim.of("nonce", 7),
                FalseClaim.of("nonce", null),
                FalseClaim.of("sub", " "),
                FalseClaim.of("sub", "x".repeat(256)),
                FalseClaim.of("sub", null),
                FalseClaim.of("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
                FalseClaim.of("at_hash", 7),
                FalseClaim.of("at_hash", List.of()));
    }

    @ParameterizedTest
    @MethodSource({"dev.socialconnector.toolkit.token.Forgeries#claims", "claims"})
    void aWrongClaimIsRefusedWithoutAKeyLookUpAndNotQuoted(FalseClaim wrong) {
        KakaoBed cold = withoutKeys();
        bed.kakao.tampering().idTokenClaims(wrong::among);

        ConnectorException refusal = cold.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining(wrong.name());
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
        bed.kakao.tampering().idToken(token -> bed.kakao
                .keys()
                .sign(Forgeries.decoded(token, 0), Forgeries.payloadWithFirst(token, "\"sub\":\"3891047281\"")));

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
}
