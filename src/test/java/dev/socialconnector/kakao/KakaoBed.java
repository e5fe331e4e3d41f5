package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoEmulatorBuilder;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A connector beside an emulated Kakao, with one clock for both, and whole sign-ins in one call. Unless a user is named, it is
 * {@link KakaoUsers#JIU} who signs in.
 *
 * <p>A {@code @RegisterExtension} ends it by itself: with the class if the field is static, with each test if it is not. Each test
 * finds it without faults, tampering and counted calls; other changes, as of the app or the clock, stay.
 */
public final class KakaoBed implements BeforeAllCallback, BeforeEachCallback, AutoCloseable {
    private static final Namespace ENDS = Namespace.create(KakaoBed.class);
    /** Mutation tests run each test of a class by itself, many times in one JVM, and a class's bed is made once. */
    private static final boolean CLASS_BEDS_STAY = Boolean.getBoolean("class-beds.stay");

    private static final OkHttpClient HTTP = new OkHttpClient();

    public final SettableClock clock;
    public final KakaoEmulator kakao;
    public final ConnectorContext context;
    public final KakaoConfig config;
    public final KakaoConnector connector;
    private boolean stays;

    private KakaoBed(SettableClock clock, KakaoEmulator kakao, ConnectorContext context, KakaoConfig config) {
        this.clock = clock;
        this.kakao = kakao;
        this.context = context;
        this.config = config;
        this.connector = new KakaoConnector(config, context);
    }

    public static KakaoBed start() {
        return start(UnaryOperator.identity());
    }

    /** Starts with an emulator of other settings. */
    public static KakaoBed start(UnaryOperator<KakaoEmulatorBuilder> settings) {
        SettableClock clock = new SettableClock();
        KakaoEmulator kakao =
                settings.apply(KakaoEmulator.builder().clock(clock)).start();
        KakaoConfig config = KakaoConfig.of(kakao.app().clientId())
                .withClientSecret(kakao.app().clientSecret())
                .withEndpoints(kakao.endpoints());
        return new KakaoBed(clock, kakao, ConnectorContext.using(HTTP).withClock(clock), config);
    }

    /** Returns a bed with the same Kakao and another connector, whose settings are changed. */
    public KakaoBed with(UnaryOperator<KakaoConfig> change) {
        return new KakaoBed(clock, kakao, context, change.apply(config));
    }

    /** Returns a bed with the same Kakao and another connector, whose context is changed. */
    public KakaoBed in(UnaryOperator<ConnectorContext> change) {
        return new KakaoBed(clock, kakao, change.apply(context), config);
    }

    /** Returns a bed with the same Kakao and another connector, which talks through this client. */
    public KakaoBed over(OkHttpClient http) {
        return in(context -> ConnectorContext.using(http).withClock(clock));
    }

    /** Returns a bed with the same Kakao and another connector, which may act for the application. */
    public KakaoBed withAdminKey() {
        return withAdminKey(kakao.adminKey());
    }

    /** Returns a bed with the same Kakao and another connector, which acts for the application with this key. */
    public KakaoBed withAdminKey(String adminKey) {
        KakaoApplication application = KakaoApplication.of(KakaoEmulator.APP_ID).withAdminKey(adminKey);
        return with(config -> config.withApplication(application));
    }

    public static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo(KakaoEmulator.REDIRECT_URI);
    }

    public AuthorizationRequest begin() {
        return connector.begin(options());
    }

    /** Lets the user agree to everything, and returns the raw query that the browser brings back. */
    public String approvedQuery(AuthorizationRequest request) {
        return approvedQuery(request, KakaoUsers.JIU);
    }

    /** Lets a user agree to everything, and returns the raw query that the browser brings back. */
    public String approvedQuery(AuthorizationRequest request, EmulatedUser user) {
        return kakao.approve(request.uri(), user.name()).getRawQuery();
    }

    public SocialLogin complete(String query, AuthorizationSession session) {
        return connector.complete(AuthorizationCallback.fromQuery(query), session);
    }

    public SocialLogin signIn() {
        return signIn(KakaoUsers.JIU);
    }

    public SocialLogin signIn(AuthorizationOptions options) {
        return signIn(KakaoUsers.JIU, options);
    }

    public SocialLogin signIn(EmulatedUser user) {
        return signIn(user, options());
    }

    public SocialLogin signIn(EmulatedUser user, AuthorizationOptions options) {
        AuthorizationRequest request = connector.begin(options);
        return complete(approvedQuery(request, user), request.session());
    }

    /** Signs a user in about whom {@code /v2/user/me} answers exactly this, and whose ID token has this subject. */
    public SocialLogin signInAs(long subject, String userMe) {
        EmulatedUser told = EmulatedUser.named("told", subject)
                .userMeJson(userMe)
                .linkedWith("profile_nickname")
                .build();
        kakao.put(told);
        return signIn(told);
    }

    /** Returns an ability that the connector must have. */
    public <C extends Capability> C can(Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    /** Renews the tokens of {@link KakaoUsers#JIU}. */
    public TokenSet refresh(TokenSet tokens) {
        return can(TokenRefresh.class).refresh(tokens, KakaoUsers.JIU.subject());
    }

    /** Looks up the profile of {@link KakaoUsers#JIU}. */
    public SocialProfile profile(TokenSet tokens) {
        return can(ProfileLookup.class).profile(UserRef.byTokens(tokens, KakaoUsers.JIU.subject()));
    }

    /** Signs in and returns how that was refused. */
    public ConnectorException refusal() {
        return refusalOf(this::signIn);
    }

    /** Completes with a callback that must be refused before Kakao hears of it. */
    public ConnectorException refusalWithoutCall(String query, AuthorizationSession session) {
        ConnectorException refusal = refusalOf(() -> complete(query, session));
        assertThat(kakao.count()).as("requests to Kakao").isZero();
        return refusal;
    }

    /** Returns the decoded parameters that the browser is sent with, with repetitions. */
    public static Map<String, List<String>> parameters(AuthorizationRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : request.uri().getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                    .add(decode(parts[1]));
        }
        return parameters;
    }

    /** Returns the scopes that the browser is sent with, one by one, if any are. */
    public static Optional<List<String>> scopes(AuthorizationRequest request) {
        List<String> values = parameters(request).getOrDefault("scope", List.of());
        assertThat(values).hasSizeLessThan(2);
        return values.stream().findFirst().map(value -> List.of(value.split("[ ,]", -1)));
    }

    @Override
    public void beforeAll(ExtensionContext all) {
        stays = CLASS_BEDS_STAY;
        endWith(all);
        tidy();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        endWith(test);
        tidy();
    }

    @Override
    public void close() {
        kakao.close();
    }

    private void tidy() {
        kakao.clearFaults();
        kakao.tampering().clear();
        kakao.forgetCalls();
    }

    /** JUnit closes what a context stores. A bed that the class has stored already is not stored again by its tests. */
    private void endWith(ExtensionContext context) {
        if (!stays) {
            context.getStore(ENDS).computeIfAbsent(this, bed -> bed);
        }
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
