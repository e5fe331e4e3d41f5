package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms of tokens that can be verified here (RFC 7518 section 3.1). */
public enum SigningAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256, which every OpenID provider must have. */
    RS256(Family.RSA),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384(Family.RSA),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512(Family.RSA),
    /** RSASSA-PSS with SHA-256. */
    PS256(Family.RSA_PSS),
    /** RSASSA-PSS with SHA-384. */
    PS384(Family.RSA_PSS),
    /** RSASSA-PSS with SHA-512. */
    PS512(Family.RSA_PSS),
    /** ECDSA with P-256 and SHA-256. */
    ES256(Family.ECDSA),
    /** ECDSA with P-384 and SHA-384. */
    ES384(Family.ECDSA),
    /** ECDSA with P-521 and SHA-512. */
    ES512(Family.ECDSA),
    /** HMAC with SHA-256 and the client secret: anyone who knows the secret can make such tokens. */
    HS256(Family.HMAC);

    /** What kind of key an algorithm takes, and how. A connector allows one family at a time. */
    public enum Family {
        /** RSASSA-PKCS1-v1_5. */
        RSA,
        /** RSASSA-PSS. */
        RSA_PSS,
        /** ECDSA. */
        ECDSA,
        /** HMAC, with a secret. */
        HMAC
    }

    private final Family family;

    SigningAlgorithm(Family family) {
        this.family = family;
    }

    /** Finds an algorithm by its name in a JWS header, to the letter. */
    public static Optional<SigningAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst();
    }

    /** Returns its family. */
    public Family family() {
        return family;
    }

    /** Returns the Java name of its hash, with which {@code at_hash} is made (OpenID Connect Core section 3.1.3.6). */
    String hash() {
        return "SHA-" + name().substring(2);
    }

    JWSAlgorithm jose() {
        return JWSAlgorithm.parse(name());
    }
}
