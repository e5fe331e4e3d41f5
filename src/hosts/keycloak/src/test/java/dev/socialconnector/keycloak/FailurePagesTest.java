package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailurePagesTest {
    @ParameterizedTest
    @EnumSource
    void onlyWhatTheOperatorMustMendEndsOnTheErrorPage(Reason reason) {
        assertThat(FailurePages.onLoginPage(reason, false).isEmpty()).isEqualTo(reason.turn() == Turn.OPERATOR);
    }

    @ParameterizedTest
    @CsvSource({
        "DENIED, access-denied",
        "LOGIN_REQUIRED, socialConnectorLoginRequired",
        "CONSENT_REQUIRED, socialConnectorConsentRequired",
        "ACCOUNT_RESTRICTED, socialConnectorAccountRestricted",
        "CODE_EXPIRED, socialConnectorTryAgain",
        "INVALID_CALLBACK, socialConnectorTryAgain",
        "INVALID_ID_TOKEN, socialConnectorTryAgain",
        "INVALID_TOKEN, socialConnectorTryAgain",
        "RATE_LIMITED, socialConnectorTryLater",
        "UNAVAILABLE, socialConnectorTryLater"
    })
    void theLoginPageSaysWhatThePersonCanDo(Reason reason, String message) {
        assertThat(FailurePages.onLoginPage(reason, false)).contains(message);
    }

    @Test
    void anApplicationThatAskedSilentlyIsAnswered() {
        assertThat(FailurePages.onLoginPage(Reason.LOGIN_REQUIRED, true)).contains("login_required");
        assertThat(FailurePages.onLoginPage(Reason.CONSENT_REQUIRED, true)).contains("interaction_required");
        assertThat(FailurePages.onLoginPage(Reason.UNAVAILABLE, true)).contains("socialConnectorTryLater");
    }
}
