package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.testing.EmulatedApp;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.KakaoEmulator;
import dev.socialconnector.testing.KakaoPaths;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C4, C6, D3, D4. Tokens that an app hands in are believed only after they were verified, for the app that they are for. */
final class NativeSignInTest {
    private static final String SUBJECT = "3891047281";

    /** What an app has after its own sign-in. */
    private record AppTokens(String idToken, String nonce, String accessToken) {
        NativeCredential credential() {
            return NativeCredential.of(idToken, nonce);
        }
    }

    private final OkHttpClient http = new OkHttpClient();
    private KakaoEmulator kakao;
    private EmulatedApp app;
    private ConnectorContext context;

    @BeforeEach
    void start() {
        kakao = KakaoEmulator.start();
        app = kakao.addApp().redirectUri(KakaoEmulator.REDIRECT_URI);
        context = ConnectorContext.using(http);
    }

    @AfterEach
    void stop() {
        kakao.close();
    }

    @Test
    void anAppsTokenSignsIn() {
        AppTokens tokens = signInInTheApp();

        SocialLogin login = nativeSignIn().signIn(tokens.credential());

        assertThat(login.profile().subject()).isEqualTo(SUBJECT);
        assertThat(login.profile().nickname()).hasValue("지우");
        assertThat(login.idToken().orElseThrow().audience()).containsExactly(app.clientId());
        assertThat(login.tokens().accessToken()).isEmpty();
    }

    @Test
    void withAnAccessTokenTheWholeProfileIsRead() {
        AppTokens tokens = signInInTheApp();

        SocialLogin login = nativeSignIn().signIn(tokens.credential().withAccessToken(tokens.accessToken()));

        assertThat(login.profile().consents()).isNotEmpty();
        assertThat(kakao.count(KakaoPaths.TOKEN_INFORMATION)).isEqualTo(1);
        assertThat(login.tokens().accessToken()).hasValue(tokens.accessToken());
    }

    @Test
    void theWebsTokenIsNotAnAppsAndAnAppsNotTheWebs() {
        KakaoConnector web = connector(config -> config);
        AuthorizationRequest request = web.begin(KakaoBed.options());
        SocialLogin login = web.complete(KakaoBed.callback(kakao.approve(request.uri(), "jiu")), request.session());
        NativeCredential ofTheWeb = NativeCredential.of(
                login.tokens().idToken().orElseThrow(),
                request.session().nonce().orElseThrow());

        ConnectorException refusal = refusalOf(ofTheWeb);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("aud");
    }

