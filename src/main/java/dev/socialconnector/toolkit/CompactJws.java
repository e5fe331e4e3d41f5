package dev.socialconnector.toolkit;

import static dev.socialconnector.toolkit.IdTokenVerifier.refusal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JWS in compact form (RFC 7515 section 3.1), taken apart but not yet verified: three parts, RS256, a key id, no critical
 * header, and a JSON object as payload.
 */
final class CompactJws {
    private static final int MAX_LENGTH = 16_384;
    private static final Pattern KEY_ID = Pattern.compile("[!-~]{1,128}");

    private final JWSHeader header;
    private final JsonObject payload;
    private final byte[] signingInput;
    private final Base64URL signature;

    private CompactJws(JWSHeader header, JsonObject payload, byte[] signingInput, Base64URL signature) {
        this.header = header;
        this.payload = payload;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    static CompactJws parse(String token) {
        if (token.length() > MAX_LENGTH) {
            throw refusal("it is longer than " + MAX_LENGTH + " characters");
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first <= 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw refusal("it does not have three parts");
        }
        JWSHeader header = header(token.substring(0, first));
        JsonObject payload = JsonObject.parse(decode(token.substring(first + 1, second)))
                .orElseThrow(() -> refusal("its payload is not a JSON object without duplicates"));
        String signature = token.substring(second + 1);
        decode(signature);
        byte[] signingInput = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
        return new CompactJws(header, payload, signingInput, new Base64URL(signature));
    }

    String keyId() {
        return header.getKeyID();
    }

    JsonObject payload() {
        return payload;
    }

    boolean isSignedBy(RSAPublicKey key) {
        try {
            return new RSASSAVerifier(key).verify(header, signingInput, signature);
        } catch (JOSEException | RuntimeException broken) {
            return false;
        }
    }

    private static JWSHeader header(String part) {
        Map<String, @Nullable Object> members = JsonObject.parse(decode(part))
                .orElseThrow(() -> refusal("its header is not a JSON object without duplicates"))
                .members();
        if (!"RS256".equals(members.get("alg"))) {
            throw refusal("its algorithm is not RS256");
        }
        if (members.containsKey("crit") || members.containsKey("b64") || members.containsKey("zip")) {
            throw refusal("its header asks for an extension");
        }
        if (members.containsKey("typ")
                && !(members.get("typ") instanceof String type && type.equalsIgnoreCase("JWT"))) {
            throw refusal("its type is not JWT");
        }
        if (!(members.get("kid") instanceof String keyId
                && KEY_ID.matcher(keyId).matches())) {
            throw refusal("its header has no proper key id");
        }
        try {
            JWSHeader header = JWSHeader.parse(new Base64URL(part));
            if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())) {
                throw refusal("its algorithm is not RS256");
            }
            return header;
        } catch (ParseException | IllegalArgumentException malformed) {
            throw refusal("its header is not a JWS header");
        }
    }

    /** Base64url without padding (RFC 7515 section 2). */
    private static byte[] decode(String part) {
        try {
            if (part.isEmpty() || part.endsWith("=")) {
                throw refusal("a part of it is empty or padded");
            }
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException malformed) {
            throw refusal("a part of it is not base64url");
        }
    }
}
