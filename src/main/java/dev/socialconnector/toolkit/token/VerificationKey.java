package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.socialconnector.internal.IssuerTemplate;
import dev.socialconnector.toolkit.http.JsonObject;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One public key of a provider: RSA of 2048 to 8192 bits, or an elliptic curve, for signatures or for no stated use.
 *
 * @param id {@code kid}
 * @param key the key itself, to tell two of one id apart
 * @param curve the curve that the key is on; absent for RSA
 * @param algorithm the only algorithm that it is for ({@code alg}), if the set says so
 * @param issuer whose tokens it signs, if the set says so: a member that Microsoft adds
 * @param verifier verifies with it
 */
record VerificationKey(
        @Nullable String id,
        PublicKey key,
        @Nullable Curve curve,
        @Nullable String algorithm,
        @Nullable String issuer,
        JWSVerifier verifier) {
    private static final int MIN_BITS = 2_048;
    private static final int MAX_BITS = 8_192;
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);
    private static final Set<String> NEEDED = Set.of("kty", "use", "key_ops", "alg", "kid", "n", "e", "crv", "x", "y");

    /** Reads an element of a JWK set; empty if it is no key that may verify signatures. */
    @SuppressWarnings("unchecked") // JsonReader makes maps with text keys only
    static Optional<VerificationKey> parse(@Nullable Object element) {
        if (!(element instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        Map<String, Object> needed = new HashMap<>((Map<String, Object>) members);
        needed.keySet().retainAll(NEEDED); // what is wrong about the others is no fault of the key
        try {
            JWK jwk = JWK.parse(needed);
            String issuer = members.get("issuer") instanceof String text ? text : null;
            return mayVerify(jwk) ? of(jwk, issuer) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** Tells whether the key may verify signatures of this algorithm: kind of key, curve and {@code alg} agree. */
    boolean fits(SigningAlgorithm wanted) {
        boolean ofKind =
                switch (wanted.family()) {
                    case RSA, RSA_PSS -> curve == null;
                    case ECDSA ->
                        curve != null && Curve.forJWSAlgorithm(wanted.jose()).contains(curve);
                    case HMAC -> false;
                };
        return ofKind && (algorithm == null || algorithm.equals(wanted.name()));
    }

    /**
     * Tells whether the key may verify a token with these claims. Where one set has the keys of many tenants, a key that is bound to one
     * tenant makes no tokens of another (Microsoft, "Validate the signing key issuer").
     */
    boolean mayVerify(JsonObject claims) {
        if (issuer == null || claims.text("iss").filter(issuer::equals).isPresent()) {
            return true;
        }
        Optional<String> tenant = IssuerTemplate.tenantOf(issuer);
        return tenant.isEmpty() || tenant.equals(claims.text("tid"));
    }

    private static boolean mayVerify(JWK jwk) {
        Set<KeyOperation> operations = jwk.getKeyOperations();
        return (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
                && (operations == null || operations.contains(KeyOperation.VERIFY));
    }

    private static Optional<VerificationKey> of(JWK jwk, @Nullable String issuer) throws JOSEException {
        String algorithm =
                jwk.getAlgorithm() == null ? null : jwk.getAlgorithm().getName();
        if (algorithm != null && SigningAlgorithm.named(algorithm).isEmpty()) {
            return Optional.empty();
        }
        if (jwk instanceof RSAKey rsa) {
            RSAPublicKey key = rsa.toRSAPublicKey();
            int bits = key.getModulus().bitLength();
            return bits >= MIN_BITS && bits <= MAX_BITS
                    ? Optional.of(
                            new VerificationKey(jwk.getKeyID(), key, null, algorithm, issuer, new RSASSAVerifier(key)))
                    : Optional.empty();
        }
        if (jwk instanceof ECKey ec && CURVES.contains(ec.getCurve())) {
            ECPublicKey key = ec.toECPublicKey(); // Nimbus refuses a point that is not on its curve
            return Optional.of(
                    new VerificationKey(jwk.getKeyID(), key, ec.getCurve(), algorithm, issuer, new ECDSAVerifier(key)));
        }
        return Optional.empty();
    }
}
