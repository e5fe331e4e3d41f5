package dev.socialconnector.toolkit;

import dev.socialconnector.ConnectorContext;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The key sets that all connectors of one context share, by address. */
final class KeySets {
    private final ConnectorContext context;
    private final Map<URI, KeySet> byAddress = new ConcurrentHashMap<>();

    private KeySets(ConnectorContext context) {
        this.context = context;
    }

    static KeySets of(ConnectorContext context) {
        return context.shared(KeySets.class, KeySets::new);
    }

    KeySet at(URI address) {
        return byAddress.computeIfAbsent(address, missing -> new KeySet(missing, context));
    }
}
