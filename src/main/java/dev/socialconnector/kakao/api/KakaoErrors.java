package dev.socialconnector.kakao.api;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads Kakao's refusals: of the callback, of the OAuth server ({@code KOEnnn}) and of the API ({@code -nnn}). The code decides,
 * because HTTP statuses and texts vary; only codes are repeated. Some texts hold secrets: that of KOE320 holds the
 * authorization code.
 */
public final class KakaoErrors {
    private static final Pattern CODE = Pattern.compile("KOE\\d{3}|-\\d{1,4}");
    private static final Pattern SCOPE = Pattern.compile("[a-z0-9_.]{1,64}");

    private static final int MAX_TEXT = 4_096;
    private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}_-])(?<![\\p{L}\\p{N}_-][.])";
    private static final String NO_WORD_BEHIND = "(?![.]?[\\p{L}\\p{N}_-])";

    private KakaoErrors() {}

    /** Returns the exception for the error that a callback brought. */
    public static ConnectorException ofCallback(AuthorizationCallback callback) {
        String error = callback.error().orElse("");
        boolean tooYoung = error.equals("access_denied")
                && callback.errorDescription()
                        .filter(text -> text.toLowerCase(Locale.ROOT).contains("under age 14"))
                        .isPresent();
        if (tooYoung) {
            return ConnectorException.builder(
                            Reason.ACCOUNT_RESTRICTED, Step.CALLBACK, "the account belongs to a child under 14")
                    .providerCode(error)
                    .build();
        }
        Reason reason = ErrorCodes.AT_CALLBACK.get(error);
        if (reason == null) {
            return OAuthErrors.ofCallback(callback);
        }
        return ConnectorException.builder(reason, Step.CALLBACK, "Kakao ended the sign-in")
                .providerCode(error)
                .build();
    }

    /** Returns the exception for an answer that is not 2xx. */
    public static ConnectorException ofAnswer(ProviderAnswer answer) {
        JsonObject json = answer.json().orElse(new JsonObject(Map.of()));
        String kauthCode = json.text("error_code").orElse("");
        Reason kauth = ErrorCodes.OF_KAUTH.get(kauthCode);
        if (kauth != null) {
            return refusal(kauth, answer, kauthCode, json);
        }
        String kapiCode = json.integer("code").map(String::valueOf).orElse("");
        Reason kapi = ErrorCodes.OF_KAPI.get(kapiCode);
        if (kapi != null) {
            return refusal(callerIsNotAllowed(json) ? Reason.MISCONFIGURED : kapi, answer, kapiCode, json);
        }
        return OAuthErrors.ofAnswer(answer, code(kauthCode, kapiCode));
    }

    /** Returns the same refusal with a text that says more. */
    static ConnectorException explained(ConnectorException refusal, String message) {
        ConnectorException.Builder explained = ConnectorException.builder(refusal.reason(), refusal.step(), message);
        refusal.providerCode().ifPresent(explained::providerCode);
        refusal.retryAfter().ifPresent(explained::retryAfter);
        return explained.missingScopes(refusal.missingScopes()).build();
    }

    /**
     * Returns those of our own words that the text of a refusal mentions, each by itself and not as a part of another. This is all
     * that is ever taken from a text.
     */
    static List<String> mentioned(ProviderAnswer answer, Collection<String> ownWords) {
        String text = answer.json().flatMap(json -> json.text("msg")).orElse("");
        String start = text.substring(0, Math.min(text.length(), MAX_TEXT));
        return ownWords.stream()
                .filter(word -> Pattern.compile(NO_WORD_BEFORE + Pattern.quote(word) + NO_WORD_BEHIND)
                        .matcher(start)
                        .find())
                .toList();
    }

    /** A code that is not in the tables yet is still worth telling; its form leaves no room for anything else. */
    private static Optional<String> code(String kauthCode, String kapiCode) {
        return Stream.of(kauthCode, kapiCode)
                .filter(code -> CODE.matcher(code).matches())
                .findFirst();
    }

    private static ConnectorException refusal(Reason reason, ProviderAnswer answer, String code, JsonObject json) {
        List<String> missing = json.texts("required_scopes").stream()
                .filter(scope -> SCOPE.matcher(scope).matches())
                .limit(50)
                .toList();
        return OAuthErrors.refusal(reason, answer)
                .providerCode(code)
                .missingScopes(missing)
                .build();
    }

    /** -401 also stands for an address outside the application's list of allowed callers; only the text tells. */
    private static boolean callerIsNotAllowed(JsonObject json) {
        return json.integer("code").filter(code -> code == -401).isPresent()
                && json.text("msg")
                        .filter(text -> text.startsWith("ip mismatched"))
                        .isPresent();
    }
}
