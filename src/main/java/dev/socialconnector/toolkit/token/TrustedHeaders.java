package dev.socialconnector.toolkit.token;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The headers of tokens that were found genuine. All tokens of one key have the same header, letter for letter, so that it need not
 * be decoded again. Only a verified signature brings a header in here; whether its key is still good is asked each time.
 */
final class TrustedHeaders {
    private static final int MAX = 8;

    private final List<JwsHead> heads = new CopyOnWriteArrayList<>();

    /** Returns the header that the token begins with, if it is known. */
    @Nullable JwsHead find(String token) {
        for (JwsHead head : heads) {
            if (token.startsWith(head.encoded()) && token.charAt(head.encoded().length()) == '.') {
                return head;
            }
        }
        return null;
    }

    /** Remembers the header of a genuine token, in place of the oldest one if there are too many. */
    void remember(JwsHead head) {
        for (JwsHead known : heads) {
            if (known.encoded().equals(head.encoded())) {
                return;
            }
        }
        heads.add(head);
        if (heads.size() > MAX) {
            heads.remove(0);
        }
    }
}
