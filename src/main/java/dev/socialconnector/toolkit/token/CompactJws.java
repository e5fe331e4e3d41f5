package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import dev.socialconnector.toolkit.http.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A JWS in compact form (RFC 7515 section 3.1), taken apart but not yet verified: a proper header, and a JSON object as payload. */
final class CompactJws {
    /** Some providers put hundreds of groups into a token. */
    private static final int MAX_LENGTH = 65_536;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final JwsHead head;
    private final JsonObject payload;
    private final byte[] signingInput;
    private final byte[] signature;

    private CompactJws(JwsHead head, JsonObject payload, byte[] signingInput, byte[] signature) {
        this.head = head;
        this.payload = payload;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    static CompactJws parse(TokenKind kind, String token, AlgorithmRule algorithms, TrustedHeaders trusted) {
        if (token.length() > MAX_LENGTH) {
            throw kind.refusal("it is longer than " + MAX_LENGTH + " characters");
        }
        byte[] ascii = token.getBytes(StandardCharsets.US_ASCII);
        if (ascii.length != token.length()) {
            throw kind.refusal("it is not ASCII");
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first <= 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw kind.refusal("it does not have three parts");
        }
        JwsHead known = trusted.find(token);
        JwsHead head = known != null ? known : JwsHead.parse(kind, token.substring(0, first), algorithms);
        JsonObject payload = JsonObject.parse(decode(kind, ByteBuffer.wrap(ascii, first + 1, second - first - 1)))
                .orElseThrow(() -> kind.refusal("its payload is not a JSON object without duplicates"));
        byte[] signature = decode(kind, ByteBuffer.wrap(ascii, second + 1, ascii.length - second - 1));
        return new CompactJws(head, payload, Arrays.copyOf(ascii, second), signature);
    }

    JwsHead head() {
        return head;
    }

    JsonObject payload() {
        return payload;
    }

    boolean isSignedBy(JWSVerifier key) {
        try {
            return key.verify(head.header(), signingInput, new Decoded(signature));
        } catch (JOSEException | RuntimeException broken) {
            return false;
        }
    }

    static byte[] decode(TokenKind kind, String part) {
        return decode(kind, StandardCharsets.US_ASCII.encode(part));
    }

    /** Base64url without padding (RFC 7515 section 2), in the one spelling that its bytes have (RFC 4648 section 3.5). */
    private static byte[] decode(TokenKind kind, ByteBuffer part) {
        int length = part.remaining();
        byte last = length == 0 ? (byte) '=' : part.get(part.limit() - 1);
        if (last == '=') {
            throw kind.refusal("a part of it is empty or padded");
        }
        if ((ALPHABET.indexOf(last) & strayBits(length)) != 0) {
            throw kind.refusal("a part of it has stray bits at its end");
        }
        try {
            ByteBuffer decoded = Base64.getUrlDecoder().decode(part);
            byte[] bytes = decoded.array(); // newly made, and as a rule just as long as what was decoded
            int start = decoded.arrayOffset();
            return start == 0 && bytes.length == decoded.remaining()
                    ? bytes
                    : Arrays.copyOfRange(bytes, start, start + decoded.remaining());
        } catch (IllegalArgumentException malformed) {
            throw kind.refusal("a part of it is not base64url");
        }
    }

    /** The bits of the last character that stand for nothing. */
    private static int strayBits(int length) {
        return switch (length % 4) {
            case 2 -> 0b1111;
            case 3 -> 0b11;
            default -> 0;
        };
    }

    /** A signature that need not be decoded a second time; Nimbus takes signatures in encoded form only. */
    private static final class Decoded extends Base64URL {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialized
        private final byte[] bytes;

        Decoded(byte[] bytes) {
            super("");
            this.bytes = bytes;
        }

        @Override
        public byte[] decode() {
            return bytes;
        }
    }
}
