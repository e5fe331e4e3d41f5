package dev.socialconnector.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;

/** Makes other ID tokens of good ones, with the same claims. */
final class CompactTokens {
    private CompactTokens() {}

    /** Says that there is no signature, and has none. */
    static String unsigned(String token) {
        return Base64URL.encode("{\"alg\":\"none\"}") + "." + part(token, 1) + ".";
    }

    /** Keeps the signature's length and changes every byte of it. */
    static String withSpoiledSignature(String token) {
        byte[] signature = new Base64URL(part(token, 2)).decode();
        for (int i = 0; i < signature.length; i++) {
            signature[i] ^= 0x5a;
        }
        return part(token, 0) + "." + part(token, 1) + "." + Base64URL.encode(signature);
    }

    /** Signs with HS256 by a client secret. */
    static String signedBySecret(String token, String secret) {
        try {
            return signed(token, new JWSHeader(JWSAlgorithm.HS256), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with ES256, under the id of the key. */
    static String signedByCurve(String token, ECKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            return signed(token, header, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the claims, with {@code at_hash} (OpenID Connect Core section 3.1.3.6). */
    static Map<String, Object> withAccessTokenHash(String token, String accessToken) {
        try {
            Map<String, Object> claims = JSONObjectUtils.parse(new Base64URL(part(token, 1)).decodeToString());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            claims.put("at_hash", Base64URL.encode(Arrays.copyOf(hash, 16)).toString());
            return claims;
        } catch (ParseException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String token, JWSHeader header, JWSSigner signer) throws JOSEException {
        JWSObject jws = new JWSObject(header, new Payload(new Base64URL(part(token, 1))));
        jws.sign(signer);
        return jws.serialize();
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }
}
