package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException.Reason;

/** What Kakao's documents say of an error code, and the reason that it must become. */
enum ErrorCategory {
    /** The operator has to mend settings, here or in Kakao's console. */
    CONFIG(Reason.MISCONFIGURED),
    /** The person has to link the account by signing in visibly. */
    LINK(Reason.LOGIN_REQUIRED),
    /** The account may not. */
    ACCOUNT(Reason.ACCOUNT_RESTRICTED),
    /** Start the sign-in again. */
    FLOW(Reason.CODE_EXPIRED),
    /** The token has ended. */
    TOKEN(Reason.INVALID_TOKEN),
    /** The person has to agree to more. */
    CONSENT(Reason.CONSENT_REQUIRED),
    /** Too many requests. */
    QUOTA(Reason.RATE_LIMITED),
    /** Works again later. */
    RETRY(Reason.UNAVAILABLE),
    /** Our request is malformed. */
    BUG(Reason.UNEXPECTED_RESPONSE);

    final Reason reason;

    ErrorCategory(Reason reason) {
        this.reason = reason;
    }
}
