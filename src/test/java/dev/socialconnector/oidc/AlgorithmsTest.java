package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C1 for every pair of an algorithm that the settings allow and one that a token claims (RFC 8725 section 3.1). */
final class AlgorithmsTest {
    private static final String SECRET = "a-client-secret-of-forty-characters-long";
    private static @Nullable RSAKey rsa;
    private static @Nullable Map<Curve, ECKey> curves;

    @RegisterExtension
    final OidcBed bed = OidcBed.start(provider -> provider.client("client-of-tests", SECRET));

    @BeforeAll
    static void makeKeys() throws Exception {
        rsa = new RSAKeyGenerator(2_048).keyID("rsa").generate();
        curves = Map.of(Curve.P_256, ec(Curve.P_256), Curve.P_384, ec(Curve.P_384), Curve.P_521, ec(Curve.P_521));
    }

    @BeforeEach
    void publishKeysOfAllKinds() {
        bed.provider.keys().publishInstead(jwks(Stream.of("rsa", "P-256", "P-384", "P-521")));
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(SigningAlgorithm.values())
                .flatMap(allowed -> Arrays.stream(SigningAlgorithm.values()).map(used -> Arguments.of(allowed, used)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void onlyTheChosenAlgorithmSignsIn(SigningAlgorithm allowed, SigningAlgorithm used) {
        signWith(used);
        OidcBed chosen = bed.with(config -> config.idTokenAlgorithm(allowed));

        if (allowed == used) {
            assertThat(chosen.signIn().idToken()).isPresent();
            return;
        }
        ConnectorException refusal = chosen.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining(used.name()).hasMessageContaining(allowed.name());
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isZero();
    }

    /** A public key is never a secret, in whatever form somebody knows it. */
    @ParameterizedTest
    @ValueSource(strings = {"pem", "der", "modulus", "jwk"})
    void aPublicKeyIsNoSecret(String form) {
        byte[] secret = publicKeyAs(form);
        sign(JWSAlgorithm.HS256, null, () -> new MACSigner(secret));

        for (SigningAlgorithm allowed : SigningAlgorithm.values()) {
            ConnectorException refusal =
                    bed.with(config -> config.idTokenAlgorithm(allowed)).refusal();

            assertThat(refusal.reason())
                    .isEqualTo(allowed == SigningAlgorithm.HS256 ? Reason.INVALID_ID_TOKEN : Reason.MISCONFIGURED);
            assertThat(bed.provider.count(OpenIdPaths.JWKS)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "", "rs256", "ES256K", "EdDSA", "HS384", "HS512", "RSA1_5", "dir"})
    void whatIsNoAlgorithmHereIsRefusedWithoutAskingForKeys(String named) {
        bed.provider.tampering().idToken(token -> {
            String header = encode("{\"alg\":\"" + named + "\",\"kid\":\"rsa\"}");
            return header + token.substring(token.indexOf('.'));
        });

        for (SigningAlgorithm allowed : SigningAlgorithm.values()) {
            assertThat(bed.with(config -> config.idTokenAlgorithm(allowed))
                            .refusal()
                            .reason())
                    .isEqualTo(Reason.INVALID_ID_TOKEN);
        }
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isZero();
    }

    @Test
    void withoutASettingItIsRs256() {
        signWith(SigningAlgorithm.RS256);
        assertThat(bed.signIn().idToken()).isPresent();

        bed.provider.publish("id_token_signing_alg_values_supported", List.of("ES256", "RS256", "PS256", "HS256"));
        assertThat(bed.anew().signIn().idToken()).isPresent();
        signWith(SigningAlgorithm.ES256);
        assertThat(bed.anew().refusal().reason()).isEqualTo(Reason.MISCONFIGURED);
    }

    /** All announced ones of the first family that can be verified. */
    @Test
    void aProviderWithoutRs256IsTakenAtItsWord() {
        bed.provider.publish("id_token_signing_alg_values_supported", List.of("HS256", "EdDSA", "ES384", "ES256"));
        OidcBed anew = bed.anew();

        signWith(SigningAlgorithm.ES256);
        assertThat(anew.signIn().idToken()).isPresent();
        signWith(SigningAlgorithm.ES384);
        assertThat(anew.signIn().idToken()).isPresent();
        signWith(SigningAlgorithm.ES512);
        assertThat(anew.refusal().reason()).isEqualTo(Reason.MISCONFIGURED);
        signWith(SigningAlgorithm.HS256);
        assertThat(anew.refusal().reason()).isEqualTo(Reason.MISCONFIGURED);
    }

    /** The secret is used for signatures only if an administrator says so, whatever the provider announces. */
    @Test
    void hs256IsNeverChosenByAnAnnouncement() {
        bed.provider.publish("id_token_signing_alg_values_supported", List.of("HS256"));

        ConnectorException refusal = Refusals.refusalOf(() -> bed.anew().begin());

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("idTokenAlgorithm");
    }

    static Stream<Arguments> unfitKeys() {
        return Stream.of(
                Arguments.of(SigningAlgorithm.RS384, "rsa", "alg", "RS256"),
                Arguments.of(SigningAlgorithm.PS256, "rsa", "alg", "RS256"),
                Arguments.of(SigningAlgorithm.RS256, "rsa", "use", "enc"),
                Arguments.of(SigningAlgorithm.ES256, "P-256", "use", "enc"),
                Arguments.of(SigningAlgorithm.ES256, "P-256", "alg", "ES384"),
                Arguments.of(SigningAlgorithm.ES256, "P-256", "kty", "RSA"),
                Arguments.of(SigningAlgorithm.ES256, "P-256", "crv", "P-384"),
                Arguments.of(SigningAlgorithm.ES384, "P-384", "crv", "P-256"),
                Arguments.of(SigningAlgorithm.ES256, "P-256", "x", "AAAA"),
                Arguments.of(SigningAlgorithm.RS256, "rsa", "kty", "EC"));
    }

    /** Kind of key, curve, use and algorithm of a key agree with the token, or the key is none. */
    @ParameterizedTest
    @MethodSource("unfitKeys")
    void aKeyThatDoesNotFitVerifiesNothing(SigningAlgorithm used, String key, String member, String value) {
        signWith(used);
        String other = key.equals("rsa") ? "P-521" : "rsa";
        bed.provider.keys().publishInstead("{\"keys\":[" + changed(jwk(key), member, value) + "," + json(other) + "]}");

        assertThat(bed.with(config -> config.idTokenAlgorithm(used)).refusal().reason())
                .isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** The hash of the access token is made as the signature's is (OpenID Connect Core section 3.1.3.6). */
    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void theHashOfTheAccessTokenIsAsLongAsTheAlgorithmSays(SigningAlgorithm used) {
        OidcBed chosen = bed.with(config -> config.idTokenAlgorithm(used));
        String hash = "SHA-" + used.name().substring(2);

        hashAccessTokenWith(hash);
        signWith(used);
        assertThat(chosen.signIn().idToken()).isPresent();

        hashAccessTokenWith(hash.equals("SHA-256") ? "SHA-384" : "SHA-256");
        assertThat(chosen.refusal()).hasMessageContaining("at_hash");
    }

    @Test
    void aCharacterOfTheSignatureChangedIsRefusedByEveryAlgorithm() {
        for (SigningAlgorithm used : SigningAlgorithm.values()) {
            OidcBed chosen = bed.with(config -> config.idTokenAlgorithm(used));
            signWith(used, token -> {
                int middle = token.lastIndexOf('.') + 10;
                char other = token.charAt(middle) == 'A' ? 'B' : 'A';
                return token.substring(0, middle) + other + token.substring(middle + 1);
            });

            assertThat(chosen.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        }
    }

    @Test
    void algorithmsOfTwoFamiliesAreNoRule() {
        IdTokenRules rules = IdTokenRules.of("https://login.example.com", Set.of("client"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.withAlgorithms(Set.of(SigningAlgorithm.RS256, SigningAlgorithm.HS256)));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.withAlgorithms(Set.of()));
    }

    private void signWith(SigningAlgorithm algorithm) {
        signWith(algorithm, token -> token);
    }

    private void signWith(SigningAlgorithm algorithm, UnaryOperator<String> then) {
        JWSAlgorithm jose = JWSAlgorithm.parse(algorithm.name());
        String id =
                switch (algorithm.family()) {
                    case RSA, RSA_PSS -> "rsa";
                    case ECDSA -> Curve.forJWSAlgorithm(jose).iterator().next().getName();
                    case HMAC -> null;
                };
        sign(jose, id, () -> signer(algorithm, id), then);
    }

    private JWSSigner signer(SigningAlgorithm algorithm, @Nullable String id) throws Exception {
        return switch (algorithm.family()) {
            case RSA, RSA_PSS -> new RSASSASigner(jwk("rsa").toRSAKey());
            case ECDSA -> new ECDSASigner(jwk(String.valueOf(id)).toECKey());
            case HMAC -> new MACSigner(SECRET);
        };
    }

    private interface Signers {
        JWSSigner make() throws Exception;
    }

    private void sign(JWSAlgorithm algorithm, @Nullable String keyId, Signers signers) {
        sign(algorithm, keyId, signers, token -> token);
    }

    private void sign(JWSAlgorithm algorithm, @Nullable String keyId, Signers signers, UnaryOperator<String> then) {
        bed.provider.tampering().idToken(token -> {
            try {
                Map<String, Object> claims = JWSObject.parse(token).getPayload().toJSONObject();
                claims.remove("at_hash"); // of SHA-256
                JWSObject signed = new JWSObject(
                        new JWSHeader.Builder(algorithm).keyID(keyId).build(), new Payload(claims));
                signed.sign(signers.make());
                return then.apply(signed.serialize());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void hashAccessTokenWith(String hash) {
        bed.provider.tampering().tokenAnswer(answer -> {
            String claims = String.valueOf(answer.get("id_token"));
            answer.put("id_token", rehashed(claims, String.valueOf(answer.get("access_token")), hash));
            return answer;
        });
    }

    private String rehashed(String token, String accessToken, String hash) {
        try {
            byte[] whole = MessageDigest.getInstance(hash).digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            String half =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, whole.length / 2));
            JWSObject old = JWSObject.parse(token);
            Map<String, Object> claims = old.getPayload().toJSONObject();
            claims.put("at_hash", half);
            SigningAlgorithm algorithm = SigningAlgorithm.named(
                            old.getHeader().getAlgorithm().getName())
                    .orElseThrow();
            JWSObject signed = new JWSObject(old.getHeader(), new Payload(claims));
            signed.sign(signer(algorithm, old.getHeader().getKeyID()));
            return signed.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] publicKeyAs(String form) {
        try {
            byte[] der = jwk("rsa").toRSAKey().toRSAPublicKey().getEncoded();
            return switch (form) {
                case "pem" ->
                    ("-----BEGIN PUBLIC KEY-----\n"
                                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                            .encodeToString(der)
                                    + "\n-----END PUBLIC KEY-----\n")
                            .getBytes(StandardCharsets.US_ASCII);
                case "der" -> der;
                case "modulus" -> jwk("rsa").toRSAKey().getModulus().decode();
                default -> json("rsa").getBytes(StandardCharsets.UTF_8);
            };
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(Curve curve) throws Exception {
        return new ECKeyGenerator(curve).keyID(curve.getName()).generate();
    }

    private static JWK jwk(String id) {
        if (id.equals("rsa")) {
            return Objects.requireNonNull(rsa);
        }
        return Objects.requireNonNull(Objects.requireNonNull(curves).get(Curve.parse(id)));
    }

    private static String json(String id) {
        return jwk(id).toPublicJWK().toJSONString();
    }

    private static String jwks(Stream<String> ids) {
        return ids.map(AlgorithmsTest::json).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static String changed(JWK key, String member, String value) {
        Map<String, Object> members = key.toPublicJWK().toJSONObject();
        members.put(member, value);
        return members.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
