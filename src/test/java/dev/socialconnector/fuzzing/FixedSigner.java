package dev.socialconnector.fuzzing;

/** Signs as an issuer does, with a key that is the same on every machine, so that seeds stay good. */
public interface FixedSigner {
    /** Returns its {@code alg} (RFC 7518 section 3.1). */
    String algorithm();

    /** Returns the key set that its issuer publishes (RFC 7517 section 5). */
    String keySet();

    /** Returns how many bytes its signatures have. */
    int signatureLength();

    /** Signs a header and a payload, whatever they are (RFC 7515 section 7.1). */
    String sign(byte[] header, byte[] payload);
}
