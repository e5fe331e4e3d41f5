package dev.socialconnector.kakao.webhook;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.kakao.profile.KakaoSubject;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.token.SecurityEventVerifier;
import dev.socialconnector.toolkit.webhook.PushedEvents;
import dev.socialconnector.toolkit.webhook.StandardEvents;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Kakao's account status change webhook: Security Event Tokens by push (RFC 8935).
 *
 * <p>Source: Kakao Login, Webhook, "Account status change webhook".
 */
public final class KakaoSecurityEvents {
    private static final String PROFILE_CHANGED =
            "https://schemas.kakao.com/platevent/kakao/event-type/user-profile-changed";
    /** Kakao does not say how long it tries again; to take an event late is better than never. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    private KakaoSecurityEvents() {}

    /** Makes the receiver. Kakao does not say whether {@code aud} is the REST API key or the application's number: both are accepted. */
    public static SecurityEvents of(KakaoConfig config, ConnectorContext context, ProviderClient client) {
        KakaoApplication application = config.application();
        Set<String> audiences = new HashSet<>(application.eventAudiences());
        audiences.add(config.clientId());
        application.id().ifPresent(id -> audiences.add(Long.toString(id)));
        KakaoEndpoints endpoints = config.endpoints();
        SecurityEventVerifier tokens =
                new SecurityEventVerifier(context, client, endpoints.issuer(), audiences, endpoints.keySet(), MAX_AGE);
        return new PushedEvents(context, tokens, KakaoSecurityEvents::typeOf, KakaoSubject::isSubject);
    }

    private static SecurityEvent.Type typeOf(String uri) {
        return uri.equals(PROFILE_CHANGED) ? SecurityEvent.Type.USER_PROFILE_CHANGED : StandardEvents.typeOf(uri);
    }
}
