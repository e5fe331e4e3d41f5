package dev.socialconnector.testing.line;

import dev.socialconnector.testing.Answers;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How LINE signs ID tokens: for the web with the channel secret and no key id, for apps with a key that it publishes. */
final class LineSignatures {
    static final String KEY_ID = "a2a459aec5b65fa4ba6d2b6cae5eb7f4a5c2f6a9d4e6d3b5";

    private final KeyPair pair = newPair();

    /** HS256 with this secret. */
    static String bySecret(Map<String, Object> claims, String secret) {
        String input =
                encode(Answers.write(Map.of("typ", "JWT", "alg", "HS256"))) + "." + encode(Answers.write(claims));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return input + "." + encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    /** ES256 with the published key. */
    String byKey(Map<String, Object> claims) {
        String header = Answers.write(Map.of("typ", "JWT", "alg", "ES256", "kid", KEY_ID));
        String input = encode(header) + "." + encode(Answers.write(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM signs with P-256", e);
        }
    }

    /** Returns the key set. */
    String keySet() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return Answers.write(Map.of(
                "keys",
                List.of(Map.of(
                        "kty", "EC",
                        "alg", "ES256",
                        "use", "sig",
                        "kid", KEY_ID,
                        "crv", "P-256",
                        "x", encode(coordinate(key.getW().getAffineX())),
                        "y", encode(coordinate(key.getW().getAffineY()))))));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        byte[] unsigned = bytes.length > 32 ? Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length) : bytes;
        System.arraycopy(unsigned, 0, fixed, 32 - unsigned.length, unsigned.length);
        return fixed;
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has P-256", e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
