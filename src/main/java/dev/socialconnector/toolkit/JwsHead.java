package dev.socialconnector.toolkit;

import static dev.socialconnector.toolkit.IdTokenVerifier.refusal;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a JWS (RFC 7515 section 4) that asks for nothing but an RS256 check with a key of the issuer's own set.
 *
 * @param encoded the header as it stands in the token
 * @param header the same, as Nimbus reads it
 * @param keyId {@code kid}
 */
record JwsHead(String encoded, JWSHeader header, String keyId) {
    private static final Pattern KEY_ID = Pattern.compile("[!-~]{1,128}");

    /** Reads a header, and refuses another algorithm, another type, an extension, or a missing key id. */
    static JwsHead parse(String encoded) {
        Map<String, @Nullable Object> members = JsonObject.parse(CompactJws.decode(encoded))
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
            JWSHeader header = JWSHeader.parse(new Base64URL(encoded));
            if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || !keyId.equals(header.getKeyID())) {
                throw refusal("its header can be read in two ways");
            }
            return new JwsHead(encoded, header, keyId);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw refusal("its header is not a JWS header");
        }
    }
}
