package dev.socialconnector.toolkit.webhook;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.FormParameters;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.token.LogoutTokenVerifier;
import dev.socialconnector.webhook.BackChannelLogout;
import dev.socialconnector.webhook.LogoutNotice;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Receives logout tokens (OpenID Connect Back-Channel Logout 1.0 sections 2.5 to 2.8). */
public final class LogoutReceiver implements BackChannelLogout {
    private static final WebhookChecks CHECKS = new WebhookChecks(Step.SECURITY_EVENT);
    private static final Map<String, String> NOT_STORED = Map.of("Cache-Control", "no-store");
    private static final WebhookAnswer REFUSED = new WebhookAnswer(
            400,
            Map.of("Cache-Control", "no-store", "Content-Type", "application/json"),
            JsonText.object(Map.of("error", "invalid_request")));

    private final LogoutTokenVerifier tokens;
    private final Duration time;

    /** Makes the receiver. */
    public LogoutReceiver(ConnectorContext context, LogoutTokenVerifier tokens) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.time = WebhookChecks.patience(context);
    }

    @Override
    public WebhookDelivery<LogoutNotice> receive(WebhookRequest request) {
        if (!request.method().equals("POST")) {
            return CHECKS.wrongMethod("POST");
        }
        if (!WebhookChecks.hasMediaType("application/x-www-form-urlencoded", request)) {
            return CHECKS.wrongContentType();
        }
        try {
            Optional<LogoutNotice> notice = tokens.verify(tokenIn(request), Deadline.in(time))
                    .map(token -> new LogoutNotice(token.subject(), token.sessionId()));
            return new WebhookDelivery<>(new WebhookAnswer(200, NOT_STORED, ""), notice, Optional.empty());
        } catch (ConnectorException refusal) {
            boolean tokenIsWrong = refusal.step() == Step.SECURITY_EVENT && refusal.reason() != Reason.UNAVAILABLE;
            return CHECKS.refused(tokenIsWrong ? REFUSED : new WebhookAnswer(503, NOT_STORED, ""), refusal);
        }
    }

    private static String tokenIn(WebhookRequest request) {
        return Optional.of(request.body())
                .filter(body -> body.length() <= 2 * WebhookRequest.MAX_BODY_LENGTH)
                .flatMap(FormParameters::parse)
                .map(form -> form.get("logout_token"))
                .orElseThrow(() -> new ConnectorException(
                        Reason.INVALID_TOKEN, Step.SECURITY_EVENT, "the request has no logout token"));
    }
}
