package dev.socialconnector.keycloak;

import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Connectors by their settings. Keycloak makes an identity provider for each request, and a connector learns: which tokens are being
 * refreshed, or that a provider sends no ID tokens. Two identity providers with the same settings share one.
 */
final class ConnectorCache {
    /** More than any server has; the one that was not used for longest makes room. */
    static final int MAX_CONNECTORS = 1_000;

    private final Map<Map<String, String>, SocialConnector> connectors =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Map<String, String>, SocialConnector> eldest) {
                    return size() > MAX_CONNECTORS;
                }
            });

    /** Returns the connector with these settings. Making one contacts nobody, so nobody waits long for another's. */
    SocialConnector get(Map<String, String> settings, Function<ConnectorConfig, SocialConnector> maker) {
        return connectors.computeIfAbsent(Map.copyOf(settings), own -> maker.apply(ConnectorConfig.of(own)));
    }
}
