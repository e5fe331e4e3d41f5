package dev.socialconnector.capability;

import java.util.Objects;
import java.util.Optional;

/**
 * What a mobile app brings from the provider's SDK. Unchecked input, and secret.
 *
 * @param idToken ID token in compact form
 * @param nonce the nonce that the server gave to the app, not one that the app brings along
 * @param accessToken access token, if the profile is to be read with it
 */
public record NativeCredential(String idToken, Optional<String> nonce, Optional<String> accessToken) {
    public NativeCredential {
        Objects.requireNonNull(idToken, "idToken");
        nonce = nonce.filter(value -> !value.isEmpty());
        Objects.requireNonNull(accessToken, "accessToken");
    }

    /** Takes an ID token and the nonce that it must carry. */
    public static NativeCredential of(String idToken, String nonce) {
        return new NativeCredential(idToken, Optional.of(nonce), Optional.empty());
    }

    /** Returns this credential with an access token. */
    public NativeCredential withAccessToken(String accessToken) {
        return new NativeCredential(idToken, nonce, Optional.of(accessToken));
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "NativeCredential[nonce " + (nonce.isPresent() ? "given" : "absent") + ", accessToken "
                + (accessToken.isPresent() ? "given" : "absent") + "]";
    }
}
