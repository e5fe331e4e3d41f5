package dev.socialconnector.kakao.webhook;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.profile.KakaoSubject;
import dev.socialconnector.toolkit.http.FormParameters;
import dev.socialconnector.toolkit.secret.SecretComparison;
import dev.socialconnector.toolkit.webhook.WebhookChecks;
import dev.socialconnector.webhook.UnlinkNotice;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Kakao's unlink webhook: GET with a query or POST with a form, as the console says. It is not signed; what proves that it
 * is Kakao's is the admin key in its header, so nothing is read before that.
 *
 * <p>Source: Kakao Login, Webhook, "Unlink webhook".
 */
public final class KakaoUnlinkNotices implements UnlinkNotices {
    private static final WebhookChecks CHECKS = new WebhookChecks(Step.UNLINK_NOTICE);
    private static final int MAX_LENGTH = 8_192;
    private static final Pattern CAUSE = Pattern.compile("[ -~]{0,100}");

    private final String applicationId;
    private final String authorization;

    /**
     * Makes the reader.
     *
     * @param adminKey the primary admin key, which is the one that Kakao sends
     */
    public KakaoUnlinkNotices(long applicationId, String adminKey) {
        this.applicationId = Long.toString(applicationId);
        this.authorization = "KakaoAK " + adminKey;
    }

    /** A GET is its query and a POST its body; the other part of either is never looked at. */
    @Override
    public WebhookDelivery<UnlinkNotice> receive(WebhookRequest request) {
        boolean post = request.method().equals("POST");
        if (!post && !request.method().equals("GET")) {
            return CHECKS.wrongMethod("GET", "POST");
        }
        if (post && !WebhookChecks.hasMediaType("application/x-www-form-urlencoded", request)) {
            return CHECKS.wrongContentType();
        }
        String parameters = post ? request.body() : request.rawQuery();
        if (parameters.length() > MAX_LENGTH) {
            return CHECKS.refused(400, Map.of(), "its parameters are longer than " + MAX_LENGTH + " characters");
        }
        if (!isFromKakao(request)) {
            return CHECKS.refused(
                    401, Map.of("WWW-Authenticate", "KakaoAK"), "the admin key is wrong, missing or repeated");
        }
        return notice(parameters);
    }

    private boolean isFromKakao(WebhookRequest request) {
        return request.header("Authorization")
                .filter(sent -> SecretComparison.equal(sent, authorization))
                .isPresent();
    }

    private WebhookDelivery<UnlinkNotice> notice(String encoded) {
        Optional<Map<String, String>> parsed = FormParameters.parse(encoded);
        if (parsed.isEmpty()) {
            return CHECKS.refused(400, Map.of(), "a parameter is repeated or not properly encoded");
        }
        Map<String, String> parameters = parsed.get();
        if (!applicationId.equals(parameters.get("app_id"))) {
            return CHECKS.refused(400, Map.of(), "app_id is missing or another application");
        }
        String subject = parameters.getOrDefault("user_id", "");
        if (!KakaoSubject.isSubject(subject)) {
            return CHECKS.refused(400, Map.of(), "user_id is missing or not a Kakao id");
        }
        String cause = parameters.getOrDefault("referrer_type", "");
        boolean readable = CAUSE.matcher(cause).matches(); // if not, the person is still unlinked
        return new WebhookDelivery<>(
                new WebhookAnswer(200, Map.of(), ""),
                Optional.of(new UnlinkNotice(subject, readable ? cause.strip() : "")),
                Optional.empty());
    }
}
