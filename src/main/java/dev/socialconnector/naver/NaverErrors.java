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
            "404", Reason.UNEXPECTED_RESPONSE,
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

    /** Returns the exception for a refusal of either server. */
    static ConnectorException ofAnswer(ProviderAnswer answer) {
        JsonObject json = answer.json().orElse(new JsonObject(Map.of()));
        return switch (answer.step()) {
            case CODE_EXCHANGE, REFRESH, UNLINK -> ofSignInServer(answer, json);
            case KEY_SET -> OAuthErrors.ofAnswer(answer);
            default -> ofApi(answer, json);
        };
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

    private static ConnectorException ofApi(ProviderAnswer answer, JsonObject json) {
        Optional<String> code = code(json).filter(OF_API::containsKey);
        String status = Integer.toString(answer.status());
        boolean later = answer.status() == 429 || answer.status() >= 500;
        Reason reason = OF_API.get(later ? status : code.orElse(status));
        if (reason == null) {
            return OAuthErrors.ofAnswer(answer, code);
        }
        ConnectorException.Builder refusal = OAuthErrors.refusal(reason, answer);
        code.ifPresent(refusal::providerCode);
        return refusal.build();
    }

    private static ConnectorException ofSignInServer(ProviderAnswer answer, JsonObject json) {
        String text = json.text("error_description").orElse("").toLowerCase(Locale.ROOT);
        boolean invalidRequest =
                json.text("error").filter("invalid_request"::equals).isPresent();
        if (invalidRequest && text.contains(WRONG_CLIENT)) {
            return OAuthErrors.refusal(Reason.MISCONFIGURED, answer)
                    .providerCode("invalid_client")
                    .build();
        }
        if (invalidRequest && text.contains(USED_CODE)) {
            Reason reason = answer.step() == Step.CODE_EXCHANGE ? Reason.CODE_EXPIRED : Reason.INVALID_TOKEN;
            return OAuthErrors.refusal(reason, answer)
                    .providerCode("invalid_grant")
                    .build();
        }
        if (answer.step() == Step.REFRESH && (answer.status() == 404 || answer.status() == 405)) {
            return OAuthErrors.refusal(Reason.MISCONFIGURED, answer)
                    .providerCode("unsupported_grant_type")
                    .build();
        }
        ConnectorException refusal = OAuthErrors.ofAnswer(answer);
        boolean aboutClient = answer.step() == Step.UNLINK && answer.status() == 401;
        return aboutClient && refusal.reason() == Reason.INVALID_TOKEN
                ? OAuthErrors.refusal(Reason.MISCONFIGURED, answer).build()
                : refusal;
    }
}
