package dev.socialconnector.github;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderErrors;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads GitHub's refusals: words in a form or JSON with status 200 at the token endpoint, statuses at the API. Their texts are not
 * repeated. Sources: "Troubleshooting OAuth app access token request errors"; "Rate limits for the REST API".
 *
 * @param clock tells how far ahead the end of a rate limit is
 */
record GitHubErrors(Clock clock) implements ProviderErrors {
    private static final Map<String, Reason> WORDS = Map.of(
            "application_suspended", Reason.MISCONFIGURED,
            "redirect_uri_mismatch", Reason.MISCONFIGURED,
            "unverified_user_email", Reason.ACCOUNT_RESTRICTED);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** Returns the exception for the error that a callback brought. */
    static ConnectorException ofCallback(AuthorizationCallback callback) {
        String error = callback.error().orElse("");
        Reason reason = WORDS.get(error);
        return reason == null
                ? OAuthErrors.ofCallback(callback)
                : ConnectorException.builder(reason, Step.CALLBACK, "GitHub ended the sign-in")
                        .providerCode(error)
                        .build();
    }

    @Override
    public ConnectorException exceptionFor(ProviderAnswer answer) {
        if (isRateLimit(answer)) {
            ConnectorException.Builder limited = OAuthErrors.refusal(Reason.RATE_LIMITED, answer);
            answer.retryAfter().or(() -> untilReset(answer)).ifPresent(limited::retryAfter);
            return limited.build();
        }
        String word = wordOf(answer);
        Reason reason = WORDS.get(word);
        if (reason != null) {
            return OAuthErrors.refusal(reason, answer).providerCode(word).build();
        }
        if (answer.status() == 404 && answer.step() == Step.CODE_EXCHANGE) { // GitHub knows no such client
            return OAuthErrors.refusal(Reason.MISCONFIGURED, answer).build();
        }
        return answer.status() == 403 && answer.header("X-GitHub-SSO").isPresent()
                ? OAuthErrors.refusal(Reason.ACCOUNT_RESTRICTED, answer).build()
                : OAuthErrors.ofAnswer(answer);
    }

    /** Where a token is named by the client: a 401 is about the client's secret there, and a token that is not found is no good. */
    ConnectorException ofNamedToken(ProviderAnswer answer) {
        return switch (answer.status()) {
            case 401 -> OAuthErrors.refusal(Reason.MISCONFIGURED, answer).build();
            case 404, 422 -> OAuthErrors.refusal(Reason.INVALID_TOKEN, answer).build();
            default -> exceptionFor(answer);
        };
    }

    /** Addresses are not found, or forbidden, for a token that lacks the scope. */
    ConnectorException ofEmails(ProviderAnswer answer) {
        boolean lacksScope = answer.status() == 404 || (answer.status() == 403 && !isRateLimit(answer));
        return lacksScope
                ? OAuthErrors.refusal(Reason.CONSENT_REQUIRED, answer)
                        .missingScopes(List.of("user:email"))
                        .build()
                : exceptionFor(answer);
    }

    /** Too many calls are refused by 403 or 429, with either of two headers. */
    private static boolean isRateLimit(ProviderAnswer answer) {
        boolean used =
                answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent()
                        || answer.retryAfter().isPresent();
        return answer.status() == 429 || (answer.status() == 403 && used);
    }

    private Optional<Duration> untilReset(ProviderAnswer answer) {
        return answer.header("x-ratelimit-remaining")
                .filter("0"::equals)
                .flatMap(none -> answer.header("x-ratelimit-reset"))
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(text))))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static String wordOf(ProviderAnswer answer) {
        Optional<JsonObject> members = answer.json().or(answer::form);
        return members.flatMap(all -> all.text("error")).orElse("");
    }
}
