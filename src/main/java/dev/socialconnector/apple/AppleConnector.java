package dev.socialconnector.apple;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.TokenRevocation;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import dev.socialconnector.webhook.SecurityEvents;
import java.util.Optional;
import java.util.Set;

/**
 * Sign in with Apple.
 *
 * <p>Apple sends the callback as a form, by POST from its own site ({@code response_mode=form_post}): read it with
 * {@link AuthorizationCallback#fromForm}, and give the cookie that leads to the session {@code SameSite=None; Secure}. All that is
 * known of a person stands in the ID token, but for the name: that comes with the first callback alone and is not signed, see
 * {@link AppleProfile}. Store it at once.
 *
 * <p>Abilities: {@link TokenRefresh}, whose answer never has a new refresh token; {@link AccountUnlink}, which revokes the person's
 * tokens, so that the refresh token of the sign-in must be stored; {@link SecurityEvents} for Apple's server-to-server notifications;
 * and {@link NativeSignIn}, if bundle ids are configured.
 *
 * <p>Source: Apple, "Sign in with Apple REST API".
 */
public final class AppleConnector implements SocialConnector {
    private final AppleConfig config;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final Abilities abilities;

    /** Makes a connector. Sends no request. */
    public AppleConnector(AppleConfig config, ConnectorContext context) {
        this.config = config;
        AppleEndpoints endpoints = config.endpoints();
        OAuthClient client = OAuthClient.of(
                context,
                AppleForm.ID,
                AppleEndpoints.ISSUER,
                ClientCredentials.post(config.clientId(), new AppleClientSecret(config, context.clock())),
                OAuthErrors::ofAnswer);
        this.flow = AuthorizationCodeFlow.openIdConnect(client);
        this.authorizationEndpoint =
                AuthorizationEndpoint.of(endpoints.authorization(), false).withFormPost();
        this.tokenEndpoint = new TokenEndpoint(client, endpoints.token());
        this.idTokens = idTokens(client, endpoints, Set.of(config.clientId()));
        this.abilities = Abilities.none()
                .with(TokenRefresh.class, new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(idTokens)))
                .with(AccountUnlink.class, new TokenRevocation(client, endpoints.revocation()).asUnlink(idTokens))
                .with(SecurityEvents.class, AppleNotifications.of(config, client))
                .with(NativeSignIn.class, nativeSignIn(client));
    }

    /** Returns the settings, for hosts that list their connectors. */
    public AppleConfig config() {
        return config;
    }

    @Override
    public String id() {
        return AppleForm.ID;
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        return flow.begin(authorizationEndpoint, options, options.scopes().orElse(config.scopes()));
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return flow.complete(callback, session, OAuthErrors::ofCallback, this::signIn);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return abilities.find(type);
    }

    private SocialLogin signIn(SignIn signIn) {
        signIn.exchange(tokenEndpoint);
        VerifiedClaims idToken = signIn.verifyRequired(idTokens);
        return signIn.login(AppleProfile.of(idToken, AppleName.parse(signIn.unsignedParameter("user"))));
    }

    private Optional<NativeSignIn> nativeSignIn(OAuthClient client) {
        return config.bundleIds().isEmpty()
                ? Optional.empty()
                : Optional.of(new AppleNativeSignIn(
                        client, idTokens(client, config.endpoints(), config.bundleIds()), config.nonceRequired()));
    }

    private static IdTokenVerifier idTokens(OAuthClient client, AppleEndpoints endpoints, Set<String> clientIds) {
        IdTokenRules rules =
                IdTokenRules.of(AppleEndpoints.ISSUER, clientIds).withFurtherIssuer(AppleEndpoints.FURTHER_ISSUER);
        return new IdTokenVerifier(client.context(), client.http(), rules, endpoints.keySet());
    }
}
