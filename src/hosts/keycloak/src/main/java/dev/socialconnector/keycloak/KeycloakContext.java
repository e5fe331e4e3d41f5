package dev.socialconnector.keycloak;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.keycloak.notice.ClusterReplayMemory;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * The one context of all connectors in this Keycloak: they share connections, what providers publish, and which notices came. Made at the first sign-in.
 * Its client goes through Keycloak's proxies, and trusts what Keycloak's trust store has ({@code truststore-paths}), which Keycloak
 * makes the Java process's.
 */
final class KeycloakContext {
    private static final ConnectorContext SHARED =
            ConnectorContext.using(client(KeycloakProxies.ofThisServer())).withReplayMemory(new ClusterReplayMemory());

    private KeycloakContext() {}

    static ConnectorContext shared() {
        return SHARED;
    }

    static OkHttpClient client(KeycloakProxies proxies) {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
                .proxySelector(proxies)
                .proxyAuthenticator(proxies)
                .build();
    }
}