    @Test
    void aTokenWithoutTheNonceThatWasGivenOutIsRefused() {
        AppTokens tokens = signInInTheApp();
        NativeSignIn nativeSignIn = nativeSignIn();
        NativeCredential without = NativeCredential.of(tokens.idToken(), "");

        ConnectorException refusal = refusalOf(NativeCredential.of(tokens.idToken(), "another"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThatThrownBy(() -> nativeSignIn.signIn(without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonce");
    }

    @Test
    void theNonceCanBeLeftToTheApp() {
        AppTokens tokens = signInInTheApp();
        KakaoNativeApps apps = KakaoNativeApps.of(app.clientId()).withNonceRequired(false);
        NativeSignIn nativeSignIn = connector(config -> config.withNativeApps(apps))
                .capability(NativeSignIn.class)
                .orElseThrow();

        SocialLogin login = nativeSignIn.signIn(NativeCredential.of(tokens.idToken(), ""));

        assertThat(login.profile().subject()).isEqualTo(SUBJECT);
    }

    @Test
    void anotherApplicationsAccessTokenIsRefusedBeforeTheProfileIsRead() {
        AppTokens tokens = signInInTheApp();
        kakao.inject(
                KakaoPaths.TOKEN_INFORMATION,
                Fault.answer(200, "{\"id\":3891047281,\"expires_in\":7199,\"app_id\":999}"));

        ConnectorException refusal = refusalOf(tokens.credential().withAccessToken(tokens.accessToken()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.TOKEN_INFORMATION);
        assertThat(kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    @Test
    void anotherPersonsAccessTokenIsRefused() {
        AppTokens tokens = signInInTheApp();
        kakao.inject(
                KakaoPaths.TOKEN_INFORMATION,
                Fault.answer(200, "{\"id\":77,\"expires_in\":7199,\"app_id\":" + KakaoEmulator.APP_ID + "}"));

        ConnectorException refusal = refusalOf(tokens.credential().withAccessToken(tokens.accessToken()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    @Test
    void anAccessTokenNeedsTheApplicationsId() {
        AppTokens tokens = signInInTheApp();
        kakao.forgetCalls();
        NativeSignIn nativeSignIn = connector(config -> config.withNativeApps(KakaoNativeApps.of(app.clientId())))
                .capability(NativeSignIn.class)
                .orElseThrow();

        ConnectorException refusal = catchThrowableOfType(
                ConnectorException.class,
                () -> nativeSignIn.signIn(tokens.credential().withAccessToken(tokens.accessToken())));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(kakao.count()).isZero();
    }

    @Test
    void aForgedTokenNeverCostsARequestForItsAccessToken() {
        AppTokens tokens = signInInTheApp();
        kakao.tampering().idTokenSignedWithForeignKey();
        AppTokens forged = signInInTheAppUnchecked();

        ConnectorException refusal = refusalOf(forged.credential().withAccessToken(tokens.accessToken()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(kakao.count(KakaoPaths.TOKEN_INFORMATION)).isZero();
    }

    /** D3, D4: strangers' made-up key ids have a pause of their own. */
    @Test
    void aFloodFromStrangersKeepsNoRotatedKeyFromSignInsByTheWeb() {
        KakaoConnector connector = connector(config -> config.withNativeApps(apps()));
        NativeSignIn nativeSignIn = connector.capability(NativeSignIn.class).orElseThrow();
        AppTokens tokens = signInInTheApp();
        nativeSignIn.signIn(tokens.credential());
        kakao.forgetCalls();

        IntStream.range(0, 10_000).parallel().forEach(i -> {
            NativeCredential madeUp = NativeCredential.of(withKeyId(tokens.idToken(), "made-up-" + i), tokens.nonce());
            assertThatThrownBy(() -> nativeSignIn.signIn(madeUp)).isInstanceOf(ConnectorException.class);
        });
        int downloads = kakao.count(KakaoPaths.JWKS);
        kakao.keys().rotate();
        AuthorizationRequest request = connector.begin(KakaoBed.options());
        SocialLogin login =
                connector.complete(KakaoBed.callback(kakao.approve(request.uri(), "jiu")), request.session());

        assertThat(downloads).isLessThanOrEqualTo(1);
        assertThat(login.idToken()).isPresent();
        assertThat(kakao.count(KakaoPaths.JWKS)).isEqualTo(downloads + 1);
    }

    @Test
    void withoutAppsThereIsNoSuchAbility() {
        assertThat(connector(config -> config).capability(NativeSignIn.class)).isEmpty();
    }

    private KakaoNativeApps apps() {
        return KakaoNativeApps.of(app.clientId()).withApplicationId(KakaoEmulator.APP_ID);
    }

    private KakaoConnector connector(UnaryOperator<KakaoConfig> change) {
        return new KakaoConnector(change.apply(KakaoBed.configFor(kakao)), context);
    }

    private NativeSignIn nativeSignIn() {
        return connector(config -> config.withNativeApps(apps()))
                .capability(NativeSignIn.class)
                .orElseThrow();
    }

    private ConnectorException refusalOf(NativeCredential credential) {
        NativeSignIn nativeSignIn = nativeSignIn();
        return catchThrowableOfType(ConnectorException.class, () -> nativeSignIn.signIn(credential));
    }

    /** Kakao's SDK signs in by the code flow too, with the app's own key. */
    private AppTokens signInInTheApp() {
        AuthorizationRequest request = sdk(OpenIdConnectMode.REQUIRED).begin(KakaoBed.options());
        SocialLogin login = sdk(OpenIdConnectMode.REQUIRED)
                .complete(KakaoBed.callback(kakao.approve(request.uri(), "jiu")), request.session());
        kakao.forgetCalls();
        return new AppTokens(
                login.tokens().idToken().orElseThrow(),
                request.session().nonce().orElseThrow(),
                login.tokens().accessToken().orElseThrow());
    }

    /** As above, with whatever token comes. */
    private AppTokens signInInTheAppUnchecked() {
        String[] token = new String[1];
        kakao.tampering().idToken(original -> token[0] = original);
        AuthorizationRequest request = sdk(OpenIdConnectMode.AUTOMATIC).begin(KakaoBed.options());
        assertThatThrownBy(() -> sdk(OpenIdConnectMode.AUTOMATIC)
                        .complete(KakaoBed.callback(kakao.approve(request.uri(), "jiu")), request.session()))
                .isInstanceOf(ConnectorException.class);
        kakao.forgetCalls();
        return new AppTokens(token[0], request.session().nonce().orElseThrow(), "none");
    }

    private KakaoConnector sdk(OpenIdConnectMode mode) {
        KakaoConfig config = KakaoConfig.of(app.clientId())
                .withClientSecret(app.clientSecret())
                .withOpenIdConnect(mode)
                .withEndpoints(kakao.endpoints());
        return new KakaoConnector(config, ConnectorContext.using(http));
    }

    private static String withKeyId(String token, String keyId) {
        String header = "{\"kid\":\"" + keyId + "\",\"typ\":\"JWT\",\"alg\":\"RS256\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }
}
