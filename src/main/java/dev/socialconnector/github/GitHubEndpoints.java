package dev.socialconnector.github;

import dev.socialconnector.toolkit.http.ServerAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a GitHub is: its pages and its API. Replaceable in code only, for tests and gateways; a form can name a server, see
 * {@link #ofServer}.
 *
 * @param site base address of the pages, without a path
 * @param api base address of the API
 */
public record GitHubEndpoints(URI site, URI api) {
    private static final String SITE = "github.com";
    private static final String CLOUD = ".ghe.com";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if an address is not https, and not on this machine either, or has a user or a query, or the site's
     *     has a path
     */
    public GitHubEndpoints {
        ServerAddress.requireServer("site", site);
        if (!site.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("the site address must have no path, not even a slash");
        }
        api = ServerAddress.requireServer("api", api);
    }

    /** Returns the addresses of github.com. */
    public static GitHubEndpoints production() {
        return new GitHubEndpoints(URI.create("https://" + SITE), URI.create("https://api." + SITE));
    }

    /**
     * Returns the addresses of the server that an administrator named: GitHub Enterprise Server, or a cloud under {@code ghe.com}, whose
     * API has a host of its own.
     *
     * @param server an https address without path, on another machine
     * @throws IllegalArgumentException if it is not one
     */
    public static GitHubEndpoints ofServer(String server) {
        if (!isServer(server)) {
            throw new IllegalArgumentException("server must be an https address without path, on another machine");
        }
        URI address = URI.create(server);
        boolean usualPort = address.getPort() < 0 || address.getPort() == 443;
        String authority = address.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + address.getPort());
        URI site = URI.create("https://" + authority);
        boolean ownHost = authority.equals(SITE) || authority.endsWith(CLOUD);
        return new GitHubEndpoints(site, URI.create(ownHost ? "https://api." + authority : site + "/api/v3"));
    }

    /** Tells whether an administrator may name this server. */
    static boolean isServer(String server) {
        return ServerAddress.https(server)
                .filter(address -> !ServerAddress.isOwnMachine(address))
                .filter(address -> address.getRawQuery() == null)
                .filter(address ->
                        address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                .isPresent();
    }

    /** Returns who answers in the callback (RFC 9207). */
    String issuer() {
        return site + "/login/oauth";
    }

    URI authorization() {
        return URI.create(issuer() + "/authorize");
    }

    URI token() {
        return URI.create(issuer() + "/access_token");
    }

    URI user() {
        return URI.create(api + "/user");
    }

    URI emails() {
        return URI.create(api + "/user/emails");
    }

    /** Returns where a token of this client is checked and deleted. */
    URI tokenOf(String clientId) {
        return URI.create(api + "/applications/" + clientId + "/token");
    }

    /** Returns where a person's authorization of this client is deleted. */
    URI grantOf(String clientId) {
        return URI.create(api + "/applications/" + clientId + "/grant");
    }

    /** Returns what accounts are filed under, if not under GitHub's own name: the ids of another server are other people's. */
    Optional<String> target() {
        if (SITE.equals(site.getHost())) {
            return Optional.empty();
        }
        String name = site.getAuthority().replace("-", "--").replaceAll("[^a-z0-9-]", "-");
        return Optional.of("github-" + name);
    }
}
