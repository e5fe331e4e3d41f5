package dev.socialconnector.microsoft;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.ClientCheck;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.oauth.EndSessionLogout;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Optional;

/**
 * Sign-in with Microsoft: work and school accounts of one tenant or of many (Entra ID), and personal accounts.
 *
 * <p>The subject is made of the tenant and of the person's id in it, {@code tid} and {@code oid} with a dot in between, unless the
 * settings choose {@link MicrosoftConfig.Subject#PAIRWISE}. It is never an address: those change, and any tenant's administrator can
 * choose them. All that is known of a person stands in the ID token; {@link UserInfoLookup} adds the parts of the name.
 *
 * <p>Abilities: {@link TokenRefresh}, with the scope {@code offline_access}; {@link UserInfoLookup}; {@link BrowserLogout}; and
 * {@link ConfigurationCheck}. Microsoft has no revocation of single tokens (RFC 7009).
 *
 * <p>Source: Microsoft, "OpenID Connect on the Microsoft identity platform".
 */
public final class MicrosoftConnector implements SocialConnector {
    private final MicrosoftConfig config;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final Abilities abilities;

    /** Makes a connector. Sends no request. */
    public MicrosoftConnector(MicrosoftConfig config, ConnectorContext context) {
        this.config = config;
        MicrosoftEndpoints endpoints = config.endpoints();
        MicrosoftTenant tenant = config.tenant();
        IdTokenRules rules = tenant.rules(config.clientId(), config.tenants()).withSubject(config.subject()::of);
        OAuthClient client = OAuthClient.of(
                context,
                MicrosoftForm.ID,
                rules.issuer(),
                ClientCredentials.post(config.clientId(), Optional.of(config.clientSecret())),
                MicrosoftErrors::ofAnswer);
        this.flow = AuthorizationCodeFlow.openIdConnect(client);
        this.authorizationEndpoint = AuthorizationEndpoint.of(endpoints.authorization(tenant), true);
        this.tokenEndpoint = new TokenEndpoint(client, endpoints.token(tenant));
        this.idTokens = new IdTokenVerifier(context, client.http(), rules, endpoints.keySet(tenant));
        this.abilities = Abilities.none()
                .with(TokenRefresh.class, new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(idTokens)))
                .with(UserInfoLookup.class, new MicrosoftUserInfo(client, endpoints.userInfo(), idTokens))
                .with(BrowserLogout.class, new EndSessionLogout(client, endpoints.logout(tenant)))
                .with(ConfigurationCheck.class, new ClientCheck(client, tokenEndpoint, true, MicrosoftFaults::of));
    }

    /** Returns the settings, for hosts that list their connectors. */
    public MicrosoftConfig config() {
        return config;
    }

    @Override
    public String id() {
        return MicrosoftForm.ID;
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        return flow.begin(
                authorizationEndpoint,
                options,
                AuthorizationCodeFlow.withOpenId(
                        config.subject().scopes(options.scopes().orElse(config.scopes()))));
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return flow.complete(callback, session, MicrosoftErrors::ofCallback, this::signIn);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return abilities.find(type);
    }

    private SocialLogin signIn(SignIn signIn) {
        signIn.exchange(tokenEndpoint);
        VerifiedClaims idToken = signIn.verifyRequired(idTokens);
        return signIn.login(MicrosoftProfile.of(idToken.subject(), idToken));
    }
}
