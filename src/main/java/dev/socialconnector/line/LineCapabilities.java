package dev.socialconnector.line;

import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OwnAccessToken;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedNativeSignIn;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.openid.UserInfoEndpoint;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a connector can do besides signing in by the web, as far as its settings allow. */
final class LineCapabilities {
    private LineCapabilities() {}

    static Abilities of(LineConfig config, OAuthClient client, TokenEndpoint tokenEndpoint, IdTokenVerifier idTokens) {
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
                .with(NativeSignIn.class, nativeSignIn(config, client, users));
    }

    /** What LIFF and the SDKs get is signed with LINE's own key; what is signed with the channel secret never comes in here. */
    private static Optional<NativeSignIn> nativeSignIn(LineConfig config, OAuthClient client, LineUsers users) {
        if (config.nativeClientIds().isEmpty()) {
            return Optional.empty();
        }
        IdTokenRules rules = IdTokenRules.of(config.endpoints().issuer(), config.nativeClientIds())
                .withAlgorithm(SigningAlgorithm.ES256);
        IdTokenVerifier idTokens = new IdTokenVerifier(
                client.context(), client.http(), rules, config.endpoints().keySet());
        return Optional.of(
                new VerifiedNativeSignIn(client, idTokens, config.nativeNonce(), (idToken, tokens, deadline) -> {
                    if (tokens.accessToken().isPresent()) {
                        VerifiedNativeSignIn.requireSubject(idToken, users.information(tokens, deadline));
                    }
                    return LineUsers.ofIdToken(idToken);
                }));
    }
}
