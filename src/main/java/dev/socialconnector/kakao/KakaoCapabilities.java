package dev.socialconnector.kakao;

import dev.socialconnector.Capability;
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
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.SharedRefresh;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.oauth.VerifiedNativeSignIn;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.UnlinkNotices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connector can do besides signing in by the web, as far as its settings allow. */
final class KakaoCapabilities {
    private final Map<Class<? extends Capability>, Capability> byType = new LinkedHashMap<>();

    KakaoCapabilities(
            KakaoConfig config, OAuthClient client, TokenEndpoint tokenEndpoint, KakaoIdTokens idTokens, KakaoApi api) {
        KakaoApplication application = config.application();
        UserReads reads = new UserReads(api, client.context().clock());
        UserChanges changes = new UserChanges(api);
        put(
                TokenRefresh.class,
                new VerifiedTokenRefresh(client, tokenEndpoint, idTokens.verifier(), new SharedRefresh()));
        put(ProfileLookup.class, user -> reads.profile(user, List.of()));
        put(KakaoProfileLookup.class, reads::profile);
        put(ProviderLogout.class, changes::logout);
        put(
                BrowserLogout.class,
                new KakaoBrowserLogout(client, config.endpoints().browserLogout()));
        put(AccountUnlink.class, changes::unlink);
        put(ConfigurationCheck.class, new KakaoConfigurationCheck(config, client, tokenEndpoint, api));
        if (idTokens.areUsed()) {
            put(UserInfoLookup.class, reads::userInfo);
        }
        put(ConsentManagement.class, new ConsentCalls(api));
        put(KakaoServiceTerms.class, new ServiceTermCalls(api));
        put(KakaoShippingAddresses.class, new ShippingAddressCalls(api));
        put(KakaoSignup.class, changes::signUp);
        put(KakaoUserProperties.class, changes::storeProperties);
        put(SecurityEvents.class, KakaoSecurityEvents.of(config, client.context(), client.http()));
        putUnlinkNotices(application);
        application.adminKey().ifPresent(key -> put(KakaoUserDirectory.class, new LinkedUsers(api, CallQuota.ofIds())));
        application.id().ifPresent(id -> put(TokenIntrospection.class, tokens -> reads.introspect(tokens, id)));
        if (!application.nativeApps().clientIds().isEmpty()) {
            put(NativeSignIn.class, nativeSignIn(config, client, reads));
        }
    }

    <C extends Capability> Optional<C> find(Class<C> type) {
        return Optional.ofNullable(byType.get(type)).map(type::cast);
    }

    private <C extends Capability> void put(Class<C> type, C capability) {
        byType.put(type, capability);
    }

    private void putUnlinkNotices(KakaoApplication application) {
        Optional<String> key = application.primaryAdminKey().or(application::adminKey);
        if (application.id().isPresent() && key.isPresent()) {
            put(UnlinkNotices.class, new KakaoUnlinkNotices(application.id().get(), key.get()));
        }
    }

    /** The apps' ID tokens are for the apps, and the web's for the web: neither passes for the other. */
    private static NativeSignIn nativeSignIn(KakaoConfig config, OAuthClient client, UserReads reads) {
        KakaoEndpoints endpoints = config.endpoints();
        IdTokenVerifier idTokens = new IdTokenVerifier(
                client.context(),
                client.http(),
                endpoints.issuer(),
                config.application().nativeApps().clientIds(),
                endpoints.keySet());
        return new VerifiedNativeSignIn(
                client,
                idTokens,
                config.application().nativeApps().nonceRequired(),
                new KakaoNativeSignIn(config.application(), reads));
    }
}
