package dev.socialconnector.naver;

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
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.ClientCheck;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import dev.socialconnector.webhook.UnlinkNotices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Naver Login, by OpenID Connect with PKCE, or by the older OAuth 2.0 addresses.
 *
 * <p>Either way a sign-in reads the profile, which must be the ID token's subject. What it holds is chosen in Naver's console.
 *
 * <p>How a person is involved is Naver's {@code auth_type}: {@code prompt("login")} sends {@code reauthenticate}, {@code prompt("consent")}
 * sends {@code reprompt}, which asks again for what the person refused, and {@code prompt("none")} sends {@code autologin}, which works
 * inside Naver's app only. E-mail addresses are never verified: Naver does not say whether they are.
 *
 * <p>Source: https://developers.naver.com/docs/login/devguide/devguide.md.
 */
public final class NaverConnector implements SocialConnector {
    private static final String OLDER_DOOR = "/oauth2.0";
    private static final String AUTH_TYPE = "auth_type";
    private static final Map<String, String> AUTH_TYPES =
            Map.of("login", "reauthenticate", "consent", "reprompt", "none", "autologin");
    private static final ConfigFault CLIENT =
            ConfigFault.of("clientId", "or clientSecret is not accepted by Naver", "또는 clientSecret이 네이버에서 허용되지 않습니다");
    private static final List<String> SCOPES = List.of("openid", "profile");

    private final NaverConfig config;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final NaverApi api;
    private final Abilities abilities;

    /** Makes a connector. Sends no request. */
    public NaverConnector(NaverConfig config, ConnectorContext context) {
        NaverEndpoints endpoints = config.endpoints();
        boolean openIdConnect = config.openIdConnect();
        String door = openIdConnect ? "/oauth2" : OLDER_DOOR;
        OAuthClient client = OAuthClient.of(
                context,
                NaverConnectorFactory.ID,
                endpoints.issuer(),
                ClientCredentials.post(config.clientId(), Optional.of(config.clientSecret())),
                NaverErrors::ofAnswer);
        this.config = config;
        this.flow = openIdConnect ? AuthorizationCodeFlow.openIdConnect(client) : AuthorizationCodeFlow.oauth(client);
        this.authorizationEndpoint = AuthorizationEndpoint.of(endpoints.nid(door + "/authorize"), openIdConnect);
        this.tokenEndpoint = new TokenEndpoint(client, endpoints.nid(door + "/token")).withState();
        this.idTokens = new IdTokenVerifier(
                context, client.http(), endpoints.issuer(), Set.of(config.clientId()), endpoints.nid("/oauth2/jwks"));
        this.api = new NaverApi(client, endpoints);
        this.abilities = Abilities.none()
                .with(TokenRefresh.class, refresh(client))
                .with(ProfileLookup.class, api)
                .with(TokenIntrospection.class, api)
                .with(AccountUnlink.class, api)
                .with(NaverTermsAgreements.class, api)
                .with(UnlinkNotices.class, new NaverUnlinkNotices(context, config.clientId(), config.clientSecret()))
                .with(
                        ConfigurationCheck.class,
                        new ClientCheck(client, tokenEndpoint, openIdConnect, ClientCheck.byReason(refusal -> CLIENT)));
    }

    @Override
    public String id() {
        return NaverConnectorFactory.ID;
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        if (!options.withProfile() || options.maxAge().isPresent()) {
            throw new IllegalArgumentException(
                    "Naver's profile is always read, and of maxAge its ID token shows nothing");
        }
        return flow.begin(authorizationEndpoint, naversOwn(options), scopes(options));
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return flow.complete(callback, session, NaverErrors::ofCallback, this::signIn);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return abilities.find(type);
    }

    private SocialLogin signIn(SignIn signIn) {
        TokenSet tokens = signIn.exchange(tokenEndpoint);
        if (config.openIdConnect()) {
            Optional<VerifiedClaims> idToken =
                    config.requireNonce() ? signIn.verify(idTokens) : signIn.verifyWithOptionalNonce(idTokens);
            if (idToken.isEmpty()) {
                throw new ConnectorException(Reason.INVALID_ID_TOKEN, Step.ID_TOKEN, "Naver sent no ID token");
            }
        }
        return signIn.login(api.profile(Step.PROFILE, tokens, signIn.deadline()));
    }

    /** Naver's guide knows the refresh at both token endpoints, its discovery document at neither; the older one always had it. */
    private TokenRefresh refresh(OAuthClient client) {
        VerifiedTokenRefresh refresh = new VerifiedTokenRefresh(
                client, tokenEndpoint, Optional.of(idTokens).filter(it -> config.openIdConnect()));
        return config.openIdConnect()
                ? refresh.orAt(
                        new TokenEndpoint(client, config.endpoints().nid(OLDER_DOOR + "/token")),
                        refusal -> refusal.providerCode()
                                .filter(NaverErrors.NO_REFRESH_HERE::contains)
                                .isPresent())
                : refresh;
    }

    private static AuthorizationOptions naversOwn(AuthorizationOptions options) {
        if (options.prompts().isEmpty()) {
            return options;
        }
        String type =
                options.prompts().size() == 1 ? AUTH_TYPES.get(options.prompts().get(0)) : null;
        if (type == null || options.parameters().containsKey(AUTH_TYPE)) {
            throw new IllegalArgumentException("prompt must be one of login, consent, none, and not beside auth_type");
        }
        return options.prompt().parameter(AUTH_TYPE, type);
    }

    /** The older addresses know no scope; what is asked for there is chosen in Naver's console alone. */
    private List<String> scopes(AuthorizationOptions options) {
        if (!config.openIdConnect()) {
            if (options.scopes().filter(scopes -> !scopes.isEmpty()).isPresent()) {
                throw new IllegalArgumentException("scopes are chosen in Naver's console");
            }
            return List.of();
        }
        return AuthorizationCodeFlow.withOpenId(options.scopes().orElse(SCOPES));
    }
}
