package dev.socialconnector.google;

import dev.socialconnector.SocialProfile;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OwnAccessToken;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedNativeSignIn;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.openid.UserInfoEndpoint;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.SecurityEventVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import dev.socialconnector.toolkit.webhook.PushedEvents;
import dev.socialconnector.toolkit.webhook.StandardEvents;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a connector can do besides signing in by the web, as far as its settings allow. */
final class GoogleCapabilities {
    /** Google tries again for a time that it does not tell; to take an event late is better than never. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,255}");

    private GoogleCapabilities() {}

    static Abilities of(
            GoogleConfig config,
            OAuthClient client,
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            GoogleProfiles profiles,
            Function<VerifiedClaims, SocialProfile> signedIn) {
        GoogleEndpoints endpoints = config.endpoints();
        UserInfoEndpoint userInfo =
                new UserInfoEndpoint(client, endpoints.userInfo(), idTokens).withProfiles(profiles::profile);
        return Abilities.none()
                .with(TokenRefresh.class, new VerifiedTokenRefresh(client, tokenEndpoint, Optional.of(idTokens)))
                .with(UserInfoLookup.class, userInfo)
                .with(ProfileLookup.class, userInfo)
                .with(
                        AccountUnlink.class,
                        new GoogleUnlink(
                                client, endpoints.revocation(), new OwnAccessToken(tokenEndpoint, userInfo::subjectOf)))
                .with(SecurityEvents.class, securityEvents(config, client))
                .with(NativeSignIn.class, nativeSignIn(config, client, signedIn));
    }

    /** Android gets tokens for the web's client, and says by {@code azp} which app asked; iOS gets them for the app's own client. */
    private static Optional<NativeSignIn> nativeSignIn(
            GoogleConfig config, OAuthClient client, Function<VerifiedClaims, SocialProfile> signedIn) {
        if (config.nativeClientIds().isEmpty()) {
            return Optional.empty();
        }
        Set<String> audiences = new HashSet<>(config.nativeClientIds());
        audiences.add(config.clientId());
        IdTokenVerifier idTokens = new IdTokenVerifier(
                client.context(),
                client.http(),
                GoogleConnector.rules(config.endpoints(), audiences),
                config.endpoints().keySet());
        return Optional.of(
                new VerifiedNativeSignIn(client, idTokens, config.nativeNonce(), (idToken, tokens, deadline) -> {
                    VerifiedNativeSignIn.requireAccessTokenHash(idToken, tokens);
                    return signedIn.apply(idToken);
                }));
    }

    /** Cross-Account Protection (RISC). */
    private static SecurityEvents securityEvents(GoogleConfig config, OAuthClient client) {
        GoogleEndpoints endpoints = config.endpoints();
        SecurityEventVerifier tokens = new SecurityEventVerifier(
                        client.context(),
                        client.http(),
                        endpoints.issuerOfEvents(),
                        config.eventAudiences(),
                        endpoints.keySet(),
                        MAX_AGE)
                .withFurtherIssuer(endpoints.issuer())
                .orUntyped();
        return new PushedEvents(
                client.context(), tokens, GoogleCapabilities::typeOf, subject -> SUBJECT.matcher(subject)
                        .matches());
    }

    /** Google has been seen to send addresses of its own, which end as the standard's do, but for two. */
    private static SecurityEvent.Type typeOf(String uri) {
        String name = StandardEvents.nameOf(uri);
        return switch (name) {
            case "one-token-revoked" -> SecurityEvent.Type.TOKEN_REVOKED;
            case "all-token-revoked" -> SecurityEvent.Type.TOKENS_REVOKED;
            default -> StandardEvents.typeOfName(name);
        };
    }
}
