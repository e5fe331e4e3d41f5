package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.toolkit.kept.RecentlyUsed;
import java.net.URI;

/** The key sets that all connectors of one context share, by address. */
final class KeySets {
    private final ConnectorContext context;
    private final RecentlyUsed<URI, KeySet> byAddress = new RecentlyUsed<>();

    private KeySets(ConnectorContext context) {
        this.context = context;
    }

    static KeySets of(ConnectorContext context) {
        return context.shared(KeySets.class, KeySets::new);
    }

    KeySet at(URI address) {
        return byAddress.get(address, missing -> new KeySet(missing, context));
    }
}
