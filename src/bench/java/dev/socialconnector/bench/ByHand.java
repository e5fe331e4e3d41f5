package dev.socialconnector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** The least that somebody would write who has one key at hand and trusts the provider otherwise. */
record ByHand(String issuer, String keyId, RSAPublicKey key) implements Verification {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();
    private static final long MAX_AGE_SECONDS = 600;

    @Override
    public String subject(String idToken, String nonce) throws Exception {
        int first = idToken.indexOf('.');
        int second = idToken.indexOf('.', first + 1);
        JsonNode header = JSON.readTree(BASE64URL.decode(idToken.substring(0, first)));
        require("RS256".equals(header.get("alg").textValue()), "alg");
        require(keyId.equals(header.get("kid").textValue()), "kid");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(idToken.substring(0, second).getBytes(StandardCharsets.US_ASCII));
        require(signature.verify(BASE64URL.decode(idToken.substring(second + 1))), "signature");
        JsonNode claims = JSON.readTree(BASE64URL.decode(idToken.substring(first + 1, second)));
        long now = System.currentTimeMillis() / 1_000;
        require(issuer.equals(claims.get("iss").textValue()), "iss");
        require(BenchClient.ID.equals(claims.get("aud").textValue()), "aud");
        require(claims.get("exp").longValue() > now, "exp");
        require(claims.get("iat").longValue() > now - MAX_AGE_SECONDS, "iat");
        require(nonce.equals(claims.get("nonce").textValue()), "nonce");
        String subject = claims.get("sub").textValue();
        require(!subject.isEmpty(), "sub");
        return subject;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new SecurityException(what);
        }
    }
}
