package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.settings.LocalizedText;
import java.util.Locale;
import java.util.Map;

/** What a person is told when a sign-in fails. The code is what the login page gets as its parameter {@code error}. */
final class FailureTexts {
    /** The code for an account here that may not sign in. */
    static final String ACCOUNT = "account";

    /** The code for somebody who is to sign in to another account first. */
    static final String LINK = "link";

    private static final LocalizedText START_AGAIN =
            LocalizedText.of("The sign-in could not be finished. Please start again.", "로그인을 완료하지 못했습니다. 다시 시도해 주세요.");
    private static final LocalizedText LATER = LocalizedText.of("Please try again in a moment.", "잠시 후 다시 시도해 주세요.");
    private static final LocalizedText OPERATOR = LocalizedText.of(
            "Signing in does not work at the moment. We have been told.", "현재 로그인할 수 없습니다. 관리자에게 전달되었습니다.");
    private static final Map<String, LocalizedText> TEXTS = Map.of(
            ACCOUNT,
            LocalizedText.of("This account cannot sign in.", "이 계정으로는 로그인할 수 없습니다."),
            LINK,
            LocalizedText.of(
                    "You seem to have an account here. Please sign in to it; then you can link the two.",
                    "이미 계정이 있는 것 같습니다. 그 계정으로 로그인하면 두 계정을 연결할 수 있습니다."));

    private FailureTexts() {}

    static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the text for a code, whoever made it up. */
    static LocalizedText of(String code) {
        LocalizedText known = TEXTS.get(code);
        if (known != null) {
            return known;
        }
        for (Reason reason : Reason.values()) {
            if (code(reason).equals(code)) {
                return of(reason);
            }
        }
        return START_AGAIN;
    }

    private static LocalizedText of(Reason reason) {
        return switch (reason) {
            case DENIED -> LocalizedText.of("You did not sign in.", "로그인이 취소되었습니다.");
            case CONSENT_REQUIRED ->
                LocalizedText.of("To sign in, please agree to what is required.", "로그인하려면 필수 항목에 동의해 주세요.");
            case ACCOUNT_RESTRICTED ->
                LocalizedText.of(
                        "The provider does not let this account sign in. Please choose another one.",
                        "이 계정은 로그인이 제한되어 있습니다. 다른 계정을 선택해 주세요.");
            case LOGIN_REQUIRED, INVALID_TOKEN, INVALID_CALLBACK, CODE_EXPIRED, INVALID_ID_TOKEN -> START_AGAIN;
            case RATE_LIMITED, UNAVAILABLE -> LATER;
            case MISCONFIGURED, UNEXPECTED_RESPONSE -> OPERATOR;
        };
    }
}
