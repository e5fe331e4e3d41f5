package dev.socialconnector.fuzzing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An RSA key that is the same on every machine, so that a seed can hold its signature. Its primes are next to round numbers: no secret. */
public final class FixedKey implements FixedSigner {
    /** Its {@code kid}. */
    public static final String ID = "fixed-key";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    private final BigInteger modulus;
    private final PrivateKey privateKey;

    /** Computes the key. */
    public FixedKey() {
        BigInteger p = BigInteger.valueOf(7).shiftLeft(1_021).nextProbablePrime();
        BigInteger q = BigInteger.valueOf(3).shiftLeft(1_022).nextProbablePrime();
        BigInteger below = BigInteger.ONE;
        BigInteger d = EXPONENT.modInverse(p.subtract(below).multiply(q.subtract(below)));
        this.modulus = p.multiply(q);
        try {
            this.privateKey = KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateCrtKeySpec(
                            modulus,
                            EXPONENT,
                            d,
                            p,
                            q,
                            d.mod(p.subtract(below)),
                            d.mod(q.subtract(below)),
                            q.modInverse(p)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String algorithm() {
        return "RS256";
    }

    @Override
    public String keySet() {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + ID + "\",\"n\":\""
                + encoded(modulus) + "\",\"e\":\"" + encoded(EXPONENT) + "\"}]}";
    }

    @Override
    public int signatureLength() {
        return 256;
    }

    @Override
    public String sign(byte[] header, byte[] payload) {
        String signingInput = BASE64URL.encodeToString(header) + "." + BASE64URL.encodeToString(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64URL.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
