package dev.socialconnector.fuzzing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;

/** A key on the curve P-256 that is the same on every machine. Its number is 1, and so its point the curve's own: no secret. */
public final class FixedCurveKey implements FixedSigner {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE = 32;

    private final ECParameterSpec curve;
    private final PrivateKey privateKey;

    /** Computes the key. */
    public FixedCurveKey() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            this.curve = parameters.getParameterSpec(ECParameterSpec.class);
            this.privateKey =
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(BigInteger.valueOf(1), curve));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String algorithm() {
        return "ES256";
    }

    @Override
    public String keySet() {
        return "{\"keys\":[" + jwk("\"use\":\"sig\"") + "]}";
    }

    /** Returns the whole key, as a client keeps its own (RFC 7518 section 6.2). */
    public String privateJwk() {
        return jwk("\"d\":\"" + "A".repeat(42) + "E\"");
    }

    @Override
    public int signatureLength() {
        return 2 * COORDINATE;
    }

    @Override
    public String sign(byte[] header, byte[] payload) {
        String signingInput = BASE64URL.encodeToString(header) + "." + BASE64URL.encodeToString(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String jwk(String member) {
        return "{\"kty\":\"EC\",\"alg\":\"ES256\",\"kid\":\"" + FixedKey.ID + "\",\"crv\":\"P-256\",\"x\":\""
                + encoded(curve.getGenerator().getAffineX()) + "\",\"y\":\""
                + encoded(curve.getGenerator().getAffineY()) + "\"," + member + "}";
    }

    /** Both coordinates of the curve's point begin with a bit that is zero, and have all 32 bytes. */
    private static String encoded(BigInteger coordinate) {
        return BASE64URL.encodeToString(coordinate.toByteArray());
    }
}
