package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.Tokens;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request to a provider, before it is sent: a GET, or a POST of a form.
 *
 * @param step what it is for
 * @param uri where it goes; one of the few addresses that a connector calls, without anything that differs from call to call
 * @param form fields of the form of a POST; absent for a GET
 * @param query parameters to add to the address; those of a POST belong into its form
 * @param authorization value of the header of that name
 * @param maxBytes the largest answer that is read, in bytes after decompression
 */
public record ProviderRequest(
        Step step,
        URI uri,
        Optional<Map<String, String>> form,
        Map<String, String> query,
        Optional<String> authorization,
        int maxBytes) {
    /** The largest answer that is read unless a request says otherwise: 1 MB. */
    public static final int DEFAULT_MAX_BYTES = 1_000_000;

    public ProviderRequest {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(uri, "uri");
        form = form.map(Map::copyOf);
        query = query.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(query));
        Objects.requireNonNull(authorization, "authorization");
    }

    /** Describes a GET, which may be repeated once if the connection or the provider fails. */
    public static ProviderRequest get(Step step, URI uri) {
        return new ProviderRequest(step, uri, Optional.empty(), Map.of(), Optional.empty(), DEFAULT_MAX_BYTES);
    }

    /** Describes a POST of a form, which is sent at most once. */
    public static ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        return new ProviderRequest(step, uri, Optional.of(form), Map.of(), Optional.empty(), DEFAULT_MAX_BYTES);
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
        return authorization("Bearer", accessToken);
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
        return new ProviderRequest(step, uri, form, query, Optional.of(scheme + ' ' + credentials), maxBytes);
    }

    /** Returns this request with these parameters added to the address, in place of earlier ones. */
    public ProviderRequest query(Map<String, String> query) {
        return new ProviderRequest(step, uri, form, query, authorization, maxBytes);
    }

    /** Returns this request with another limit for its answer. */
    public ProviderRequest limit(int maxBytes) {
        return new ProviderRequest(step, uri, form, query, authorization, maxBytes);
    }

    /** Prints the address without its query, and no field. */
    @Override
    public String toString() {
        return (form.isPresent() ? "POST " : "GET ") + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }
}
