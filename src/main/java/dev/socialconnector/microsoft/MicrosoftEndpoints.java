package dev.socialconnector.microsoft;

import dev.socialconnector.toolkit.http.ServerAddress;
import java.net.URI;

/**
 * Where Microsoft's two servers are. Replaceable in code only, for tests and gateways: an address from a form could send secrets
 * anywhere. The issuer stays Microsoft's.
 *
 * @param login base address of the identity platform
 * @param graph base address of Microsoft Graph
 */
public record MicrosoftEndpoints(URI login, URI graph) {
    /**
     * Checks, and drops a slash at an address's end.
     *
     * @throws IllegalArgumentException if an address is not https, and not on this machine either, or has a user or a query
     */
    public MicrosoftEndpoints {
        login = ServerAddress.requireServer("login", login);
        graph = ServerAddress.requireServer("graph", graph);
    }

    /** Returns the addresses of the real Microsoft. */
    public static MicrosoftEndpoints production() {
        return new MicrosoftEndpoints(
                URI.create("https://login.microsoftonline.com"), URI.create("https://graph.microsoft.com"));
    }

    /** Returns the addresses of a server that plays all of Microsoft. */
    public static MicrosoftEndpoints at(URI base) {
        return new MicrosoftEndpoints(base, base);
    }

    URI authorization(MicrosoftTenant tenant) {
        return of(tenant, "/oauth2/v2.0/authorize");
    }

    URI token(MicrosoftTenant tenant) {
        return of(tenant, "/oauth2/v2.0/token");
    }

    URI logout(MicrosoftTenant tenant) {
        return of(tenant, "/oauth2/v2.0/logout");
    }

    URI keySet(MicrosoftTenant tenant) {
        return of(tenant, "/discovery/v2.0/keys");
    }

    URI userInfo() {
        return ServerAddress.below(graph, "/oidc/userinfo");
    }

    private URI of(MicrosoftTenant tenant, String path) {
        return ServerAddress.below(login, "/" + tenant.name() + path);
    }
}
