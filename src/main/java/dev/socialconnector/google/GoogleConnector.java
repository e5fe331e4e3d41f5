package dev.socialconnector.google;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Sign in with Google.
 *
 * <p>A sign-in takes one request to Google, the code for the tokens: all that Google says of a person stands in the ID token, which is
 * verified and must come. Where its endpoints are is known, so nothing is asked about them.
 *
 * <p>An account of another hosted domain than those of the settings is refused with {@link Reason#ACCOUNT_RESTRICTED}; to let the person
 * choose another one, begin again with {@code prompt=select_account}.
 *
 * <p>Source: Google, OpenID Connect, https://developers.google.com/identity/openid-connect/reference.
 */
public final class GoogleConnector implements SocialConnector {
    private static final String EMAIL = "https://www.googleapis.com/auth/userinfo.email";
    private static final String PROFILE = "https://www.googleapis.com/auth/userinfo.profile";

    private final GoogleConfig config;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final GoogleProfiles profiles;
    private final Abilities abilities;

    /** Makes a connector. Sends no request. */
    public GoogleConnector(GoogleConfig config, ConnectorContext context) {
        GoogleEndpoints endpoints = config.endpoints();
        OAuthClient client = OAuthClient.of(
                context,
                GoogleConnectorFactory.ID,
                endpoints.issuer(),
                ClientCredentials.post(config.clientId(), Optional.of(config.clientSecret())),
                GoogleErrors::ofAnswer);
        this.config = config;
        this.flow = AuthorizationCodeFlow.openIdConnect(client);
        this.authorizationEndpoint = authorizationEndpoint(config);
        this.tokenEndpoint = new TokenEndpoint(client, endpoints.token()).withScopeNames(GoogleConnector::scopeName);
        this.idTokens = new IdTokenVerifier(
                context, client.http(), rules(endpoints, Set.of(config.clientId())), endpoints.keySet());
        this.profiles = new GoogleProfiles(config.trustVerifiedEmail());
        this.abilities = GoogleCapabilities.of(config, client, tokenEndpoint, idTokens, profiles, this::profile);
    }

    @Override
    public String id() {
        return GoogleConnectorFactory.ID;
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        return flow.begin(
                authorizationEndpoint,
                options,
                AuthorizationCodeFlow.withOpenId(options.scopes().orElse(config.scopes())));
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return flow.complete(callback, session, GoogleErrors::ofCallback, this::signIn);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return abilities.find(type);
    }

    private SocialLogin signIn(SignIn signIn) {
        signIn.exchange(tokenEndpoint);
        return signIn.login(profile(signIn.verifyRequired(idTokens)));
    }

    /** A person can change the address in their browser and choose any account: only the token tells its domain. */
    private SocialProfile profile(VerifiedClaims idToken) {
        Set<String> domains = config.hostedDomains();
        Optional<String> domain = idToken.json().filled("hd").map(text -> text.toLowerCase(Locale.ROOT));
        boolean allowed = domains.isEmpty()
                || domain.filter(name -> domains.contains(GoogleConfig.ANY_DOMAIN) || domains.contains(name))
                        .isPresent();
        if (!allowed) {
            throw new ConnectorException(
                    Reason.ACCOUNT_RESTRICTED, Step.ID_TOKEN, "the account is of no hosted domain that may sign in");
        }
        return profiles.profile(idToken);
    }

    private static AuthorizationEndpoint authorizationEndpoint(GoogleConfig config) {
        AuthorizationEndpoint endpoint = AuthorizationEndpoint.of(
                        config.endpoints().authorization(), true)
                .withPrompts("none", "consent", "select_account"); // and no login
        if (config.offline()) {
            endpoint = endpoint.withParameter(GoogleParameters.ACCESS_TYPE, "offline");
        }
        Set<String> domains = config.hostedDomains();
        if (domains.isEmpty()) {
            return endpoint;
        }
        String hint = domains.size() == 1 ? domains.iterator().next() : GoogleConfig.ANY_DOMAIN;
        return endpoint.withParameter(GoogleParameters.HOSTED_DOMAIN, hint);
    }

    /** Google spells its issuer with the scheme, and for old clients without. */
    static IdTokenRules rules(GoogleEndpoints endpoints, Set<String> clientIds) {
        return IdTokenRules.of(endpoints.issuer(), clientIds).withFurtherIssuer(endpoints.issuerWithoutScheme());
    }

    /** Asked for by their short names, two scopes come back by their addresses. */
    private static String scopeName(String scope) {
        return switch (scope) {
            case EMAIL -> "email";
            case PROFILE -> "profile";
            default -> scope;
        };
    }
}
