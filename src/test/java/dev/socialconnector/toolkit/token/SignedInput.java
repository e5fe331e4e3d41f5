package dev.socialconnector.toolkit.token;

import java.util.Arrays;
import java.util.Base64;

/** An input of a fuzz test as a token: its first line is the header, the rest the payload, proper or not. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignedInput(byte[] header, byte[] payload) {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    static SignedInput of(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        return new SignedInput(
                Arrays.copyOf(input, end), Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
    }

    /** Returns the token with a signature of zeros. To sign takes long, and makes no other difference. */
    String withoutSignature() {
        return BASE64URL.encodeToString(header) + "." + BASE64URL.encodeToString(payload) + "."
                + BASE64URL.encodeToString(new byte[256]);
    }

    /** Returns the token with the issuer's signature. */
    String signed() {
        return FixedIssuer.KEY.sign(header, payload);
    }
}
