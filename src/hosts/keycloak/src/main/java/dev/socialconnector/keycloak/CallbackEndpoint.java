package dev.socialconnector.keycloak;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.keycloak.notice.NoticeEndpoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Where the provider sends the browser back to: {@code /realms/<realm>/broker/<alias>/endpoint}. */
public final class CallbackEndpoint {
    private final KeycloakSession session;
    private final ConnectorIdentityProvider provider;
    private final AuthenticationCallback keycloak;
    private final FailurePages failures;

    CallbackEndpoint(
            KeycloakSession session,
            ConnectorIdentityProvider provider,
            AuthenticationCallback keycloak,
            EventBuilder event) {
        this.session = session;
        this.provider = provider;
        this.keycloak = keycloak;
        this.failures = new FailurePages(session, provider.getConfig(), keycloak, event);
    }

    /** Takes the answer from the address. */
    @GET
    public Response byAddress() {
        return finish(() -> AuthorizationCallback.fromQuery(
                session.getContext().getUri().getRequestUri().getRawQuery()));
    }

    /** Takes the answer from a form, for providers that post it. */
    @POST
    public Response byForm() {
        return finish(() -> AuthorizationCallback.fromParameters(
                session.getContext().getHttpRequest().getDecodedFormParameters()));
    }

    /** Leads to where the provider itself calls: {@code .../endpoint/notice/...}. */
    @Path("notice")
    public NoticeEndpoint notices() {
        return new NoticeEndpoint(
                session,
                provider.getConfig().getAlias(),
                provider::connector,
                DoorFields.actsOnNotices(provider.getConfig().getConfig()));
    }

    /** Reads what the browser brought; the exception says why it cannot be read. */
    private interface Reader {
        AuthorizationCallback read();
    }

    /** Keycloak ends with whatever its decoding throws where somebody made the state up. */
    private AuthenticationSessionModel find(String state) {
        try {
            return keycloak.getAndVerifyAuthenticationSession(state);
        } catch (WebApplicationException answered) {
            throw answered;
        } catch (RuntimeException undecodable) {
            throw new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, "the state is not one of Keycloak's");
        }
    }

    private Response finish(Reader reader) {
        @Nullable AuthenticationSessionModel browser = null;
        try {
            AuthorizationCallback callback = reader.read();
            Optional<String> keycloaks = callback.statePrefix();
            if (keycloaks.isEmpty()) {
                return failures.errorPage(Response.Status.BAD_REQUEST, Messages.IDENTITY_PROVIDER_MISSING_STATE_ERROR);
            }
            browser = find(keycloaks.get());
            session.getContext().setAuthenticationSession(browser);
            AuthorizationSession pending =
                    new PendingSignIn(browser, provider.getConfig().getAlias()).take();
            SocialLogin login = provider.connector().complete(callback, pending);
            return keycloak.authenticated(provider.person(login, browser));
        } catch (WebApplicationException answered) { // by Keycloak: the sign-in is over, or another browser's
            return answered.getResponse();
        } catch (ConnectorException failure) {
            return failures.show(failure, browser);
        }
    }
}
