package dev.socialconnector.capability;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.StoredValues;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The secret of one browser logout under way, as a value that the host keeps for the browser between
 * {@link BrowserLogout#beginLogout} and {@link BrowserLogout#completeLogout}, as it keeps that of a sign-in.
 *
 * @param connectorId id of the connector that began
 * @param clientId client id that it began with
 * @param issuer the provider that it began with, by the name or address that the connector knows it by
 * @param state value that the browser must bring back
 * @param expiresAt moment from which on it is refused
 */
public record LogoutSession(String connectorId, String clientId, String issuer, String state, Instant expiresAt) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the state is empty, which anything could match
     */
    public LogoutSession {
        Objects.requireNonNull(connectorId, "connectorId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(issuer, "issuer");
        if (state.isEmpty()) {
            throw new IllegalArgumentException("state must not be empty");
        }
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Returns this session as text, key by key, for any store. The state is a secret. */
    public Map<String, String> toMap() {
        return Map.of(
                "connectorId",
                connectorId,
                "clientId",
                clientId,
                "issuer",
                issuer,
                "state",
                state,
                "expiresAt",
                expiresAt.toString());
    }

    /**
     * Restores what {@link #toMap()} wrote. A store that has none for this browser (any more) may hand over null or an empty map.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if there is no session in it
     */
    public static LogoutSession fromMap(@Nullable Map<String, String> map) {
        if (map == null || map.isEmpty()) {
            throw refusal("no logout is under way in this browser, or it was finished already");
        }
        try {
            StoredValues stored = new StoredValues(map);
            return new LogoutSession(
                    stored.required("connectorId"),
                    stored.required("clientId"),
                    stored.required("issuer"),
                    stored.required("state"),
                    stored.requiredInstant("expiresAt"));
        } catch (IllegalArgumentException unreadable) {
            throw refusal("there is no session: " + unreadable.getMessage());
        }
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "LogoutSession[connectorId=" + connectorId + ", expiresAt=" + expiresAt + "]";
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.LOGOUT, why);
    }
}
