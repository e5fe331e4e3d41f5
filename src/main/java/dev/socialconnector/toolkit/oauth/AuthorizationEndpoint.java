package dev.socialconnector.toolkit.oauth;

import java.net.URI;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;

/** A provider's authorization endpoint (RFC 6749 section 3.1), which the browser is sent to. Immutable. */
public final class AuthorizationEndpoint {
    private final HttpUrl address;
    private final boolean codeChallenge;
    private final String scopeSeparator;
    private final Set<String> parameters;

    private AuthorizationEndpoint(
            HttpUrl address, boolean codeChallenge, String scopeSeparator, Set<String> parameters) {
        this.address = address;
        this.codeChallenge = codeChallenge;
        this.scopeSeparator = scopeSeparator;
        this.parameters = parameters;
    }

    /**
     * Describes the endpoint. A query that its address has is kept.
     *
     * @param codeChallenge whether to send it a code challenge (RFC 7636, method S256)
     * @throws IllegalArgumentException if the address is neither http nor https, or has a fragment
     */
    public static AuthorizationEndpoint of(URI address, boolean codeChallenge) {
        HttpUrl url = HttpUrl.get(address.toString());
        if (url.fragment() != null) {
            throw new IllegalArgumentException("an authorization endpoint has no fragment");
        }
        return new AuthorizationEndpoint(
                url.newBuilder().addQueryParameter("response_type", "code").build(), codeChallenge, " ", Set.of());
    }

    /** Returns this endpoint with a parameter that every request has. Hosts cannot set it then. */
    public AuthorizationEndpoint withParameter(String name, String value) {
        Set<String> more = new HashSet<>(parameters);
        more.add(name);
        return new AuthorizationEndpoint(
                address.newBuilder().setQueryParameter(name, value).build(), codeChallenge, scopeSeparator, more);
    }

    /** Returns this endpoint so that every callback comes as a form, by POST ({@code response_mode=form_post}). */
    public AuthorizationEndpoint withFormPost() {
        return withParameter("response_mode", "form_post");
    }

    /** Returns this endpoint for a provider that wants scopes separated by something other than a space. */
    public AuthorizationEndpoint withScopeSeparator(String separator) {
        return new AuthorizationEndpoint(
                address, codeChallenge, Objects.requireNonNull(separator, "separator"), parameters);
    }

    /** Tells whether a code challenge is sent. */
    public boolean codeChallenge() {
        return codeChallenge;
    }

    /** Returns the address as far as all sign-ins have it in common; parameters can be appended. */
    public String start() {
        return address.toString();
    }

    String scopeSeparator() {
        return scopeSeparator;
    }

    /** Tells whether every request has this parameter. */
    boolean sets(String parameter) {
        return parameters.contains(parameter);
    }
}
