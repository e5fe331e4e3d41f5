package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of the client, to sign JWTs with: RSA signs with RS256, an elliptic curve with the algorithm of its curve (ES256, ES384,
 * ES512), a secret with HS256. Immutable; safe for many threads.
 */
public final class SigningKey {
    private static final int MIN_BITS = 2_048;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s\\\\]+)-----END PRIVATE KEY-----");

    private final JWSSigner signer;
    private final JWSHeader header;

    private SigningKey(JWSSigner signer, JWSAlgorithm algorithm, @Nullable String keyId) {
        this.signer = signer;
        this.header = new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(keyId)
                .build();
    }

    /**
     * Reads a private key: a PKCS #8 key in PEM (RFC 7468 section 10), also with its lines joined as form fields do, or a JWK (RFC 7517).
     *
     * @param keyId the key's id at the provider; for a JWK, its own {@code kid} counts if this is absent
     * @throws IllegalArgumentException if it is no such key, or RSA of less than 2048 bits; the message quotes nothing
     */
    public static SigningKey parse(String text, Optional<String> keyId) {
        try {
            return text.strip().startsWith("{") ? ofJwk(JWK.parse(text), keyId) : ofPem(text, keyId);
        } catch (ParseException | JOSEException | GeneralSecurityException | RuntimeException malformed) {
            throw new IllegalArgumentException(
                    "this is no private key for RS256 or ES256, in PEM (PKCS #8) or as a JWK");
        }
    }

    /**
     * Takes a client secret, for HS256.
     *
     * @throws IllegalArgumentException if it has less than 32 bytes
     */
    public static SigningKey ofSecret(String clientSecret) {
        try {
            return new SigningKey(
                    new MACSigner(clientSecret.getBytes(StandardCharsets.UTF_8)), JWSAlgorithm.HS256, null);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("a client secret for HS256 has at least 32 bytes");
        }
    }

    /** Returns the algorithm that this key signs with. */
    public SigningAlgorithm algorithm() {
        return SigningAlgorithm.named(header.getAlgorithm().getName()).orElseThrow();
    }

    /** Signs claims, and returns the JWT in compact form. Values are texts, numbers, flags, lists and maps. */
    public String sign(Map<String, ? extends Object> claims) {
        JWSObject jws = new JWSObject(header, new Payload(new LinkedHashMap<String, Object>(claims)));
        try {
            jws.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("this Java cannot sign with " + header.getAlgorithm());
        }
        return jws.serialize();
    }

    /** Prints the algorithm. */
    @Override
    public String toString() {
        return "SigningKey[" + header.getAlgorithm() + "]";
    }

    private static SigningKey ofJwk(JWK jwk, Optional<String> keyId) throws JOSEException {
        String id = keyId.orElse(jwk.getKeyID());
        if (jwk instanceof ECKey ec) {
            return of(ec.toECPrivateKey(), id);
        }
        return of(((RSAKey) jwk).toRSAPrivateKey(), id);
    }

    private static SigningKey ofPem(String text, Optional<String> keyId)
            throws GeneralSecurityException, JOSEException {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new IllegalArgumentException("no PEM");
        }
        String base64 = pem.group(1).replace("\\n", "").replace("\\r", "").replaceAll("\\s", "");
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        try {
            return of(KeyFactory.getInstance("EC").generatePrivate(encoded), keyId.orElse(null));
        } catch (GeneralSecurityException noEllipticCurve) {
            return of(KeyFactory.getInstance("RSA").generatePrivate(encoded), keyId.orElse(null));
        }
    }

    /** A number that is out of range, and primes that do not fit, show with the first signature alone: it is made here. */
    private static SigningKey proven(SigningKey key) {
        key.sign(Map.of("alg", key.algorithm().name()));
        return key;
    }

    private static SigningKey of(PrivateKey key, @Nullable String keyId) throws JOSEException {
        if (key instanceof ECPrivateKey ec) {
            ECDSASigner signer = new ECDSASigner(ec);
            return proven(new SigningKey(
                    signer, signer.supportedJWSAlgorithms().iterator().next(), keyId));
        }
        if (((RSAPrivateKey) key).getModulus().bitLength() < MIN_BITS) {
            throw new IllegalArgumentException("too short");
        }
        return proven(new SigningKey(new RSASSASigner(key), JWSAlgorithm.RS256, keyId));
    }
}
