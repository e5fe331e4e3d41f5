package dev.socialconnector.keycloak;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.apache.http.HttpHost;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.connections.httpclient.ProxyMappings;

/**
 * The proxies that Keycloak itself goes through: {@code spi-connections-http-client--default--proxy-mappings}, or else the environment's
 * {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, in lower case too.
 */
final class KeycloakProxies extends ProxySelector implements Authenticator {
    private static final String AUTHORIZATION = "Proxy-Authorization";
    private static final int USUAL_PORT = 80;

    private final ProxyMappings mappings;

    /** Takes the mappings; where Keycloak makes none, because there is no proxy, it gives null. */
    private KeycloakProxies(@Nullable ProxyMappings mappings) {
        this.mappings = mappings == null ? new ProxyMappings(List.of()) : mappings;
    }

    static KeycloakProxies ofThisServer() {
        return of(Config.scope("connectionsHttpClient", "default").getArray("proxy-mappings"), System.getenv());
    }

    static KeycloakProxies of(String @Nullable [] configured, Map<String, String> environment) {
        if (configured != null && configured.length > 0) {
            return new KeycloakProxies(ProxyMappings.valueOf(configured));
        }
        @Nullable String proxy = first(environment, "HTTPS_PROXY", "HTTP_PROXY").orElse(null);
        @Nullable String direct = first(environment, "NO_PROXY").orElse(null);
        return new KeycloakProxies(ProxyMappings.withFixedProxyMapping(proxy, direct));
    }

    @Override
    public List<Proxy> select(URI uri) {
        @Nullable HttpHost proxy = mappings.getProxyFor(uri.getHost()).getProxyHost();
        if (proxy == null) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort();
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHostName(), port)));
    }

    /** Leaves it to the connector to say that nobody was reached. */
    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

    /** Says who this server is to a proxy that asks; once, as it would ask again. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        String host = response.request().url().host();
        @Nullable UsernamePasswordCredentials own = mappings.getProxyFor(host).getProxyCredentials();
        if (own == null || response.request().header(AUTHORIZATION) != null) {
            return null;
        }
        return response.request()
                .newBuilder()
                .header(AUTHORIZATION, Credentials.basic(own.getUserName(), own.getPassword()))
                .build();
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(name.toLowerCase(Locale.ROOT), name))
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
