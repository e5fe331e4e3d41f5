package dev.socialconnector.kakao.api;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.capability.KakaoServiceTerms;
import dev.socialconnector.kakao.capability.KakaoShippingAddresses;
import dev.socialconnector.kakao.capability.KakaoSignup;
import dev.socialconnector.kakao.capability.KakaoUserProperties;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.testing.kakao.ConsentLevel;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One use of Kakao's API for a person, for the tests of what all of them promise. A new ability is a line in {@link #ALL}.
 *
 * @param name what a test report calls it
 * @param path the only path that it calls
 * @param step the step that its refusals name
 * @param isPost whether it changes something, and so is sent at most once
 * @param takesSubject whether it can be used by subject, with the admin key
 * @param use the call
 */
public record KapiAbility(String name, String path, Step step, boolean isPost, boolean takesSubject, Use use) {
    public interface Use {
        void by(KakaoConnector connector, UserRef user);
    }

    /** Whom they are used for: linked, with all that there is to read and to change. */
    public static final EmulatedUser USER = KakaoUsers.JIU.toBuilder()
            .linkedWith("profile_nickname", "account_email", "shipping_address")
            .shippingAddress(319, true, 1_780_000_000, Map.of("base_address", "경기 성남시 분당구 판교역로 1"))
            .build();

    private static final List<String> EMAIL = List.of("account_email");
    private static final List<String> NEWS = List.of("news");
    private static final Map<String, String> GOLD = Map.of("grade", "gold");

    public static final List<KapiAbility> ALL = List.of(
            get("profile", KakaoPaths.USER_ME, Step.PROFILE, (kakao, user) -> can(kakao, ProfileLookup.class)
                    .profile(user)),
            post("logout", KakaoPaths.LOGOUT, Step.LOGOUT, (kakao, user) -> can(kakao, ProviderLogout.class)
                    .logout(user)),
            post("unlink", KakaoPaths.UNLINK, Step.UNLINK, (kakao, user) -> can(kakao, AccountUnlink.class)
                    .unlink(user)),
            get("consents", KakaoPaths.SCOPES, Step.CONSENTS, (kakao, user) -> can(kakao, ConsentManagement.class)
                    .consents(user)),
            post("revoke", KakaoPaths.REVOKE_SCOPES, Step.CONSENTS, (kakao, user) -> can(kakao, ConsentManagement.class)
                    .revoke(user, EMAIL)),
            get("agreed terms", KakaoPaths.SERVICE_TERMS, Step.SERVICE_TERMS, (kakao, user) -> can(
                            kakao, KakaoServiceTerms.class)
                    .agreed(user)),
            get("all terms", KakaoPaths.SERVICE_TERMS, Step.SERVICE_TERMS, (kakao, user) -> can(
                            kakao, KakaoServiceTerms.class)
                    .ofApplication(user)),
            post("upgrade terms", KakaoPaths.UPGRADE_SERVICE_TERMS, Step.SERVICE_TERMS, (kakao, user) -> can(
                            kakao, KakaoServiceTerms.class)
                    .upgrade(user, NEWS)),
            post("revoke terms", KakaoPaths.REVOKE_SERVICE_TERMS, Step.SERVICE_TERMS, (kakao, user) -> can(
                            kakao, KakaoServiceTerms.class)
                    .revoke(user, NEWS)),
            get("addresses", KakaoPaths.SHIPPING_ADDRESS, Step.SHIPPING_ADDRESSES, (kakao, user) -> can(
                            kakao, KakaoShippingAddresses.class)
                    .first(user, 10)),
            get("address", KakaoPaths.SHIPPING_ADDRESS, Step.SHIPPING_ADDRESSES, (kakao, user) -> can(
                            kakao, KakaoShippingAddresses.class)
                    .address(user, 319)),
            byTokens("signup", KakaoPaths.SIGNUP, Step.SIGNUP, (kakao, user) -> can(kakao, KakaoSignup.class)
                    .signUp(tokens(user), user.subject())),
            byTokens("properties", KakaoPaths.UPDATE_PROFILE, Step.USER_PROPERTIES, (kakao, user) -> can(
                            kakao, KakaoUserProperties.class)
                    .update(tokens(user), user.subject(), GOLD)));

    /** Those that know whose tokens they are by the answer alone, or name the person in another way. */
    private static final List<KapiAbility> BY_TOKENS_ALONE = List.of(
            new KapiAbility(
                    "token information",
                    KakaoPaths.TOKEN_INFORMATION,
                    Step.TOKEN_INFORMATION,
                    false,
                    false,
                    (kakao, user) -> can(kakao, TokenIntrospection.class).introspect(tokens(user))),
            new KapiAbility("standard claims", KakaoPaths.USER_INFO, Step.PROFILE, false, false, (kakao, user) -> can(
                            kakao, UserInfoLookup.class)
                    .userInfo(tokens(user), user.subject())));

    public static Stream<KapiAbility> all() {
        return ALL.stream();
    }

    /** Returns all that read or change anything for a person. */
    public static Stream<KapiAbility> everyUse() {
        return Stream.concat(all(), BY_TOKENS_ALONE.stream());
    }

    /** Sets the app up for all of them. */
    public static KakaoBed startBed() {
        KakaoBed bed = KakaoBed.start();
        bed.kakao
                .app()
                .consentItem("shipping_address", ConsentLevel.OPTIONAL)
                .serviceTerm("tos", true)
                .serviceTerm("news", false)
                .propertyKey("grade");
        return bed.with(config -> config.withApplication(KakaoApplication.of(KakaoEmulator.APP_ID)));
    }

    /** Returns a bed with the same Kakao and a connector that has the admin key. */
    public static KakaoBed withAdminKey(KakaoBed bed) {
        return withAdminKey(bed, bed.kakao.adminKey());
    }

    public static KakaoBed withAdminKey(KakaoBed bed, String adminKey) {
        return bed.with(config ->
                config.withApplication(KakaoApplication.of(KakaoEmulator.APP_ID).withAdminKey(adminKey)));
    }

    /** Links the user anew, and returns them by fresh tokens. */
    public static UserRef freshUser(KakaoBed bed) {
        bed.kakao.put(USER);
        TokenSet tokens = bed.signIn(USER).tokens();
        bed.kakao.forgetCalls();
        return UserRef.byTokens(tokens, USER.subject());
    }

    @Override
    public String toString() {
        return name;
    }

    private static KapiAbility get(String name, String path, Step step, Use use) {
        return new KapiAbility(name, path, step, false, true, use);
    }

    private static KapiAbility post(String name, String path, Step step, Use use) {
        return new KapiAbility(name, path, step, true, true, use);
    }

    private static KapiAbility byTokens(String name, String path, Step step, Use use) {
        return new KapiAbility(name, path, step, true, false, use);
    }

    private static <C extends Capability> C can(KakaoConnector connector, Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    private static TokenSet tokens(UserRef user) {
        return user.tokens().orElseThrow();
    }
}
