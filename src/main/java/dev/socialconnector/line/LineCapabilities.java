package dev.socialconnector.line;

import dev.socialconnector.Capability;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OwnAccessToken;
import dev.socialconnector.toolkit.oauth.SharedRefresh;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedNativeSignIn;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.openid.UserInfoEndpoint;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a connector can do besides signing in by the web, as far as its settings allow. */
final class LineCapabilities {
    private final Map<Class<? extends Capability>, Capability> byType = new LinkedHashMap<>();

    LineCapabilities(LineConfig config, OAuthClient client, TokenEndpoint tokenEndpoint, IdTokenVerifier idTokens) {
        LineEndpoints endpoints = config.endpoints();
        Set<String> channels = new HashSet<>(config.nativeClientIds());
        channels.add(config.clientId());
        UserInfoEndpoint userInfo =
                new UserInfoEndpoint(client, endpoints.userInfo(), idTokens).withProfiles(LineUsers::ofClaims);
        LineUsers users = new LineUsers(client, endpoints, userInfo, channels);
        LineFarewell farewell =
                new LineFarewell(client, endpoints, new OwnAccessToken(tokenEndpoint, userInfo::subjectOf));
        byType.put(
                TokenRefresh.class,
                new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(idTokens), new SharedRefresh()));
        byType.put(UserInfoLookup.class, userInfo);
        byType.put(ProfileLookup.class, users);
        byType.put(TokenIntrospection.class, users);
        byType.put(LineFriendship.class, users);
        byType.put(ProviderLogout.class, farewell);
        byType.put(AccountUnlink.class, farewell);
        if (!config.nativeClientIds().isEmpty()) {
            byType.put(NativeSignIn.class, nativeSignIn(config, client, users));
        }
    }

    <C extends Capability> Optional<C> find(Class<C> type) {
        return Optional.ofNullable(byType.get(type)).map(type::cast);
    }

    /** What LIFF and the SDKs get is signed with LINE's own key; what is signed with the channel secret never comes in here. */
    private static NativeSignIn nativeSignIn(LineConfig config, OAuthClient client, LineUsers users) {
        IdTokenRules rules = IdTokenRules.of(config.endpoints().issuer(), config.nativeClientIds())
                .withAlgorithm(SigningAlgorithm.ES256);
        IdTokenVerifier idTokens = new IdTokenVerifier(
                client.context(), client.http(), rules, config.endpoints().keySet());
        return new VerifiedNativeSignIn(client, idTokens, config.nativeNonce(), (idToken, tokens, deadline) -> {
            if (tokens.accessToken().isPresent()) {
                VerifiedNativeSignIn.requireSubject(idToken, users.information(tokens, deadline));
            }
            return LineUsers.ofIdToken(idToken);
        });
    }
}
