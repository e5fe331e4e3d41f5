package dev.socialconnector.demo.accounts;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SessionSealer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The keys that the servers of one site share, to finish sign-ins that another of them began. */
public final class SessionKeys {
    private final List<byte[]> keys;

    private SessionKeys(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys as an operator writes them: base64url, with commas between, and the one to seal with first.
     *
     * @throws IllegalArgumentException if one is no key; the message repeats none of the text
     */
    public static SessionKeys parse(String text) {
        List<byte[]> keys =
                Arrays.stream(text.split(",", -1)).map(SessionKeys::decoded).toList();
        if (keys.stream().anyMatch(key -> key.length != SessionSealer.KEY_BYTES)) {
            throw new IllegalArgumentException(
                    "a session key must be " + SessionSealer.KEY_BYTES + " random bytes in base64url");
        }
        return new SessionKeys(keys);
    }

    public SessionSealer sealer(ConnectorContext context) {
        return SessionSealer.of(context, keys);
    }

    /** Prints how many keys there are, and none of them. */
    @Override
    public String toString() {
        return "SessionKeys[" + keys.size() + " keys]";
    }

    private static byte[] decoded(String key) {
        try {
            return Base64.getUrlDecoder().decode(key);
        } catch (IllegalArgumentException itsMessageRepeatsTheText) {
            return new byte[0];
        }
    }
}
