package dev.socialconnector.kakao.webhook;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.profile.KakaoSubject;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.token.SecurityEventToken;
import dev.socialconnector.toolkit.token.SecurityEventVerifier;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Kakao's account status change webhook: a Security Event Token by push (RFC 8935).
 *
 * <p>Kakao puts one event into a token. Of several, which the RFC allows as views of the same happening, the first known one counts,
 * or else the first. An unknown event that names nobody, as a test of the connection may be, is acknowledged and that is all.
 *
 * <p>Source: Kakao Login, Webhook, "Account status change webhook".
 */
public final class KakaoSecurityEvents implements SecurityEvents {
    private static final WebhookChecks CHECKS = new WebhookChecks(Step.SECURITY_EVENT);
    /** Kakao does not say how long it tries again; to take an event late is better than never. */
    private static final Duration MAX_AGE = Duration.ofDays(7);
    /** Kakao waits 3 seconds for the answer. */
    private static final Duration TIME = Duration.ofSeconds(2);

    /** What the sender of a refused token is told, by the code of RFC 8935 section 2.4. */
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "invalid_request", "This is not a security event token of the expected form.",
            "invalid_key", "The token is not signed by a known key of the issuer.",
            "invalid_issuer", "The issuer is another one.",
            "invalid_audience", "The audience is another one.");

    private final SecurityEventVerifier tokens;
    private final Duration time;

    /** Kakao does not say whether {@code aud} is the REST API key or the application's number, so both are accepted. */
    public KakaoSecurityEvents(KakaoConfig config, ConnectorContext context, ProviderClient client) {
        KakaoApplication application = config.application();
        Set<String> audiences = new HashSet<>(application.eventAudiences());
        audiences.add(config.clientId());
        application.id().ifPresent(id -> audiences.add(Long.toString(id)));
        KakaoEndpoints endpoints = config.endpoints();
        this.tokens =
                new SecurityEventVerifier(context, client, endpoints.issuer(), audiences, endpoints.keySet(), MAX_AGE);
        this.time = context.signInTimeout().compareTo(TIME) < 0 ? context.signInTimeout() : TIME;
    }

    @Override
    public WebhookDelivery<SecurityEvent> receive(WebhookRequest request) {
        if (!request.method().equals("POST")) {
            return CHECKS.wrongMethod("POST");
        }
        if (!WebhookChecks.hasMediaType("application/secevent+jwt", request)) {
            return CHECKS.wrongContentType();
        }
        try {
            Optional<SecurityEvent> event = tokens.verify(request.body(), KakaoSecurityEvents::read, Deadline.in(time))
                    .flatMap(read -> read);
            return new WebhookDelivery<>(new WebhookAnswer(202, Map.of(), ""), event, Optional.empty());
        } catch (ConnectorException refusal) {
            return CHECKS.refused(answerTo(refusal), refusal);
        }
    }

    private static Optional<SecurityEvent> read(SecurityEventToken token) {
        String uri = token.events().keySet().stream()
                .filter(each -> KakaoEventTypes.of(each) != SecurityEvent.Type.OTHER)
                .findFirst()
                .orElseGet(() -> token.events().keySet().iterator().next());
        SecurityEvent.Type type = KakaoEventTypes.of(uri);
        Optional<String> subject = token.subject().filter(KakaoSubject::isSubject);
        if (subject.isEmpty() && type != SecurityEvent.Type.OTHER) {
            throw ConnectorException.builder(
                            Reason.INVALID_TOKEN, Step.SECURITY_EVENT, "the event names nobody who has a Kakao id")
                    .providerCode("invalid_request")
                    .build();
        }
        JsonObject details = token.events().getOrDefault(uri, new JsonObject(Map.of()));
        return subject.map(who -> new SecurityEvent(
                type, uri, who, token.identifier(), token.issuedAt(), token.occurredAt(), details.members()));
    }

    /**
     * A token that is wrong is told so (RFC 8935 section 2.3). What failed on this side, the keys or the replay memory, is no
     * fault of the token: 503, so that it may come again.
     */
    private static WebhookAnswer answerTo(ConnectorException refusal) {
        boolean tokenIsWrong = refusal.step() == Step.SECURITY_EVENT && refusal.reason() == Reason.INVALID_TOKEN;
        if (!tokenIsWrong) {
            return new WebhookAnswer(503, Map.of(), "");
        }
        String code = refusal.providerCode().filter(DESCRIPTIONS::containsKey).orElse("invalid_request");
        return new WebhookAnswer(
                400,
                Map.of("Content-Type", "application/json", "Content-Language", "en"),
                JsonText.object(Map.of("err", code, "description", DESCRIPTIONS.getOrDefault(code, ""))));
    }
}
