package dev.socialconnector.toolkit.oauth;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;

/** A provider's authorization endpoint (RFC 6749 section 3.1), which the browser is sent to. Immutable. */
public final class AuthorizationEndpoint {
    private final HttpUrl address;
    private final boolean codeChallenge;
    private final String scopeSeparator;
    private final Set<String> parameters;
    private final Set<String> prompts;

    private AuthorizationEndpoint(
            HttpUrl address,
            boolean codeChallenge,
            String scopeSeparator,
            Set<String> parameters,
            Set<String> prompts) {
        this.address = address;
        this.codeChallenge = codeChallenge;
        this.scopeSeparator = scopeSeparator;
        this.parameters = parameters;
        this.prompts = prompts;
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
                url.newBuilder().addQueryParameter("response_type", "code").build(),
                codeChallenge,
                " ",
                Set.of(),
                Set.of());
    }

    /** Returns this endpoint with a parameter that every request has. Hosts cannot set it then. */
    public AuthorizationEndpoint withParameter(String name, String value) {
        Set<String> more = new HashSet<>(parameters);
        more.add(name);
        return new AuthorizationEndpoint(
                address.newBuilder().setQueryParameter(name, value).build(),
                codeChallenge,
                scopeSeparator,
                more,
                prompts);
    }

    /** Returns this endpoint so that every callback comes as a form, by POST ({@code response_mode=form_post}). */
    public AuthorizationEndpoint withFormPost() {
        return withParameter("response_mode", "form_post");
    }

    /** Returns this endpoint for a provider that wants scopes separated by something other than a space. */
    public AuthorizationEndpoint withScopeSeparator(String separator) {
        return new AuthorizationEndpoint(
                address, codeChallenge, Objects.requireNonNull(separator, "separator"), parameters, prompts);
    }

    /**
     * Returns this endpoint for a provider that knows only these ways to involve the person (OpenID Connect Core section 3.1.2.1). Another
     * one, or {@code none} among others, is refused before the browser leaves.
     */
    public AuthorizationEndpoint withPrompts(String... prompts) {
        return new AuthorizationEndpoint(
                address, codeChallenge, scopeSeparator, parameters, new TreeSet<>(List.of(prompts)));
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

    /** Refuses values of {@code prompt} that the provider does not know. */
    void requirePrompts(List<String> asked) {
        boolean known = prompts.isEmpty() || prompts.containsAll(asked);
        if (!known || (!prompts.isEmpty() && asked.size() > 1 && asked.contains("none"))) {
            throw new IllegalArgumentException(
                    "prompt must be of " + String.join(", ", prompts) + ", and none stands alone");
        }
    }

    /** Tells whether every request has this parameter. */
    boolean sets(String parameter) {
        return parameters.contains(parameter);
    }
}
