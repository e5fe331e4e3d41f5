package dev.socialconnector.toolkit.oauth;

import java.net.URI;
import okhttp3.HttpUrl;

/** A provider's authorization endpoint (RFC 6749 section 3.1), which the browser is sent to. */
public final class AuthorizationEndpoint {
    private final String start;
    private final boolean codeChallenge;

    private AuthorizationEndpoint(String start, boolean codeChallenge) {
        this.start = start;
        this.codeChallenge = codeChallenge;
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
        String start =
                url.newBuilder().addQueryParameter("response_type", "code").toString();
        return new AuthorizationEndpoint(start, codeChallenge);
    }

    /** Returns the address as far as all sign-ins have it in common; parameters can be appended. */
    public String start() {
        return start;
    }

    /** Tells whether a code challenge is sent. */
    public boolean codeChallenge() {
        return codeChallenge;
    }
}
