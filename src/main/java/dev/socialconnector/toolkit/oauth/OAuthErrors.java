package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import java.util.Map;
import java.util.Optional;

/**
 * The errors that OAuth 2.0 and OpenID Connect define (RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core section 3.1.2.6),
 * and what HTTP statuses mean where a body says nothing.
 */
public final class OAuthErrors {
    private static final Map<String, Reason> AT_CALLBACK = Map.ofEntries(
            Map.entry("access_denied", Reason.DENIED),
            Map.entry("consent_required", Reason.CONSENT_REQUIRED),
            Map.entry("login_required", Reason.LOGIN_REQUIRED),
            Map.entry("interaction_required", Reason.LOGIN_REQUIRED),
            Map.entry("account_selection_required", Reason.LOGIN_REQUIRED),
            Map.entry("invalid_scope", Reason.MISCONFIGURED),
            Map.entry("invalid_client", Reason.MISCONFIGURED),
            Map.entry("unauthorized_client", Reason.MISCONFIGURED),
            Map.entry("unsupported_response_type", Reason.MISCONFIGURED),
            Map.entry("invalid_request", Reason.UNEXPECTED_RESPONSE),
            Map.entry("server_error", Reason.UNAVAILABLE),
            Map.entry("temporarily_unavailable", Reason.UNAVAILABLE));

    private static final Map<String, Reason> AT_TOKEN_ENDPOINT = Map.of(
            "invalid_client", Reason.MISCONFIGURED,
            "unauthorized_client", Reason.MISCONFIGURED,
            "unsupported_grant_type", Reason.MISCONFIGURED,
            "invalid_scope", Reason.MISCONFIGURED,
            "invalid_request", Reason.UNEXPECTED_RESPONSE,
            "invalid_token", Reason.INVALID_TOKEN,
            "server_error", Reason.UNAVAILABLE,
            "temporarily_unavailable", Reason.UNAVAILABLE);

    private OAuthErrors() {}

    /** Returns the exception for the error that a checked callback brought. */
    public static ConnectorException ofCallback(AuthorizationCallback callback) {
        return ofCallback(callback.error().orElse(""));
    }

    /** Returns the exception for the error that a callback brought. A word that no standard knows is not repeated. */
    public static ConnectorException ofCallback(String error) {
        Reason reason = AT_CALLBACK.get(error);
        if (reason == null) {
            return new ConnectorException(
                    Reason.UNEXPECTED_RESPONSE, Step.CALLBACK, "the provider sent an unknown error with the callback");
        }
        return ConnectorException.builder(reason, Step.CALLBACK, "the provider ended the sign-in")
                .providerCode(error)
                .build();
    }

    /** Returns the exception for an answer that is not 2xx, by its {@code error} and else by its status. */
    public static ConnectorException ofAnswer(ProviderAnswer answer) {
        return ofAnswer(answer, Optional.empty());
    }

    /** As {@link #ofAnswer(ProviderAnswer)}, with the provider's own code for it where that says more. */
    public static ConnectorException ofAnswer(ProviderAnswer answer, Optional<String> providerCode) {
        String word = answer.json().flatMap(json -> json.text("error")).orElse("");
        Reason byWord = word.equals("invalid_grant")
                ? answer.step() == Step.CODE_EXCHANGE ? Reason.CODE_EXPIRED : Reason.INVALID_TOKEN
                : AT_TOKEN_ENDPOINT.get(word);
        Reason byStatus = ofStatus(answer);
        boolean statusDecides = byStatus == Reason.RATE_LIMITED || byStatus == Reason.UNAVAILABLE;
        ConnectorException.Builder refusal = refusal(byWord == null || statusDecides ? byStatus : byWord, answer);
        providerCode
                .or(() -> byWord == null ? Optional.empty() : Optional.of(word))
                .ifPresent(refusal::providerCode);
        return refusal.build();
    }

    /** Starts the exception for a refusal with a known reason, with what the answer says of waiting. */
    public static ConnectorException.Builder refusal(Reason reason, ProviderAnswer answer) {
        String message = answer.status() >= 300 && answer.status() < 400
                ? "the provider answered with a redirect, which is never followed"
                : "the provider refused with status " + answer.status();
        ConnectorException.Builder builder = ConnectorException.builder(reason, answer.step(), message);
        answer.retryAfter().ifPresent(builder::retryAfter);
        return builder;
    }

    /** A token endpoint answers 401 to a client that it does not believe (RFC 6749 section 5.2), others to a token. */
    private static Reason ofStatus(ProviderAnswer answer) {
        int status = answer.status();
        return switch (status) {
            case 401 ->
                switch (answer.step()) {
                    case CODE_EXCHANGE, REFRESH -> Reason.MISCONFIGURED;
                    case KEY_SET, DISCOVERY -> Reason.UNEXPECTED_RESPONSE;
                    default -> Reason.INVALID_TOKEN;
                };
            case 408 -> Reason.UNAVAILABLE;
            case 429 -> Reason.RATE_LIMITED;
            default -> status >= 500 ? Reason.UNAVAILABLE : Reason.UNEXPECTED_RESPONSE;
        };
    }
}
