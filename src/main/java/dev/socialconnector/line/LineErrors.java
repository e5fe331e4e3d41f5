package dev.socialconnector.line;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What LINE's refusals mean where they do not say it in the words of OAuth 2.0. */
final class LineErrors {
    /** Where a token is all that LINE is asked about. */
    private static final Set<Step> ABOUT_TOKENS = Set.of(Step.TOKEN_INFORMATION, Step.LOGOUT, Step.PROFILE);

    private LineErrors() {}

    static ConnectorException ofAnswer(ProviderAnswer answer) {
        boolean isInvalid = answer.json()
                .flatMap(json -> json.text("error"))
                .filter("invalid_request"::equalsIgnoreCase)
                .isPresent();
        if (answer.status() == 400 && isInvalid && ABOUT_TOKENS.contains(answer.step())) {
            return OAuthErrors.refusal(Reason.INVALID_TOKEN, answer)
                    .providerCode("invalid_request")
                    .build();
        }
        if (answer.status() == 403 && answer.step() == Step.PROFILE) {
            return OAuthErrors.refusal(Reason.CONSENT_REQUIRED, answer)
                    .missingScopes(List.of("profile"))
                    .build();
        }
        return OAuthErrors.ofAnswer(answer);
    }

    /** Reads a refusal to deauthorize. A 401 is about the channel's own token here. */
    static ConnectorException ofDeauthorization(ProviderAnswer answer) {
        Optional<Reason> reason = answer.status() == 401
                ? Optional.of(Reason.MISCONFIGURED)
                : isUnknownToken(answer) ? Optional.of(Reason.INVALID_TOKEN) : Optional.empty();
        return reason.map(known -> OAuthErrors.refusal(known, answer).build())
                .orElseGet(() -> OAuthErrors.ofAnswer(answer));
    }

    private static boolean isUnknownToken(ProviderAnswer answer) {
        return answer.status() == 400
                && answer.json()
                        .flatMap(json -> json.text("message"))
                        .filter("invalid token"::equalsIgnoreCase)
                        .isPresent();
    }
}
