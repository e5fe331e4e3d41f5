package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.WarmUp;

/** What signatures are verified with: a provider's published keys, or a secret that it shares with the client. */
interface SignatureKeys {
    /** How a token came here. */
    enum Source {
        /** From the provider itself. */
        PROVIDER,
        /** From an app, which anyone can imitate. */
        APP,
        /** By a webhook, which anyone can call; the provider sends again what was not accepted. */
        WEBHOOK
    }

    /** What is to be said of a signature. */
    enum Verdict {
        RIGHT,
        WRONG,
        UNKNOWN_KEY;

        /** Refuses a token whose signature is not right. */
        void require(TokenKind kind) {
            switch (this) {
                case UNKNOWN_KEY -> throw kind.refusalOfKey("its key is not in the issuer's key set");
                case WRONG -> throw kind.refusalOfKey("its signature is wrong");
                case RIGHT -> {}
            }
        }
    }

    /**
     * One look for a key.
     *
     * @param issuer whose tokens are verified
     * @param source how the token came here
     * @param client downloads keys if need be
     * @param deadline until when
     */
    record Lookup(String issuer, Source source, ProviderClient client, Deadline deadline) {
        boolean isForProvider() {
            return source == Source.PROVIDER;
        }

        Lookup until(Deadline earlier) {
            return new Lookup(issuer, source, client, earlier);
        }
    }

    /** Makes sure that there are keys. */
    void require(ProviderClient client, Deadline deadline);

    /** Has them ready when sign-ins need them, if they come from elsewhere. */
    void includeIn(WarmUp warmUp);

    /**
     * Judges a signature.
     *
     * @throws ConnectorException if that cannot be said, because the keys cannot be had
     */
    Verdict judge(CompactJws jws, Lookup lookup);
}
