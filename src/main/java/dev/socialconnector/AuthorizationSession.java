package dev.socialconnector;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.StoredValues;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one sign-in under way, as a value that the host keeps between {@link SocialConnector#begin} and
 * {@link SocialConnector#complete}.
 *
 * <p>Keep it where only the server and this one browser can reach it: a server-side session, or a store under a random key that
 * an {@code HttpOnly} cookie carries. Take it out <em>once</em>, reading and deleting in one step: that is the protection
 * against a callback that is sent twice. Any node of a cluster can finish what another began.
 *
 * <p>A browser can have several sign-ins under way, one in each tab. Keep each session under its {@link #state()}, and find it by
 * {@link AuthorizationCallback#state()}: then no tab disturbs another.
 */
public final class AuthorizationSession {
    private final String connectorId;
    private final String clientId;
    private final String issuer;
    private final String redirectUri;
    private final String state;
    private final Instant expiresAt;
    private final Optional<String> nonce;
    private final Optional<String> codeVerifier;
    private final List<String> scopes;
    private final boolean withProfile;
    private final Optional<String> expectedSubject;
    private final Optional<Duration> maxAge;

    private AuthorizationSession(Builder builder) {
        this.connectorId = Objects.requireNonNull(builder.connectorId, "connectorId");
        this.clientId = Objects.requireNonNull(builder.clientId, "clientId");
        this.issuer = Objects.requireNonNull(builder.issuer, "issuer");
        this.redirectUri = Objects.requireNonNull(builder.redirectUri, "redirectUri");
        this.state = builder.state;
        this.expiresAt = Objects.requireNonNull(builder.expiresAt, "expiresAt");
        this.nonce = Objects.requireNonNull(builder.nonce, "nonce");
        this.codeVerifier = Objects.requireNonNull(builder.codeVerifier, "codeVerifier");
        this.scopes = List.copyOf(builder.scopes);
        this.withProfile = builder.withProfile;
        this.expectedSubject = Objects.requireNonNull(builder.expectedSubject, "expectedSubject");
        this.maxAge = Objects.requireNonNull(builder.maxAge, "maxAge");
        if (state.isEmpty()) {
            throw new IllegalArgumentException("state must not be empty"); // any callback could match it
        }
    }

    /**
     * Starts a session, for authors of connectors.
     *
     * @param connectorId id of the connector that begins
     * @param clientId client id that it begins with
     * @param issuer the provider, by the name or address that the connector knows it by
     * @param redirectUri redirect URI that is sent
     * @param state value that the callback must bring back
     * @param expiresAt moment from which on the callback is refused
     */
    public static Builder builder(
            String connectorId, String clientId, String issuer, String redirectUri, String state, Instant expiresAt) {
        return new Builder(connectorId, clientId, issuer, redirectUri, state, expiresAt);
    }

    /** Returns the id of the connector that began. */
    public String connectorId() {
        return connectorId;
    }

    /** Returns the client id that it began with. */
    public String clientId() {
        return clientId;
    }

    /** Returns the provider that it began with, by the name or address that the connector knows it by. */
    public String issuer() {
        return issuer;
    }

    /** Returns the redirect URI that was sent, to be repeated at the token endpoint (RFC 6749 section 4.1.3). */
    public String redirectUri() {
        return redirectUri;
    }

    /** Returns the value that the callback must bring back (RFC 6749 section 10.12). */
    public String state() {
        return state;
    }

    /** Returns the value that the ID token must carry, if one was sent (OpenID Connect Core section 3.1.2.1). */
    public Optional<String> nonce() {
        return nonce;
    }

    /** Returns the secret of the code challenge, if one was sent (RFC 7636). */
    public Optional<String> codeVerifier() {
        return codeVerifier;
    }

    /** Returns the scopes that were sent; empty if none was. */
    public List<String> scopes() {
        return scopes;
    }

    /** Returns the moment from which on the callback is refused. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Tells whether the profile is to be asked for, see {@link AuthorizationOptions#withoutProfile()}. */
    public boolean withProfile() {
        return withProfile;
    }

    /** Returns who must sign in, if that is known already; see {@link AuthorizationOptions#expecting(String)}. */
    public Optional<String> expectedSubject() {
        return expectedSubject;
    }

    /** Returns how long ago the person may have signed in at the provider; see {@link AuthorizationOptions#maxAge(Duration)}. */
    public Optional<Duration> maxAge() {
        return maxAge;
    }

    /** Starts a session with the same parts. */
    public Builder toBuilder() {
        return new Builder(connectorId, clientId, issuer, redirectUri, state, expiresAt)
                .nonce(nonce)
                .codeVerifier(codeVerifier)
                .scopes(scopes)
                .withProfile(withProfile)
                .expectedSubject(expectedSubject)
                .maxAge(maxAge);
    }

    /** Returns this session as text, key by key, for any store. The values are secrets. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("connectorId", connectorId);
        map.put("clientId", clientId);
        map.put("issuer", issuer);
        map.put("redirectUri", redirectUri);
        map.put("state", state);
        nonce.ifPresent(value -> map.put("nonce", value));
        codeVerifier.ifPresent(value -> map.put("codeVerifier", value));
        if (!scopes.isEmpty()) {
            map.put("scope", String.join(" ", scopes));
        }
        map.put("expiresAt", expiresAt.toString());
        map.put("withProfile", Boolean.toString(withProfile));
        expectedSubject.ifPresent(subject -> map.put("expectedSubject", subject));
        maxAge.ifPresent(age -> map.put("maxAge", Long.toString(age.toSeconds())));
        return map;
    }

    /**
     * Restores what {@link #toMap()} wrote. A store that has no session for this browser (any more) may hand over null or an
     * empty map as it is. Keys that are not known are passed over.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if there is no session in it: the person starts again
     */
    public static AuthorizationSession fromMap(@Nullable Map<String, String> map) {
        if (map == null || map.isEmpty()) {
            throw refusal("no sign-in is under way in this browser, or it was finished already");
        }
        try {
            return restored(new StoredValues(map));
        } catch (IllegalArgumentException unreadable) {
            throw refusal("there is no session: " + unreadable.getMessage());
        }
    }

    private static AuthorizationSession restored(StoredValues stored) {
        return builder(
                        stored.required("connectorId"),
                        stored.required("clientId"),
                        stored.required("issuer"),
                        stored.required("redirectUri"),
                        stored.required("state"),
                        stored.requiredInstant("expiresAt"))
                .nonce(stored.optional("nonce"))
                .codeVerifier(stored.optional("codeVerifier"))
                .scopes(
                        stored.optional("scope").isEmpty()
                                ? List.of()
                                : List.of(stored.required("scope").split(" ", -1)))
                .withProfile(!"false".equals(stored.optional("withProfile").orElse("")))
                .expectedSubject(stored.optional("expectedSubject"))
                .maxAge(stored.seconds("maxAge"))
                .build();
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, why);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuthorizationSession session && session.toMap().equals(toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "AuthorizationSession[connectorId=" + connectorId + ", expiresAt=" + expiresAt + "]";
    }

    /** Collects the parts of a session. */
    public static final class Builder {
        private final String connectorId;
        private final String clientId;
        private final String issuer;
        private final String redirectUri;
        private final String state;
        private final Instant expiresAt;
        private Optional<String> nonce = Optional.empty();
        private Optional<String> codeVerifier = Optional.empty();
        private List<String> scopes = List.of();
        private boolean withProfile = true;
        private Optional<String> expectedSubject = Optional.empty();
        private Optional<Duration> maxAge = Optional.empty();

        private Builder(
                String connectorId,
                String clientId,
                String issuer,
                String redirectUri,
                String state,
                Instant expiresAt) {
            this.connectorId = connectorId;
            this.clientId = clientId;
            this.issuer = issuer;
            this.redirectUri = redirectUri;
            this.state = state;
            this.expiresAt = expiresAt;
        }

        /** Sets the nonce. */
        public Builder nonce(Optional<String> nonce) {
            this.nonce = nonce;
            return this;
        }

        /** Sets the code verifier. */
        public Builder codeVerifier(Optional<String> codeVerifier) {
            this.codeVerifier = codeVerifier;
            return this;
        }

        /** Sets the scopes. */
        public Builder scopes(List<String> scopes) {
            this.scopes = scopes;
            return this;
        }

        /** Sets whether the profile is to be asked for. */
        public Builder withProfile(boolean withProfile) {
            this.withProfile = withProfile;
            return this;
        }

        /** Sets who must sign in. */
        public Builder expectedSubject(Optional<String> expectedSubject) {
            this.expectedSubject = expectedSubject;
            return this;
        }

        /** Sets how long ago the person may have signed in at the provider. */
        public Builder maxAge(Optional<Duration> maxAge) {
            this.maxAge = maxAge;
            return this;
        }

        /**
         * Returns the session.
         *
         * @throws IllegalArgumentException if the state is empty, which any callback could match
         */
        public AuthorizationSession build() {
            return new AuthorizationSession(this);
        }
    }
}
