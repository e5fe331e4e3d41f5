package dev.socialconnector.keycloak;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.social.SocialIdentityProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One identity provider of a realm, for one request: sends the browser to the provider, and takes over what comes back. */
public final class ConnectorIdentityProvider extends AbstractIdentityProvider<IdentityProviderModel>
        implements SocialIdentityProvider<IdentityProviderModel> {
    /** What may be handed on of a client's {@code prompt}; the first one, as not every provider takes several. */
    private static final List<String> PROMPTS = List.of("none", "login", "select_account");

    private final ConnectorIdentityProviderFactory factory;

    ConnectorIdentityProvider(
            KeycloakSession session, IdentityProviderModel config, ConnectorIdentityProviderFactory factory) {
        super(session, config);
        this.factory = factory;
    }

    /**
     * Sends the browser to the provider.
     *
     * @throws IdentityBrokerException if the settings or the provider do not allow it; Keycloak shows its error page
     */
    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel browser = request.getAuthenticationSession();
        try {
            AuthorizationOptions options =
                    options(request.getRedirectUri(), browser).statePrefix(StatePrefix.of(request.getState()));
            AuthorizationRequest begun = connector().begin(options);
            new PendingSignIn(browser, getConfig().getAlias()).keep(begun);
            return Response.seeOther(begun.uri()).build();
        } catch (ConnectorException | IllegalArgumentException failure) {
            throw new IdentityBrokerException(failure.getMessage(), failure);
        }
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new CallbackEndpoint(session, this, callback, event);
    }

    @Override
    public boolean isMapperSupported(IdentityProviderMapper mapper) {
        return mapper instanceof ProfileAttributeMapper || super.isMapperSupported(mapper);
    }

    /** Says of a new person's address, and of one that changed, what the provider says of it, if the administrator trusts that. */
    @Override
    protected void setEmailVerified(UserModel user, BrokeredIdentityContext person) {
        boolean isNew = Boolean.parseBoolean(person.getAuthenticationSession().getAuthNote(BROKER_REGISTERED_NEW_USER));
        boolean isOther = person.getEmail() != null && !person.getEmail().equalsIgnoreCase(user.getEmail());
        if (isNew || isOther) {
            user.setEmailVerified(BrokeredPerson.isVerified(person.getEmail(), person));
        }
    }

    /** {@inheritDoc} Renews the access token first if it ends soon. */
    @Override
    @Deprecated
    public Response retrieveToken(KeycloakSession session, FederatedIdentityModel identity) {
        return new TokenRetrieval(connector(), getConfig()).all(identity);
    }

    @Override
    public Response retrieveToken(
            KeycloakSession session,
            FederatedIdentityModel identity,
            @Nullable UserSessionModel userSession,
            UserModel user) {
        @Nullable String before = identity.getToken();
        Response answer = new TokenRetrieval(connector(), getConfig()).accessToken(identity);
        if (before != null && !before.equals(identity.getToken())) {
            session.users().updateFederatedIdentity(session.getContext().getRealm(), user, identity);
        }
        return answer;
    }

    /** Returns the connector, which outlives this request. */
    SocialConnector connector() {
        return factory.connector(session, getConfig());
    }

    /** Returns what Keycloak goes on with. */
    BrokeredIdentityContext person(SocialLogin login, AuthenticationSessionModel browser) {
        BrokeredIdentityContext person = BrokeredPerson.of(login, getConfig());
        if (Boolean.TRUE.equals(getConfig().isStoreToken())) {
            person.setToken(
                    StoredTokens.write(login.tokens(), KeycloakContext.shared().clock()));
        }
        person.setIdp(this);
        person.setAuthenticationSession(browser);
        return person;
    }

    private AuthorizationOptions options(String redirectUri, AuthenticationSessionModel browser) {
        AuthorizationOptions options = AuthorizationOptions.redirectingTo(redirectUri);
        @Nullable String prompt = browser.getClientNote(OAuth2Constants.PROMPT);
        if (prompt != null) {
            List<String> asked = Arrays.asList(prompt.split(" "));
            options = PROMPTS.stream()
                    .filter(asked::contains)
                    .findFirst()
                    .map(options::prompt)
                    .orElse(options);
        }
        @Nullable String hint = browser.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
        return hint != null && !hint.isBlank() && getConfig().isLoginHint() ? options.loginHint(hint) : options;
    }
}
