package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.Immutable;
import dev.socialconnector.internal.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request to a provider, before it is sent: a GET, a POST of a form, or a POST or DELETE with a JSON body. Immutable: the methods
 * that change something return a copy.
 */
public final class ProviderRequest {
    /** The largest answer that is read unless a request says otherwise: 1 MB. */
    public static final int DEFAULT_MAX_BYTES = 1_000_000;

    private final Step step;
    private final URI uri;
    private final String method;
    private final @Nullable OneShotBody body;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final int maxBytes;

    private ProviderRequest(
            Step step,
            URI uri,
            String method,
            @Nullable OneShotBody body,
            Map<String, String> query,
            Map<String, String> headers,
            int maxBytes) {
        this.step = Objects.requireNonNull(step, "step");
        this.uri = Objects.requireNonNull(uri, "uri");
        this.method = method;
        this.body = body;
        this.query = query;
        this.headers = headers;
        this.maxBytes = maxBytes;
    }

    /**
     * Describes a GET, which may be repeated once if the connection or the provider fails.
     *
     * @param step what it is for
     * @param uri where it goes; one of the few addresses that a connector calls, without anything that differs from call to call
     */
    public static ProviderRequest get(Step step, URI uri) {
        return new ProviderRequest(step, uri, "GET", null, Map.of(), Map.of(), DEFAULT_MAX_BYTES);
    }

    /** Describes a POST of a form, which is sent at most once. */
    public static ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        return withBody(step, uri, "POST", OneShotBody.form(form));
    }

    /** Describes a POST of a JSON text, which is sent at most once. */
    public static ProviderRequest postJson(Step step, URI uri, String json) {
        return withBody(step, uri, "POST", OneShotBody.json(json));
    }

    /** Describes a DELETE with a JSON text, which is sent at most once. */
    public static ProviderRequest deleteJson(Step step, URI uri, String json) {
        return withBody(step, uri, "DELETE", OneShotBody.json(json));
    }

    /** Describes a request that asks a server for nothing (RFC 9110 section 9.3.7). */
    static ProviderRequest options(Step step, URI server) {
        return new ProviderRequest(step, server, "OPTIONS", null, Map.of(), Map.of(), DEFAULT_MAX_BYTES);
    }

    private static ProviderRequest withBody(Step step, URI uri, String method, OneShotBody body) {
        return new ProviderRequest(step, uri, method, body, Map.of(), Map.of(), DEFAULT_MAX_BYTES);
    }

    /**
     * Returns this request with an access token as bearer token (RFC 6750 section 2.1).
     *
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if it cannot be one (visible ASCII)
     */
    public ProviderRequest bearer(String accessToken) {
        if (!Tokens.isToken(accessToken)) {
            throw new ConnectorException(Reason.INVALID_TOKEN, step, "this is not an access token");
        }
        return header("Authorization", "Bearer " + accessToken);
    }

    /**
     * Returns this request with a name and a password (RFC 7617), as some providers want the client id and its secret outside the token
     * endpoint.
     *
     * @throws IllegalArgumentException if the name has a colon, which would end it
     */
    public ProviderRequest basic(String name, String password) {
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a name in basic credentials has no colon");
        }
        byte[] pair = (name + ':' + password).getBytes(StandardCharsets.UTF_8);
        return authorization("Basic", Base64.getEncoder().encodeToString(pair));
    }

    /**
     * Returns this request with credentials in the header (RFC 9110 section 11.6.2).
     *
     * @throws IllegalArgumentException if the credentials are not visible ASCII
     */
    public ProviderRequest authorization(String scheme, String credentials) {
        if (!Tokens.isToken(credentials)) {
            throw new IllegalArgumentException("credentials must be visible ASCII");
        }
        return header("Authorization", scheme + ' ' + credentials);
    }

    /** Returns this request with a header, in place of an earlier one of that name. */
    public ProviderRequest header(String name, String value) {
        return new ProviderRequest(step, uri, method, body, query, Immutable.with(headers, name, value), maxBytes);
    }

    /** Returns this request with these parameters added to the address, in place of earlier ones. */
    public ProviderRequest query(Map<String, String> query) {
        return new ProviderRequest(step, uri, method, body, Immutable.map(query), headers, maxBytes);
    }

    /** Returns this request with another limit for its answer, in bytes. */
    public ProviderRequest limit(int maxBytes) {
        return new ProviderRequest(step, uri, method, body, query, headers, maxBytes);
    }

    /** Returns what it is for. */
    public Step step() {
        return step;
    }

    /** Returns where it goes, without the query that is added. */
    public URI uri() {
        return uri;
    }

    String method() {
        return method;
    }

    @Nullable OneShotBody body() {
        return body;
    }

    Map<String, String> query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    int maxBytes() {
        return maxBytes;
    }

    /** Tells whether nothing is lost if it is sent twice. */
    boolean isRepeatable() {
        return method.equals("GET");
    }

    /** Prints the address without its query, and no field. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }
}
