package dev.socialconnector.kakao;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenInformation;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.kakao.api.KakaoApi;
import dev.socialconnector.kakao.api.KakaoBrowserLogout;
import dev.socialconnector.kakao.api.KakaoConsentManagement;
import dev.socialconnector.kakao.api.KakaoLinkedUsers;
import dev.socialconnector.kakao.api.KakaoLogout;
import dev.socialconnector.kakao.api.KakaoProfiles;
import dev.socialconnector.kakao.api.KakaoQuota;
import dev.socialconnector.kakao.api.KakaoServiceTermsApi;
import dev.socialconnector.kakao.api.KakaoShippingAddressApi;
import dev.socialconnector.kakao.api.KakaoSignupApi;
import dev.socialconnector.kakao.api.KakaoTokenInformation;
import dev.socialconnector.kakao.api.KakaoUnlink;
import dev.socialconnector.kakao.api.KakaoUserApi;
import dev.socialconnector.kakao.api.KakaoUserInfo;
import dev.socialconnector.kakao.api.KakaoUserPropertiesApi;
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
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.UnlinkNotices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a connector can do besides signing in by the web, as far as its settings allow. */
final class KakaoCapabilities {
    private final Map<Class<? extends Capability>, Capability> byType = new LinkedHashMap<>();

    KakaoCapabilities(
            KakaoConfig config,
            OAuthClient client,
            TokenEndpoint tokenEndpoint,
            IdTokenVerifier idTokens,
            KakaoUserApi users) {
        KakaoApplication application = config.application();
        ConnectorContext context = client.context();
        KakaoApi api = new KakaoApi(client.http(), config, context);
        KakaoProfiles profiles = new KakaoProfiles(api);
        put(
                TokenRefresh.class,
                new VerifiedTokenRefresh(
                        client,
                        tokenEndpoint,
                        Optional.of(idTokens).filter(verifier -> config.usesOpenIdConnect()),
                        new SharedRefresh()));
        put(ProfileLookup.class, profiles);
        put(KakaoProfileLookup.class, profiles);
        put(ProviderLogout.class, new KakaoLogout(api));
        put(
                BrowserLogout.class,
                new KakaoBrowserLogout(client, config.endpoints().browserLogout()));
        put(AccountUnlink.class, new KakaoUnlink(api));
        put(ConfigurationCheck.class, new KakaoConfigurationCheck(config, client, tokenEndpoint, api));
        if (config.usesOpenIdConnect()) {
            put(UserInfoLookup.class, new KakaoUserInfo(users, context));
        }
        application
                .adminKey()
                .ifPresent(key -> put(KakaoUserDirectory.class, new KakaoLinkedUsers(api, KakaoQuota.ofIds())));
        put(ConsentManagement.class, new KakaoConsentManagement(api));
        put(KakaoServiceTerms.class, new KakaoServiceTermsApi(api));
        put(KakaoShippingAddresses.class, new KakaoShippingAddressApi(api));
        put(KakaoSignup.class, new KakaoSignupApi(api));
        put(KakaoUserProperties.class, new KakaoUserPropertiesApi(api));
        put(SecurityEvents.class, KakaoSecurityEvents.of(config, context, client.http()));
        putUnlinkNotices(application);
        application.id().ifPresent(id -> put(TokenInformation.class, new KakaoTokenInformation(users, id, context)));
        if (!application.nativeApps().clientIds().isEmpty()) {
            put(NativeSignIn.class, nativeSignIn(config, client, users));
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
    private static NativeSignIn nativeSignIn(KakaoConfig config, OAuthClient client, KakaoUserApi users) {
        KakaoEndpoints endpoints = config.endpoints();
        IdTokenVerifier idTokens = new IdTokenVerifier(
                client.context(),
                client.http(),
                endpoints.issuer(),
                config.application().nativeApps().clientIds(),
                endpoints.keySet());
        return new KakaoNativeSignIn(config.application(), client, idTokens, users);
    }
}
