package dev.socialconnector.oidc;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
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
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final Map<Class<? extends Capability>, Capability> abilities = new LinkedHashMap<>();

    OidcProvider(ProviderMetadata metadata, OidcConfig config, OAuthClient named, SharedRefresh refreshes) {
        DescriptionRule.of(config).accept(metadata);
        OAuthClient client = named.withCredentials(
                config.clientAuthentication().credentials(named.context(), config.clientId(), metadata));
        ConnectorContext context = client.context();
        this.metadata = metadata;
        AuthorizationEndpoint endpoint = AuthorizationEndpoint.of(
                metadata.authorizationEndpoint(), metadata.codeChallenge() || config.needsCodeChallenge());
        this.authorizationEndpoint = config.isFormPost() ? endpoint.withFormPost() : endpoint;
        this.tokenEndpoint = new TokenEndpoint(client, metadata.tokenEndpoint());
        this.idTokens = idTokens(config, client);
        this.userInfo = metadata.userInfoEndpoint().map(address -> new UserInfoEndpoint(client, address, idTokens));
        abilities.put(
                TokenRefresh.class, new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(idTokens), refreshes));
        abilities.put(BackChannelLogout.class, new LogoutReceiver(context, idTokens.logoutTokens()));
        userInfo.ifPresent(lookup -> {
            abilities.put(UserInfoLookup.class, lookup);
            abilities.put(ProfileLookup.class, lookup);
        });
        metadata.revocationEndpoint()
                .ifPresent(address -> abilities.put(ProviderLogout.class, new TokenRevocation(client, address)));
        metadata.endSessionEndpoint()
                .ifPresent(address -> abilities.put(BrowserLogout.class, new EndSessionLogout(client, address)));
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
        return Optional.ofNullable(abilities.get(type)).map(type::cast);
    }
}
