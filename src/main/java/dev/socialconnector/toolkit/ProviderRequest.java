package dev.socialconnector.toolkit;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request to a provider, before it is sent: a GET, or a POST of a form.
 *
 * @param step what it is for
 * @param uri where it goes, with its query
 * @param form fields of the form of a POST; absent for a GET
 * @param accessToken access token to send as bearer token (RFC 6750 section 2.1)
 * @param maxBytes the largest answer that is read, in bytes after decompression
 */
public record ProviderRequest(
        Step step, URI uri, Optional<Map<String, String>> form, Optional<String> accessToken, int maxBytes) {
    /** The largest answer that is read unless a request says otherwise: 1 MB. */
    public static final int DEFAULT_MAX_BYTES = 1_000_000;

    public ProviderRequest {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(uri, "uri");
        form = form.map(Map::copyOf);
        Objects.requireNonNull(accessToken, "accessToken");
    }

    /** Describes a GET, which may be repeated once if the connection or the provider fails. */
    public static ProviderRequest get(Step step, URI uri) {
        return new ProviderRequest(step, uri, Optional.empty(), Optional.empty(), DEFAULT_MAX_BYTES);
    }

    /** Describes a POST of a form, which is sent at most once. */
    public static ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        return new ProviderRequest(step, uri, Optional.of(form), Optional.empty(), DEFAULT_MAX_BYTES);
    }

    /**
     * Returns this request with an access token.
     *
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if it cannot be one (RFC 6750 section 2.1: visible ASCII)
     */
    public ProviderRequest bearer(String accessToken) {
        if (!Tokens.isToken(accessToken)) {
            throw new ConnectorException(Reason.INVALID_TOKEN, step, "this is not an access token");
        }
        return new ProviderRequest(step, uri, form, Optional.of(accessToken), maxBytes);
    }

    /** Returns this request with another limit for its answer. */
    public ProviderRequest limit(int maxBytes) {
        return new ProviderRequest(step, uri, form, accessToken, maxBytes);
    }

    /** Prints the address without its query, and no field. */
    @Override
    public String toString() {
        return (form.isPresent() ? "POST " : "GET ") + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }
}
