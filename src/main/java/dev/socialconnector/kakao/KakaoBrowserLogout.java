package dev.socialconnector.kakao;

import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.toolkit.oauth.LogoutFlow;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the browser to Kakao's "logout with Kakao Account" page, where the person chooses whether to sign out of Kakao too. Kakao
 * ends no tokens there. An address that is not registered for the key shows on that page, as KOE007.
 */
final class KakaoBrowserLogout implements BrowserLogout {
    private final LogoutFlow flow;
    private final URI endpoint;

    KakaoBrowserLogout(OAuthClient client, URI endpoint) {
        this.flow = new LogoutFlow(client);
        this.endpoint = endpoint;
    }

    @Override
    public LogoutRequest beginLogout(String postLogoutRedirectUri) {
        return flow.begin(endpoint, "logout_redirect_uri", postLogoutRedirectUri, Map.of());
    }

    @Override
    public void completeLogout(@Nullable String rawQuery, LogoutSession session) {
        flow.complete(rawQuery, session);
    }
}
