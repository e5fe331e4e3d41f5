package dev.socialconnector.google;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.util.Map;

/**
 * The errors that Google has besides those of OAuth 2.0. It shows most of them on its own page, and the browser never comes back; some
 * come with a refresh, too.
 */
final class GoogleErrors {
    private static final Map<String, Reason> REASONS = Map.of(
            "org_internal", Reason.ACCOUNT_RESTRICTED,
            "admin_policy_enforced", Reason.ACCOUNT_RESTRICTED,
            "disallowed_useragent", Reason.MISCONFIGURED,
            "redirect_uri_mismatch", Reason.MISCONFIGURED);

    private GoogleErrors() {}

    static ConnectorException ofCallback(AuthorizationCallback callback) {
        String word = callback.error().orElse("");
        Reason reason = REASONS.get(word);
        return reason == null
                ? OAuthErrors.ofCallback(callback)
                : ConnectorException.builder(reason, Step.CALLBACK, "Google ended the sign-in")
                        .providerCode(word)
                        .build();
    }

    static ConnectorException ofAnswer(ProviderAnswer answer) {
        if (answer.status() == 401 && answer.step() == Step.PROFILE) {
            return OAuthErrors.refusal(Reason.INVALID_TOKEN, answer)
                    .build(); // UserInfo says invalid_request, or a number
        }
        String word = answer.json().flatMap(json -> json.text("error")).orElse("");
        Reason reason = REASONS.get(word);
        boolean isOurFaultOrTheirs = answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
        return reason != null && isOurFaultOrTheirs
                ? OAuthErrors.refusal(reason, answer).providerCode(word).build()
                : OAuthErrors.ofAnswer(answer);
    }
}
