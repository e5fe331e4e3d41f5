package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.toolkit.secret.RandomValues;
import dev.socialconnector.toolkit.secret.SecretComparison;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The browser's way to a provider's logout page and back (in the manner of OpenID Connect RP-Initiated Logout), with a state that
 * must come back. Keeps nothing in between.
 */
public final class LogoutFlow {
    private final OAuthClient client;
    private final RandomValues random;

    /** Makes the flow of one client. */
    public LogoutFlow(OAuthClient client) {
        this.client = Objects.requireNonNull(client, "client");
        this.random = new RandomValues(client.context().random());
    }

    /**
     * Makes the address that the browser is to be sent to, and the session to keep. What may be a redirect URI here is what may be
     * one at a sign-in.
     *
     * @param page the provider's logout page
     * @param redirectParameter what the page calls the address that the browser comes back to
     * @param redirectUri that address
     * @param parameters further parameters of the page
     * @throws IllegalArgumentException if the redirect URI is not one
     */
    public LogoutRequest begin(URI page, String redirectParameter, String redirectUri, Map<String, String> parameters) {
        LogoutSession session = new LogoutSession(
                client.connectorId(),
                client.clientId(),
                client.issuer(),
                random.next(),
                client.context().clock().instant().plus(client.context().sessionLifetime()));
        HttpUrl.Builder address = HttpUrl.get(page.toString())
                .newBuilder()
                .addQueryParameter("client_id", client.clientId())
                .addQueryParameter(
                        redirectParameter,
                        AuthorizationOptions.redirectingTo(redirectUri).redirectUri())
                .addQueryParameter("state", session.state());
        parameters.forEach(address::addQueryParameter);
        return new LogoutRequest(URI.create(address.build().toString()), session);
    }

    /**
     * Checks that the browser comes back from the logout that was begun.
     *
     * @param rawQuery query of the request, still encoded; null is an empty one
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if not, or if the session has expired
     */
    public void complete(@Nullable String rawQuery, LogoutSession session) {
        if (!session.connectorId().equals(client.connectorId())
                || !session.clientId().equals(client.clientId())
                || !session.issuer().equals(client.issuer())) {
            throw refusal("the session is another connector's, another client's or another provider's");
        }
        if (!client.context().clock().instant().isBefore(session.expiresAt())) {
            throw refusal("the session has expired");
        }
        String state = stateIn(rawQuery).orElseThrow(() -> refusal("the query has no state"));
        if (!SecretComparison.equal(state, session.state())) {
            throw refusal("the query's state is not the session's");
        }
    }

    /** The query is read as strictly as that of a sign-in's callback. */
    private static Optional<String> stateIn(@Nullable String rawQuery) {
        try {
            return AuthorizationCallback.fromQuery(rawQuery).state();
        } catch (ConnectorException unreadable) {
            throw refusal("the query is too long, not properly encoded or repeats a parameter");
        }
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.LOGOUT, why);
    }
}
