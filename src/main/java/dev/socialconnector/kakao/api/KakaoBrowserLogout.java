package dev.socialconnector.kakao.api;

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
public final class KakaoBrowserLogout implements BrowserLogout {
    private final LogoutFlow flow;
    private final URI page;

    public KakaoBrowserLogout(OAuthClient client, URI page) {
        this.flow = new LogoutFlow(client);
        this.page = page;
    }

    @Override
    public LogoutRequest beginLogout(String postLogoutRedirectUri) {
        return flow.begin(page, "logout_redirect_uri", postLogoutRedirectUri, Map.of());
    }

    @Override
    public void completeLogout(@Nullable String rawQuery, LogoutSession session) {
        flow.complete(rawQuery, session);
    }
}
