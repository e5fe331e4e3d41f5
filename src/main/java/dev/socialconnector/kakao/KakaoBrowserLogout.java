package dev.socialconnector.kakao;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.toolkit.RandomValues;
import dev.socialconnector.toolkit.SecretComparison;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Sends the browser to Kakao's "logout with Kakao Account" page, where the person chooses whether to sign out of Kakao too. Kakao
 * ends no tokens there. An address that is not registered for the key shows on that page, as KOE007.
 */
final class KakaoBrowserLogout implements BrowserLogout {
    private final String clientId;
    private final URI page;
    private final ConnectorContext context;
    private final RandomValues random;

    KakaoBrowserLogout(KakaoConfig config, ConnectorContext context) {
        this.clientId = config.clientId();
        this.page = config.endpoints().browserLogout();
        this.context = context;
        this.random = new RandomValues(context.random());
    }

    /** What may be a redirect URI here is what may be one at a sign-in. */
    @Override
    public LogoutRequest beginLogout(String postLogoutRedirectUri) {
        String redirectUri =
                AuthorizationOptions.redirectingTo(postLogoutRedirectUri).redirectUri();
        LogoutSession session = new LogoutSession(
                KakaoConnectorFactory.ID,
                clientId,
                random.next(),
                context.clock().instant().plus(context.sessionLifetime()));
        HttpUrl address = HttpUrl.get(page.toString())
                .newBuilder()
                .addQueryParameter("client_id", clientId)
                .addQueryParameter("logout_redirect_uri", redirectUri)
                .addQueryParameter("state", session.state())
                .build();
        return new LogoutRequest(URI.create(address.toString()), session);
    }

    @Override
    public void completeLogout(@Nullable String rawQuery, LogoutSession session) {
        if (!session.connectorId().equals(KakaoConnectorFactory.ID)
                || !session.clientId().equals(clientId)) {
            throw refusal("the session is another connector's or another client's");
        }
        if (!context.clock().instant().isBefore(session.expiresAt())) {
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
