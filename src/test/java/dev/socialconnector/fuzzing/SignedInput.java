package dev.socialconnector.fuzzing;

import java.util.Arrays;
import java.util.Base64;

/**
 * An input of a fuzz test as a token, proper or not.
 *
 * @param header the input's first line
 * @param payload the rest
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedInput(byte[] header, byte[] payload) {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** Takes an input apart. */
    public static SignedInput of(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        return new SignedInput(
                Arrays.copyOf(input, end), Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
    }

    /** Returns the token with a signature of zeros, as long as a real one. To sign takes long, and makes no other difference. */
    public String withoutSignature(FixedSigner signer) {
        return BASE64URL.encodeToString(header) + "." + BASE64URL.encodeToString(payload) + "."
                + BASE64URL.encodeToString(new byte[signer.signatureLength()]);
    }

    /** Returns the token with a real signature. */
    public String signedBy(FixedSigner signer) {
        return signer.sign(header, payload);
    }
}
