package dev.socialconnector.line;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import dev.socialconnector.toolkit.oauth.OwnAccessToken;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedNativeSignIn;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.openid.UserInfoEndpoint;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * LINE Login v2.1.
 *
 * <p>A sign-in takes one request to LINE, the code for the tokens: all that LINE says of a person stands in the ID token, which is verified
 * by the channel secret (HS256) and must come. An e-mail address in it is never verified: LINE does not say so.
 *
 * <p>A callback with a wrong state may come from a failed auto login; see {@link LineAutoLogin}.
 *
 * <p>Source: LINE Login v2.1 API reference, https://developers.line.biz/en/reference/line-login/.
 */
public final class LineConnector implements SocialConnector {
    private final LineConfig config;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final Abilities abilities;

    /** Makes a connector. Sends no request. */
    public LineConnector(LineConfig config, ConnectorContext context) {
        LineEndpoints endpoints = config.endpoints();
        OAuthClient client = OAuthClient.of(
                context,
                LineConnectorFactory.ID,
                endpoints.issuer(),
                ClientCredentials.post(config.clientId(), Optional.of(config.clientSecret())),
                LineErrors::ofAnswer);
        this.config = config;
        this.flow = AuthorizationCodeFlow.openIdConnect(client);
        this.authorizationEndpoint =
                AuthorizationEndpoint.of(endpoints.authorization(), true).withPrompts("consent", "login", "none");
        this.tokenEndpoint = new TokenEndpoint(client, endpoints.token());
        this.idTokens = IdTokenVerifier.bySecret(
                context,
                client.http(),
                IdTokenRules.of(endpoints.issuer(), Set.of(config.clientId())).withAlgorithm(SigningAlgorithm.HS256),
                config.clientSecret());
        this.abilities = abilities(client);
    }

    @Override
    public String id() {
        return LineConnectorFactory.ID;
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
        try {
            return flow.complete(callback, session, OAuthErrors::ofCallback, this::signIn);
        } catch (ConnectorException failure) {
            throw LineAutoLogin.hinted(failure);
        }
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return abilities.find(type);
    }

    private SocialLogin signIn(SignIn signIn) {
        signIn.exchange(tokenEndpoint);
        VerifiedClaims idToken = signIn.verifyRequired(idTokens);
        SocialLogin login = signIn.login(LineUsers.ofIdToken(idToken));
        return login.withTokens(withEmailScope(login.tokens(), idToken));
    }

    /** LINE grants {@code email} and never lists it: the claim tells. */
    private static TokenSet withEmailScope(TokenSet tokens, VerifiedClaims idToken) {
        if (tokens.scopes().isEmpty() || idToken.json().text("email").isEmpty()) {
            return tokens;
        }
        Set<String> scopes = new LinkedHashSet<>(tokens.scopes().get());
        scopes.add("email");
        return tokens.toBuilder().scopes(Optional.of(scopes)).build();
    }

    private Abilities abilities(OAuthClient client) {
        LineEndpoints endpoints = config.endpoints();
        Set<String> channels = new HashSet<>(config.nativeClientIds());
        channels.add(config.clientId());
        UserInfoEndpoint userInfo =
                new UserInfoEndpoint(client, endpoints.userInfo(), idTokens).withProfiles(LineUsers::ofClaims);
        LineUsers users = new LineUsers(client, endpoints, userInfo, channels);
        LineFarewell farewell =
                new LineFarewell(client, endpoints, new OwnAccessToken(tokenEndpoint, userInfo::subjectOf));
        return Abilities.none()
                .with(TokenRefresh.class, new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(idTokens)))
                .with(UserInfoLookup.class, userInfo)
                .with(ProfileLookup.class, users)
                .with(TokenIntrospection.class, users)
                .with(LineFriendship.class, users)
                .with(ProviderLogout.class, farewell)
                .with(AccountUnlink.class, farewell)
                .with(NativeSignIn.class, nativeSignIn(client, users));
    }

    /** What LIFF and the SDKs get is signed with LINE's own key; what is signed with the channel secret never comes in here. */
    private Optional<NativeSignIn> nativeSignIn(OAuthClient client, LineUsers users) {
        if (config.nativeClientIds().isEmpty()) {
            return Optional.empty();
        }
        IdTokenRules rules = IdTokenRules.of(config.endpoints().issuer(), config.nativeClientIds())
                .withAlgorithm(SigningAlgorithm.ES256);
        IdTokenVerifier appTokens = new IdTokenVerifier(
                client.context(), client.http(), rules, config.endpoints().keySet());
        return Optional.of(
                new VerifiedNativeSignIn(client, appTokens, config.nativeNonce(), (idToken, tokens, deadline) -> {
                    if (tokens.accessToken().isPresent()) {
                        VerifiedNativeSignIn.requireSubject(idToken, users.information(tokens, deadline));
                    }
                    return LineUsers.ofIdToken(idToken);
                }));
    }
}
