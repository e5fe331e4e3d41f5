package dev.socialconnector.oidc;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.SharedRefresh;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider as it describes itself, ready to be worked with by one client. */
final class OidcProvider {
    /** What some provider may be able to do. */
    static final Set<Class<? extends Capability>> ABILITIES = Set.of(
            TokenRefresh.class, UserInfoLookup.class, ProfileLookup.class, ProviderLogout.class, BrowserLogout.class);

    private final ProviderMetadata metadata;
    private final AuthorizationEndpoint page;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final Optional<OidcUserInfo> userInfo;
    private final Map<Class<? extends Capability>, Capability> abilities = new LinkedHashMap<>();

    OidcProvider(ProviderMetadata metadata, OidcConfig config, OAuthClient named, SharedRefresh refreshes) {
        DescriptionRule.of(config).accept(metadata);
        OAuthClient client = named.withCredentials(config.credentials(metadata.tokenEndpointAuthMethods()));
        ConnectorContext context = client.context();
        this.metadata = metadata;
        this.page = AuthorizationEndpoint.of(
                metadata.authorizationEndpoint(), metadata.codeChallenge() || config.needsCodeChallenge());
        this.tokenEndpoint = new TokenEndpoint(client, metadata.tokenEndpoint());
        this.idTokens = new IdTokenVerifier(
                context,
                client.http(),
                IdTokenRules.of(metadata.issuer(), Set.of(config.clientId()))
                        .withTrustedAudiences(config.trustedAudiences()),
                metadata.keySet());
        this.userInfo = metadata.userInfoEndpoint().map(endpoint -> new OidcUserInfo(client, endpoint));
        abilities.put(
                TokenRefresh.class, new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(idTokens), refreshes));
        userInfo.ifPresent(lookup -> {
            abilities.put(UserInfoLookup.class, lookup);
            abilities.put(ProfileLookup.class, lookup);
        });
        metadata.revocationEndpoint()
                .ifPresent(endpoint -> abilities.put(ProviderLogout.class, new OidcRevocation(client, endpoint)));
        metadata.endSessionEndpoint()
                .ifPresent(endpoint -> abilities.put(BrowserLogout.class, new OidcBrowserLogout(client, endpoint)));
    }

    ProviderMetadata metadata() {
        return metadata;
    }

    AuthorizationEndpoint page() {
        return page;
    }

    TokenEndpoint tokenEndpoint() {
        return tokenEndpoint;
    }

    IdTokenVerifier idTokens() {
        return idTokens;
    }

    Optional<OidcUserInfo> userInfo() {
        return userInfo;
    }

    <C extends Capability> Optional<C> find(Class<C> type) {
        return Optional.ofNullable(abilities.get(type)).map(type::cast);
    }
}
