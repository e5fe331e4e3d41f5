package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException.Reason;
import java.util.Map;

/**
 * Kakao's published error codes, and who has to act on each. A malformed request of ours is {@link Reason#UNEXPECTED_RESPONSE}: no
 * setting can mend it. Sources: Kakao Login, "Troubleshooting" (KOE); REST API, "Response code" (negative numbers).
 */
final class ErrorCodes {
    /** Errors that a callback can bring besides those of the standards. */
    static final Map<String, Reason> AT_CALLBACK = Map.of(
            "misconfigured", Reason.MISCONFIGURED,
            "unauthorized", Reason.MISCONFIGURED,
            "auto_login", Reason.LOGIN_REQUIRED);

    /** {@code error_code} of the OAuth server. */
    static final Map<String, Reason> OF_KAUTH = Map.ofEntries(
            Map.entry("KOE001", Reason.UNEXPECTED_RESPONSE),
            Map.entry("KOE002", Reason.UNEXPECTED_RESPONSE),
            Map.entry("KOE003", Reason.UNAVAILABLE),
            Map.entry("KOE004", Reason.MISCONFIGURED),
            Map.entry("KOE005", Reason.MISCONFIGURED),
            Map.entry("KOE006", Reason.MISCONFIGURED),
            Map.entry("KOE007", Reason.MISCONFIGURED),
            Map.entry("KOE008", Reason.MISCONFIGURED),
            Map.entry("KOE009", Reason.MISCONFIGURED),
            Map.entry("KOE010", Reason.MISCONFIGURED),
            Map.entry("KOE101", Reason.MISCONFIGURED),
            Map.entry("KOE102", Reason.MISCONFIGURED),
            Map.entry("KOE114", Reason.MISCONFIGURED),
            Map.entry("KOE125", Reason.MISCONFIGURED),
            Map.entry("KOE126", Reason.MISCONFIGURED),
            Map.entry("KOE127", Reason.MISCONFIGURED),
            Map.entry("KOE201", Reason.UNEXPECTED_RESPONSE),
            Map.entry("KOE202", Reason.UNEXPECTED_RESPONSE),
            Map.entry("KOE203", Reason.CONSENT_REQUIRED),
            Map.entry("KOE204", Reason.UNEXPECTED_RESPONSE),
            Map.entry("KOE205", Reason.MISCONFIGURED),
            Map.entry("KOE207", Reason.UNEXPECTED_RESPONSE),
            Map.entry("KOE237", Reason.RATE_LIMITED),
            Map.entry("KOE303", Reason.MISCONFIGURED),
            Map.entry("KOE310", Reason.UNEXPECTED_RESPONSE),
            Map.entry("KOE319", Reason.UNEXPECTED_RESPONSE),
            Map.entry("KOE320", Reason.CODE_EXPIRED),
            Map.entry("KOE322", Reason.INVALID_TOKEN),
            Map.entry("KOE400", Reason.UNEXPECTED_RESPONSE));

    /** {@code code} of the API. */
    static final Map<String, Reason> OF_KAPI = Map.ofEntries(
            Map.entry("-1", Reason.UNAVAILABLE),
            Map.entry("-2", Reason.UNEXPECTED_RESPONSE),
            Map.entry("-3", Reason.MISCONFIGURED),
            Map.entry("-4", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-5", Reason.MISCONFIGURED),
            Map.entry("-6", Reason.MISCONFIGURED),
            Map.entry("-7", Reason.UNAVAILABLE),
            Map.entry("-8", Reason.UNEXPECTED_RESPONSE),
            Map.entry("-9", Reason.UNEXPECTED_RESPONSE),
            Map.entry("-10", Reason.RATE_LIMITED),
            Map.entry("-11", Reason.RATE_LIMITED),
            Map.entry("-12", Reason.MISCONFIGURED),
            Map.entry("-101", Reason.LOGIN_REQUIRED),
            Map.entry("-102", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-103", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-201", Reason.MISCONFIGURED),
            Map.entry("-301", Reason.MISCONFIGURED),
            Map.entry("-401", Reason.INVALID_TOKEN),
            Map.entry("-402", Reason.CONSENT_REQUIRED),
            Map.entry("-405", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-406", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-451", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-452", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-453", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-480", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-481", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-501", Reason.ACCOUNT_RESTRICTED),
            Map.entry("-603", Reason.UNAVAILABLE),
            Map.entry("-903", Reason.MISCONFIGURED),
            Map.entry("-9798", Reason.UNAVAILABLE));

    private ErrorCodes() {}
}
