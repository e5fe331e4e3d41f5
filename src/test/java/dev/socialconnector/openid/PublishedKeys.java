package dev.socialconnector.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.socialconnector.testing.SigningKeys;
import java.text.ParseException;
import java.util.List;
import java.util.stream.Stream;

/** Key sets such as the suite publishes: keys of every kind, named or not. */
final class PublishedKeys {
    private static final String UNUSABLE = """
            {"kty":"AKP","alg":"ML-DSA-1","kid":"of-another-age","use":"sig","pub":"AAECAwQFBgcICQoLDA0ODw"},\
            {"kty":"UNHEARD-OF","alg":"UNHEARD-OF","kid":"of-another-world","use":"sig"},\
            """;

    private PublishedKeys() {}

    /** Makes a key for ES256. */
    static ECKey curveKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID("on-a-curve")
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes the key that signs without id and algorithm, next to keys of other types and one for encryption. */
    static String oneForRsaWithoutId(SigningKeys keys) {
        return unnamed(rsaKeys(keys).filter(key -> key.getKeyID().equals(keys.currentKeyId())));
    }

    /** Publishes both RSA keys without id and algorithm, next to keys of other types and one for encryption. */
    static String severalForRsaWithoutId(SigningKeys keys) {
        return unnamed(rsaKeys(keys));
    }

    /** Publishes the real keys behind two of types that nobody knows. */
    static String behindUnusableOnes(SigningKeys keys) {
        return keys.jwks().replaceFirst("\\[", "[" + UNUSABLE);
    }

    /** Publishes this key next to the real ones. */
    static String with(ECKey key, SigningKeys keys) {
        return new JWKSet(Stream.concat(rsaKeys(keys), Stream.of(key)).toList()).toString();
    }

    private static String unnamed(Stream<JWK> signing) {
        List<RSAKey> rsa = signing.map(JWK::toRSAKey).toList();
        Stream<JWK> unnamed = rsa.stream().map(key -> bare(key, KeyUse.SIGNATURE));
        Stream<JWK> others = Stream.of(
                new ECKey.Builder(curveKey()).keyID(null).build(),
                new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(new byte[32]))
                        .keyUse(KeyUse.SIGNATURE)
                        .build(),
                bare(rsa.get(0), KeyUse.ENCRYPTION));
        return new JWKSet(Stream.concat(others, unnamed).toList()).toString();
    }

    private static JWK bare(RSAKey key, KeyUse use) {
        return new RSAKey.Builder(key).keyID(null).algorithm(null).keyUse(use).build();
    }

    private static Stream<JWK> rsaKeys(SigningKeys keys) {
        try {
            return JWKSet.parse(keys.jwks()).getKeys().stream();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
