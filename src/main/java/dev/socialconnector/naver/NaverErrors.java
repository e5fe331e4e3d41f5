package dev.socialconnector.naver;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads Naver's refusals: words of OAuth from the sign-in server, often with status 200; and the API's three digits, in two envelopes.
 * Texts are compared with those that are known, and never repeated. Source: Naver Login, developer's guide, sections 5.1.5 and 6.
 */
final class NaverErrors {
    /** What the token endpoint says to a refresh that it does not know. */
    static final Set<String> NO_REFRESH_HERE =
            Set.of("unsupported_grant_type", "unauthorized_client", "invalid_request");

    private static final Map<String, Reason> OF_API = Map.of(
            "024", Reason.INVALID_TOKEN,
            "028", Reason.UNEXPECTED_RESPONSE,
            "403", Reason.MISCONFIGURED,
            "429", Reason.RATE_LIMITED,
            "500", Reason.UNAVAILABLE);

    /** Why a silent sign-in ({@code auth_type=autologin}) did not come about. */
    private static final Map<String, Reason> OF_AUTO_LOGIN = Map.of(
            "user not logged in.", Reason.LOGIN_REQUIRED,
            "need user consent.", Reason.CONSENT_REQUIRED,
            "unsupported browser environment.", Reason.LOGIN_REQUIRED);

    private static final String USED_CODE = "no valid data in session";
    private static final String WRONG_CLIENT = "wrong client id";
    private static final Pattern CODE = Pattern.compile("\\d{2,3}");

    private NaverErrors() {}

    /** Returns the exception for the error that a callback brought. */
    static ConnectorException ofCallback(AuthorizationCallback callback) {
        String error = callback.error().orElse("");
        String text = callback.errorDescription().orElse("").strip().toLowerCase(Locale.ROOT);
        Reason reason = error.equals("access_denied")
                ? OF_AUTO_LOGIN.getOrDefault(text, Reason.DENIED)
                : error.equals("invalid_request") ? Reason.MISCONFIGURED : null;
        return reason == null
                ? OAuthErrors.ofCallback(callback)
                : ConnectorException.builder(reason, Step.CALLBACK, "Naver ended the sign-in")
                        .providerCode(error)
                        .build();
    }

    /** Returns the exception for a refusal of a token endpoint, of the API, or of the key set. */
    static ConnectorException ofAnswer(ProviderAnswer answer) {
        return switch (answer.step()) {
            case CODE_EXCHANGE, REFRESH -> ofSignInServer(answer);
            case KEY_SET -> OAuthErrors.ofAnswer(answer);
            default -> ofApi(answer);
        };
    }

    /** Returns the exception for a refusal of the sign-in server, where a 401 is about the client. */
    static ConnectorException ofSignInServer(ProviderAnswer answer) {
        JsonObject json = answer.json().orElse(new JsonObject(Map.of()));
        String text = json.text("error_description").orElse("").toLowerCase(Locale.ROOT);
        boolean invalid = json.text("error").filter("invalid_request"::equals).isPresent();
        boolean ofRefresh = answer.step() == Step.REFRESH;
        if (invalid && text.contains(WRONG_CLIENT)) {
            return refusal(Reason.MISCONFIGURED, answer, "invalid_client");
        }
        if (invalid && text.contains(USED_CODE)) {
            return refusal(ofRefresh ? Reason.INVALID_TOKEN : Reason.CODE_EXPIRED, answer, "invalid_grant");
        }
        if (ofRefresh && (answer.status() == 404 || answer.status() == 405)) {
            return refusal(Reason.MISCONFIGURED, answer, "unsupported_grant_type");
        }
        return answer.step() == Step.UNLINK && answer.status() == 401
                ? refusal(Reason.MISCONFIGURED, answer, "unauthorized_client")
                : OAuthErrors.ofAnswer(answer);
    }

    /** Returns the code of an answer in either envelope, as three digits or as {@code 00}; text or a number. */
    static Optional<String> code(JsonObject json) {
        return Stream.of("resultcode", "errorCode")
                .flatMap(name -> json
                        .text(name)
                        .or(() -> json.integer(name)
                                .map(number -> String.format(Locale.ROOT, number == 0 ? "%02d" : "%03d", number)))
                        .stream())
                .filter(code -> CODE.matcher(code).matches())
                .findFirst();
    }

    private static ConnectorException ofApi(ProviderAnswer answer) {
        Optional<String> code = answer.json().flatMap(NaverErrors::code);
        String status = Integer.toString(answer.status());
        boolean later = answer.status() == 429 || answer.status() >= 500;
        Reason reason = OF_API.get(later ? status : code.orElse(status));
        return reason == null ? OAuthErrors.ofAnswer(answer, code) : refusal(reason, answer, code.orElse(status));
    }

    private static ConnectorException refusal(Reason reason, ProviderAnswer answer, String code) {
        return OAuthErrors.refusal(reason, answer).providerCode(code).build();
    }
}
