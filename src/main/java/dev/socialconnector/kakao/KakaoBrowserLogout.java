package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.toolkit.LogoutFlow;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the browser to Kakao's "logout with Kakao Account" page, where the person chooses whether to sign out of Kakao too. Kakao
 * ends no tokens there. An address that is not registered for the key shows on that page, as KOE007.
 */
final class KakaoBrowserLogout implements BrowserLogout {
    private final LogoutFlow flow;
    private final URI page;

    KakaoBrowserLogout(KakaoConfig config, ConnectorContext context) {
        this.flow = new LogoutFlow(
                context,
                KakaoConnectorFactory.ID,
                config.clientId(),
                config.endpoints().issuer());
        this.page = config.endpoints().browserLogout();
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
