package dev.socialconnector.kakao;

import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.kakao.api.CallQuota;
import dev.socialconnector.kakao.api.ConsentCalls;
import dev.socialconnector.kakao.api.KakaoApi;
import dev.socialconnector.kakao.api.LinkedUsers;
import dev.socialconnector.kakao.api.ServiceTermCalls;
import dev.socialconnector.kakao.api.ShippingAddressCalls;
import dev.socialconnector.kakao.api.UserChanges;
import dev.socialconnector.kakao.api.UserReads;
import dev.socialconnector.kakao.capability.KakaoProfileLookup;
import dev.socialconnector.kakao.capability.KakaoServiceTerms;
import dev.socialconnector.kakao.capability.KakaoShippingAddresses;
import dev.socialconnector.kakao.capability.KakaoSignup;
import dev.socialconnector.kakao.capability.KakaoUserDirectory;
import dev.socialconnector.kakao.capability.KakaoUserProperties;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.kakao.webhook.KakaoSecurityEvents;
import dev.socialconnector.kakao.webhook.KakaoUnlinkNotices;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedNativeSignIn;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.UnlinkNotices;
import java.util.List;
import java.util.Optional;

/** What a connector can do besides signing in by the web, as far as its settings allow. */
final class KakaoCapabilities {
    private KakaoCapabilities() {}

    static Abilities of(
            KakaoConfig config, OAuthClient client, TokenEndpoint tokenEndpoint, KakaoIdTokens idTokens, KakaoApi api) {
        KakaoApplication application = config.application();
        UserReads reads = new UserReads(api, client.context().clock());
        UserChanges changes = new UserChanges(api);
        return Abilities.none()
                .with(TokenRefresh.class, new VerifiedTokenRefresh(client, tokenEndpoint, idTokens.verifier()))
                .with(ProfileLookup.class, user -> reads.profile(user, List.of()))
                .with(KakaoProfileLookup.class, reads::profile)
                .with(ProviderLogout.class, changes::logout)
                .with(
                        BrowserLogout.class,
                        new KakaoBrowserLogout(client, config.endpoints().browserLogout()))
                .with(AccountUnlink.class, changes::unlink)
                .with(ConfigurationCheck.class, new KakaoConfigurationCheck(config, client, tokenEndpoint, api))
                .with(UserInfoLookup.class, idTokens.verifier().map(used -> reads::userInfo))
                .with(ConsentManagement.class, new ConsentCalls(api))
                .with(KakaoServiceTerms.class, new ServiceTermCalls(api))
                .with(KakaoShippingAddresses.class, new ShippingAddressCalls(api))
                .with(KakaoSignup.class, changes::signUp)
                .with(KakaoUserProperties.class, changes::storeProperties)
                .with(SecurityEvents.class, KakaoSecurityEvents.of(config, client.context(), client.http()))
                .with(UnlinkNotices.class, unlinkNotices(application))
                .with(
                        KakaoUserDirectory.class,
                        application.adminKey().map(key -> new LinkedUsers(api, CallQuota.ofIds())))
                .with(TokenIntrospection.class, application.id().map(id -> tokens -> reads.introspect(tokens, id)))
                .with(NativeSignIn.class, nativeSignIn(config, client, reads));
    }

    private static Optional<UnlinkNotices> unlinkNotices(KakaoApplication application) {
        Optional<String> key = application.primaryAdminKey().or(application::adminKey);
        return application.id().flatMap(id -> key.map(known -> new KakaoUnlinkNotices(id, known)));
    }

    /** The apps' ID tokens are for the apps, and the web's for the web: neither passes for the other. */
    private static Optional<NativeSignIn> nativeSignIn(KakaoConfig config, OAuthClient client, UserReads reads) {
        if (config.application().nativeApps().clientIds().isEmpty()) {
            return Optional.empty();
        }
        KakaoEndpoints endpoints = config.endpoints();
        IdTokenVerifier idTokens = new IdTokenVerifier(
                client.context(),
                client.http(),
                endpoints.issuer(),
                config.application().nativeApps().clientIds(),
                endpoints.keySet());
        return Optional.of(new VerifiedNativeSignIn(
                client,
                idTokens,
                config.application().nativeApps().nonceRequired(),
                new KakaoNativeSignIn(config.application(), reads)));
    }
}
