package dev.socialconnector;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.StoredValues;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of one person at one provider (RFC 6749 section 5.1). All of them are secrets; print or log none. Immutable. */
public final class TokenSet {
    private static final String VERSION = "1";

    private final Optional<String> accessToken;
    private final Optional<Instant> expiresAt;
    private final Optional<String> refreshToken;
    private final Optional<Instant> refreshTokenExpiresAt;
    private final Optional<String> idToken;
    private final Optional<Set<String>> scopes;

    private TokenSet(Builder builder) {
        this.accessToken = Objects.requireNonNull(builder.accessToken, "accessToken");
        this.expiresAt = Objects.requireNonNull(builder.expiresAt, "expiresAt");
        this.refreshToken = Objects.requireNonNull(builder.refreshToken, "refreshToken");
        this.refreshTokenExpiresAt = Objects.requireNonNull(builder.refreshTokenExpiresAt, "refreshTokenExpiresAt");
        this.idToken = Objects.requireNonNull(builder.idToken, "idToken");
        this.scopes = builder.scopes.map(names -> Collections.unmodifiableSet(new LinkedHashSet<>(names)));
    }

    /** Starts a set without any token. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts a set with an access token alone. */
    public static Builder of(String accessToken) {
        return new Builder().accessToken(Optional.of(accessToken));
    }

    /** Returns the opaque access token; absent only after a native sign-in that brought none. */
    public Optional<String> accessToken() {
        return accessToken;
    }

    /** Returns when the access token ends, if the provider said so. */
    public Optional<Instant> expiresAt() {
        return expiresAt;
    }

    /** Returns the opaque refresh token, if one was issued. */
    public Optional<String> refreshToken() {
        return refreshToken;
    }

    /** Returns when the refresh token ends, if the provider said so. */
    public Optional<Instant> refreshTokenExpiresAt() {
        return refreshTokenExpiresAt;
    }

    /** Returns the ID token as it came, in compact form. */
    public Optional<String> idToken() {
        return idToken;
    }

    /** Returns what was granted; absent if the provider did not say, which does not mean that all was granted. */
    public Optional<Set<String>> scopes() {
        return scopes;
    }

    /**
     * Returns the access token, for a call that needs one.
     *
     * @param step what it is for
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if there is none
     */
    public String requireAccessToken(Step step) {
        return accessToken.orElseThrow(
                () -> new ConnectorException(Reason.INVALID_TOKEN, step, "there is no access token"));
    }

    /** Starts a set with the same parts. */
    public Builder toBuilder() {
        return new Builder()
                .accessToken(accessToken)
                .expiresAt(expiresAt)
                .refreshToken(refreshToken)
                .refreshTokenExpiresAt(refreshTokenExpiresAt)
                .idToken(idToken)
                .scopes(scopes);
    }

    /** Returns these tokens without the ID token. */
    public TokenSet withoutIdToken() {
        return toBuilder().idToken(Optional.empty()).build();
    }

    /**
     * Returns these tokens as text, key by key, for any store that is meant for secrets. Later versions of this library read what this
     * one writes.
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("version", VERSION);
        accessToken.ifPresent(token -> map.put("accessToken", token));
        expiresAt.ifPresent(end -> map.put("expiresAt", end.toString()));
        refreshToken.ifPresent(token -> map.put("refreshToken", token));
        refreshTokenExpiresAt.ifPresent(end -> map.put("refreshTokenExpiresAt", end.toString()));
        idToken.ifPresent(token -> map.put("idToken", token));
        scopes.ifPresent(names -> map.put("scope", String.join(" ", names)));
        return map;
    }

    /**
     * Restores what {@link #toMap()} wrote. Keys that are not known are passed over, so that an older node can read what a newer one
     * wrote.
     *
     * @throws IllegalArgumentException if this is no map of tokens; the message names the key
     */
    public static TokenSet fromMap(Map<String, String> map) {
        StoredValues stored = new StoredValues(map);
        if (!stored.required("version").equals(VERSION)) {
            throw new IllegalArgumentException("these tokens were stored in a form that is not known: version");
        }
        return builder()
                .accessToken(stored.optional("accessToken"))
                .expiresAt(stored.instant("expiresAt"))
                .refreshToken(stored.optional("refreshToken"))
                .refreshTokenExpiresAt(stored.instant("refreshTokenExpiresAt"))
                .idToken(stored.optional("idToken"))
                .scopes(stored.optional("scope").map(TokenSet::scopes))
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenSet tokens
                && accessToken.equals(tokens.accessToken)
                && expiresAt.equals(tokens.expiresAt)
                && refreshToken.equals(tokens.refreshToken)
                && refreshTokenExpiresAt.equals(tokens.refreshTokenExpiresAt)
                && idToken.equals(tokens.idToken)
                && scopes.equals(tokens.scopes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(accessToken, expiresAt, refreshToken, refreshTokenExpiresAt, idToken, scopes);
    }

    /** Tells which tokens there are and when they end, and prints none. */
    @Override
    public String toString() {
        return "TokenSet[expiresAt=" + expiresAt + ", refreshToken " + (refreshToken.isPresent() ? "given" : "absent")
                + ", idToken " + (idToken.isPresent() ? "given" : "absent") + ", scopes=" + scopes + "]";
    }

    private static Set<String> scopes(String text) {
        return text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split(" ")));
    }

    /** Collects the parts of a token set. */
    public static final class Builder {
        private Optional<String> accessToken = Optional.empty();
        private Optional<Instant> expiresAt = Optional.empty();
        private Optional<String> refreshToken = Optional.empty();
        private Optional<Instant> refreshTokenExpiresAt = Optional.empty();
        private Optional<String> idToken = Optional.empty();
        private Optional<Set<String>> scopes = Optional.empty();

        private Builder() {}

        /** Sets the access token. */
        public Builder accessToken(Optional<String> accessToken) {
            this.accessToken = accessToken;
            return this;
        }

        /** Sets when the access token ends. */
        public Builder expiresAt(Optional<Instant> expiresAt) {
            this.expiresAt = expiresAt;
            return this;
        }

        /** Sets the refresh token. */
        public Builder refreshToken(Optional<String> refreshToken) {
            this.refreshToken = refreshToken;
            return this;
        }

        /** Sets when the refresh token ends. */
        public Builder refreshTokenExpiresAt(Optional<Instant> refreshTokenExpiresAt) {
            this.refreshTokenExpiresAt = refreshTokenExpiresAt;
            return this;
        }

        /** Sets the ID token. */
        public Builder idToken(Optional<String> idToken) {
            this.idToken = idToken;
            return this;
        }

        /** Sets what was granted. */
        public Builder scopes(Optional<Set<String>> scopes) {
            this.scopes = scopes;
            return this;
        }

        /** Returns the tokens. */
        public TokenSet build() {
            return new TokenSet(this);
        }
    }
}
