package dev.socialconnector.oidc;

import dev.socialconnector.Capability;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.EndSessionLogout;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.SharedRefresh;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.TokenRevocation;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import dev.socialconnector.toolkit.openid.UserInfoEndpoint;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.webhook.LogoutReceiver;
import dev.socialconnector.webhook.BackChannelLogout;
import java.util.Optional;
import java.util.Set;

/** A provider as it describes itself, ready to be worked with by one client. */
final class OidcProvider {
    /** What some provider may be able to do. */
    static final Set<Class<? extends Capability>> ABILITIES = Set.of(
            TokenRefresh.class,
            UserInfoLookup.class,
            ProfileLookup.class,
            ProviderLogout.class,
            BrowserLogout.class,
            BackChannelLogout.class);

    private final ProviderMetadata metadata;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final Optional<UserInfoEndpoint> userInfo;
    private final Abilities abilities;

    OidcProvider(ProviderMetadata metadata, OidcConfig config, OAuthClient named, SharedRefresh refreshes) {
        DescriptionRule.of(config).accept(metadata);
        OAuthClient client = named.withCredentials(
                config.clientAuthentication().credentials(named.context(), config.clientId(), metadata));
        this.metadata = metadata;
        AuthorizationEndpoint endpoint = AuthorizationEndpoint.of(
                metadata.authorizationEndpoint(), metadata.codeChallenge() || config.needsCodeChallenge());
        this.authorizationEndpoint = config.isFormPost() ? endpoint.withFormPost() : endpoint;
        this.tokenEndpoint = new TokenEndpoint(client, metadata.tokenEndpoint());
        this.idTokens = idTokens(config, client);
        this.userInfo = metadata.userInfoEndpoint().map(address -> new UserInfoEndpoint(client, address, idTokens));
        this.abilities = Abilities.none()
                .with(
                        TokenRefresh.class,
                        new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(idTokens), refreshes))
                .with(BackChannelLogout.class, new LogoutReceiver(client.context(), idTokens.logoutTokens()))
                .with(UserInfoLookup.class, userInfo)
                .with(ProfileLookup.class, userInfo)
                .with(
                        ProviderLogout.class,
                        metadata.revocationEndpoint().map(address -> new TokenRevocation(client, address)))
                .with(
                        BrowserLogout.class,
                        metadata.endSessionEndpoint().map(address -> new EndSessionLogout(client, address)));
    }

    private IdTokenVerifier idTokens(OidcConfig config, OAuthClient client) {
        IdTokenRules rules = config.tokenRules().of(metadata, config.issuer(), config.clientId());
        Optional<String> secret = config.secretForIdTokens();
        return secret.isPresent()
                ? IdTokenVerifier.bySecret(client.context(), client.http(), rules, secret.get())
                : new IdTokenVerifier(client.context(), client.http(), rules, metadata.keySet());
    }

    ProviderMetadata metadata() {
        return metadata;
    }

    AuthorizationEndpoint authorizationEndpoint() {
        return authorizationEndpoint;
    }

    TokenEndpoint tokenEndpoint() {
        return tokenEndpoint;
    }

    IdTokenVerifier idTokens() {
        return idTokens;
    }

    Optional<UserInfoEndpoint> userInfo() {
        return userInfo;
    }

    <C extends Capability> Optional<C> find(Class<C> type) {
        return abilities.find(type);
    }
}
