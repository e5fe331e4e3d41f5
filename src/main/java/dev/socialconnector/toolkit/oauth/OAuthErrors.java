package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The errors that OAuth 2.0 and OpenID Connect define (RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core section 3.1.2.6), those
 * of well-known providers that say the same in other words, and what HTTP statuses mean where a body says nothing.
 *
 * <p>An unknown error code is ignored; the HTTP status decides. The code is kept as {@link ConnectorException#providerCode()}
 * if it has the form of a code, which leaves no room for a text, for markup or for a line break.
 */
public final class OAuthErrors {
    private static final Map<String, Reason> AT_CALLBACK = Map.ofEntries(
            Map.entry("access_denied", Reason.DENIED),
            Map.entry("user_cancelled_authorize", Reason.DENIED), // LinkedIn
            Map.entry("user_cancelled_login", Reason.DENIED),
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

    private static final Map<String, Reason> AT_TOKEN_ENDPOINT = Map.ofEntries(
            Map.entry("invalid_client", Reason.MISCONFIGURED),
            Map.entry("unauthorized_client", Reason.MISCONFIGURED),
            Map.entry("unsupported_grant_type", Reason.MISCONFIGURED),
            Map.entry("invalid_scope", Reason.MISCONFIGURED),
            Map.entry("invalid_request", Reason.UNEXPECTED_RESPONSE),
            Map.entry("invalid_token", Reason.INVALID_TOKEN),
            Map.entry("server_error", Reason.UNAVAILABLE),
            Map.entry("temporarily_unavailable", Reason.UNAVAILABLE),
            Map.entry("bad_verification_code", Reason.CODE_EXPIRED), // GitHub's, from here on
            Map.entry("bad_refresh_token", Reason.INVALID_TOKEN),
            Map.entry("incorrect_client_credentials", Reason.MISCONFIGURED),
            Map.entry("redirect_uri_mismatch", Reason.MISCONFIGURED));

    /** What an error's code looks like. RFC 6749 would let it be any printable text. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** An answer may echo what was sent, so that a word of it is told only if no code or token could look like it. */
    private static final Pattern PLAIN_WORD = Pattern.compile("(?=.{1,64}$)[a-z]+(?:[_.-][a-z]+)*");

    private OAuthErrors() {}

    /** Returns the exception for the error that a checked callback brought, in lower or upper case. */
    public static ConnectorException ofCallback(AuthorizationCallback callback) {
        String error = callback.error().orElse("");
        Reason reason = AT_CALLBACK.get(error.toLowerCase(Locale.ROOT));
        ConnectorException.Builder ended = reason == null
                ? ConnectorException.builder(
                        Reason.UNEXPECTED_RESPONSE,
                        Step.CALLBACK,
                        "the provider sent an unknown error with the callback")
                : ConnectorException.builder(reason, Step.CALLBACK, "the provider ended the sign-in");
        if (CODE.matcher(error).matches()) {
            ended.providerCode(error);
        }
        return ended.build();
    }

    /** Returns the {@code error} among the members of an answer, whatever its status. */
    static Optional<String> word(Optional<JsonObject> members) {
        return members.flatMap(all -> all.text("error")).filter(error -> !error.isBlank());
    }

    /**
     * Returns the exception for an answer that is a refusal, by its {@code error} and else by its status: 401 is
     * {@link Reason#MISCONFIGURED} at the token endpoint and {@link Reason#INVALID_TOKEN} elsewhere, 408 and 5xx are
     * {@link Reason#UNAVAILABLE}, 429 is {@link Reason#RATE_LIMITED}, and all else is {@link Reason#UNEXPECTED_RESPONSE}.
     */
    public static ConnectorException ofAnswer(ProviderAnswer answer) {
        return ofAnswer(answer, Optional.empty());
    }

    /** As {@link #ofAnswer(ProviderAnswer)}, with the provider's own code for it where that says more. */
    public static ConnectorException ofAnswer(ProviderAnswer answer, Optional<String> providerCode) {
        String word = word(answer.json().or(answer::form)).orElse(""); // a form: GitHub
        String known = word.toLowerCase(Locale.ROOT); // LINE documents upper case
        Reason byWord = known.equals("invalid_grant")
                ? answer.step() == Step.CODE_EXCHANGE ? Reason.CODE_EXPIRED : Reason.INVALID_TOKEN
                : AT_TOKEN_ENDPOINT.get(known);
        Reason byStatus = ofStatus(answer);
        boolean statusDecides = byStatus == Reason.RATE_LIMITED || byStatus == Reason.UNAVAILABLE;
        ConnectorException.Builder refusal = refusal(byWord == null || statusDecides ? byStatus : byWord, answer);
        providerCode
                .or(() -> Optional.of(word)
                        .filter(code ->
                                byWord != null || PLAIN_WORD.matcher(code).matches()))
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
