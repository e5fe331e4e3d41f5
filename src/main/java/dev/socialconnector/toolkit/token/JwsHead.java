package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JWSHeader;
import dev.socialconnector.toolkit.http.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a JWS (RFC 7515 section 4) that asks for nothing but a check with an algorithm that is allowed.
 *
 * @param encoded the header as it stands in the token
 * @param header what Nimbus needs of it: the algorithm. It reads nothing of the token's own header, such as keys and addresses
 * @param algorithm {@code alg}
 * @param keyId {@code kid}; absent where the issuer has one key alone
 */
record JwsHead(String encoded, JWSHeader header, SigningAlgorithm algorithm, Optional<String> keyId) {
    private static final List<String> EXTENSIONS = List.of("crit", "b64", "zip", "cty", "enc");
    private static final Pattern KEY_ID = Pattern.compile("[!-~]{1,255}");

    /** Reads a header, and refuses another algorithm, another type, an extension, or an improper key id. */
    static JwsHead parse(TokenKind kind, String encoded, AlgorithmRule algorithms) {
        Map<String, @Nullable Object> members = JsonObject.parse(CompactJws.decode(kind, encoded))
                .orElseThrow(() -> kind.refusal("its header is not a JSON object without duplicates"))
                .members();
        SigningAlgorithm algorithm = algorithms.require(kind, members.get("alg"));
        if (EXTENSIONS.stream().anyMatch(members::containsKey)) {
            throw kind.refusal("its header asks for an extension");
        }
        if (!kind.hasHeader(members)) {
            throw kind.refusal("its type is not " + kind.type());
        }
        Object keyId = members.get("kid");
        if (members.containsKey("kid")
                && !(keyId instanceof String text && KEY_ID.matcher(text).matches())) {
            throw kind.refusal("its key id is not one");
        }
        return new JwsHead(encoded, new JWSHeader(algorithm.jose()), algorithm, Optional.ofNullable((String) keyId));
    }
}
