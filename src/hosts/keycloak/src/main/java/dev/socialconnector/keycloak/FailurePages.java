package dev.socialconnector.keycloak;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where a sign-in that did not come about ends. Whatever the person can do something about, now or later, ends on the login page,
 * with a line that says what; what only the administrator can mend, on the error page. All but a refusal is logged, and an event.
 */
final class FailurePages {
    static final String CONSENT_REQUIRED = "socialConnectorConsentRequired";
    static final String LOGIN_REQUIRED = "socialConnectorLoginRequired";
    static final String ACCOUNT_RESTRICTED = "socialConnectorAccountRestricted";
    static final String TRY_AGAIN = "socialConnectorTryAgain";
    static final String TRY_LATER = "socialConnectorTryLater";

    private static final Logger LOG = Logger.getLogger(FailurePages.class);

    private final KeycloakSession session;
    private final IdentityProviderModel config;
    private final AuthenticationCallback keycloak;
    private final EventBuilder event;

    FailurePages(
            KeycloakSession session,
            IdentityProviderModel config,
            AuthenticationCallback keycloak,
            EventBuilder event) {
        this.session = session;
        this.config = config;
        this.keycloak = keycloak;
        this.event = event;
    }

    /**
     * Answers with the page for what went wrong.
     *
     * @param browser Keycloak's session of the sign-in, if it was found before that
     */
    Response show(ConnectorException failure, @Nullable AuthenticationSessionModel browser) {
        if (failure.reason() == Reason.DENIED && browser != null) {
            return keycloak.cancelled(config);
        }
        LOG.warnf("No sign-in through %s: %s", config.getAlias(), failure.getMessage());
        report(failure);
        if (browser == null) {
            return errorPage(Response.Status.BAD_REQUEST, Messages.INVALID_REQUEST);
        }
        boolean isSilent = "none".equals(browser.getClientNote(OAuth2Constants.PROMPT));
        return onLoginPage(failure.reason(), isSilent)
                .map(message -> keycloak.error(config, message))
                .orElseGet(() -> errorPage(Response.Status.BAD_GATEWAY, Messages.IDENTITY_PROVIDER_UNEXPECTED_ERROR));
    }

    /**
     * Returns what the login page says, or nothing where the error page is due.
     *
     * @param isSilent whether the application asked for a sign-in that nobody sees: two of the answers are for it then
     */
    static Optional<String> onLoginPage(Reason reason, boolean isSilent) {
        return switch (reason) {
            case DENIED -> Optional.of(Messages.ACCESS_DENIED);
            case LOGIN_REQUIRED -> Optional.of(isSilent ? OAuthErrorException.LOGIN_REQUIRED : LOGIN_REQUIRED);
            case CONSENT_REQUIRED ->
                Optional.of(isSilent ? OAuthErrorException.INTERACTION_REQUIRED : CONSENT_REQUIRED);
            case ACCOUNT_RESTRICTED -> Optional.of(ACCOUNT_RESTRICTED);
            case INVALID_CALLBACK, CODE_EXPIRED, INVALID_ID_TOKEN, INVALID_TOKEN -> Optional.of(TRY_AGAIN);
            case RATE_LIMITED, UNAVAILABLE -> Optional.of(TRY_LATER);
            case MISCONFIGURED, UNEXPECTED_RESPONSE -> Optional.empty();
        };
    }

    Response errorPage(Response.Status status, String message) {
        return ErrorPage.error(session, session.getContext().getAuthenticationSession(), status, message);
    }

    /** The message of the exception holds nothing secret and nothing about the person. */
    private void report(ConnectorException failure) {
        event.clone()
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .detail(Details.IDENTITY_PROVIDER, config.getAlias())
                .detail(Details.REASON, failure.getMessage())
                .error(Errors.IDENTITY_PROVIDER_LOGIN_FAILURE);
    }
}
