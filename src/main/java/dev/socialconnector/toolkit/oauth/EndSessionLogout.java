package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends the browser to a provider's end-session endpoint (OpenID Connect RP-Initiated Logout 1.0). */
public final class EndSessionLogout implements BrowserLogout {
    private final LogoutFlow flow;
    private final URI endpoint;

    /** Makes it for one client. */
    public EndSessionLogout(OAuthClient client, URI endpoint) {
        this.flow = new LogoutFlow(client);
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    public LogoutRequest beginLogout(String postLogoutRedirectUri) {
        return begin(postLogoutRedirectUri, Map.of());
    }

    @Override
    public LogoutRequest beginLogout(String postLogoutRedirectUri, TokenSet tokens) {
        return begin(
                postLogoutRedirectUri,
                tokens.idToken().map(hint -> Map.of("id_token_hint", hint)).orElse(Map.of()));
    }

    @Override
    public void completeLogout(@Nullable String rawQuery, LogoutSession session) {
        flow.complete(rawQuery, session);
    }

    private LogoutRequest begin(String redirectUri, Map<String, String> parameters) {
        return flow.begin(endpoint, "post_logout_redirect_uri", redirectUri, parameters);
    }
}
