package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.kept.RecentlyUsed;
import java.net.URI;

/** The key sets that all connectors of one context share, by address. */
public final class KeySets {
    private final ConnectorContext context;
    private final RecentlyUsed<URI, KeySet> byAddress = new RecentlyUsed<>();

    private KeySets(ConnectorContext context) {
        this.context = context;
    }

    /** Returns those of this context. */
    public static KeySets of(ConnectorContext context) {
        return context.shared(KeySets.class, KeySets::new);
    }

    /**
     * Makes sure that there are keys at this address, downloading them if none are known.
     *
     * @throws ConnectorException why they cannot be had, at {@link Step#KEY_SET}
     */
    public void require(URI address, ProviderClient client, Deadline deadline) {
        at(address).require(client, deadline);
    }

    /** Tells whether no keys of this address are known, and they could not be had when they were last asked for. Sends no request. */
    public boolean areMissing(URI address) {
        return at(address).isMissing();
    }

    KeySet at(URI address) {
        return byAddress.get(address, missing -> new KeySet(missing, context));
    }
}
