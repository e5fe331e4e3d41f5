package dev.socialconnector.toolkit.oauth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The registered ways in which a client authenticates at a token endpoint (OpenID Connect Core section 9). */
public enum ClientAuthentication {
    /** The secret in the {@code Authorization} header. */
    CLIENT_SECRET_BASIC,
    /** The secret in the form. */
    CLIENT_SECRET_POST,
    /** A JWT that is signed with the secret, HS256. */
    CLIENT_SECRET_JWT,
    /** A JWT that is signed with a private key, RS256 or ES256. */
    PRIVATE_KEY_JWT;

    /** Finds a way by its registered name. */
    public static Optional<ClientAuthentication> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.registeredName().equals(name))
                .findFirst();
    }

    /** Returns the registered name, as discovery documents have it. */
    public String registeredName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
