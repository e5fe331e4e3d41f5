package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.WarmUp;

/** What signatures are verified with: a provider's published keys, or a secret that it shares with the client. */
interface SignatureKeys {
    /** Makes sure that there are keys. */
    void require(ProviderClient client, Deadline deadline);

    /** Has them ready when sign-ins need them, if they come from elsewhere. */
    void includeIn(WarmUp warmUp);

    /**
     * Judges a signature.
     *
     * @throws ConnectorException if that cannot be said, because the keys cannot be had
     */
    KeySet.Verdict judge(CompactJws jws, String issuer, KeySet.Bearer bearer, ProviderClient client, Deadline deadline);
}
