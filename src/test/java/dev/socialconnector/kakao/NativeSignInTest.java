package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoNativeApps;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.EmulatedApp;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** C4, C6, D3, D4. Tokens that an app hands in are believed only after they were verified, for the app that they are for. */
final class NativeSignInTest {
    private static final String SUBJECT = "3891047281";

    /** What an app has after its own sign-in. */
    private record AppTokens(String idToken, String nonce, String accessToken) {
        NativeCredential credential() {
            return NativeCredential.of(idToken, nonce);
        }
    }

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    private final EmulatedApp app = bed.kakao.addApp().redirectUri(KakaoEmulator.REDIRECT_URI);

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
        assertThat(bed.kakao.count(KakaoPaths.TOKEN_INFORMATION)).isEqualTo(1);
        assertThat(login.tokens().accessToken()).hasValue(tokens.accessToken());
    }

    @Test
    void theWebsTokenIsNotAnAppsAndAnAppsNotTheWebs() {
        AuthorizationRequest request = bed.begin();
        SocialLogin login = bed.complete(bed.approvedQuery(request), request.session());
        NativeCredential ofTheWeb = NativeCredential.of(
                login.tokens().idToken().orElseThrow(),
                request.session().nonce().orElseThrow());

        ConnectorException refusal = refusalOfCredential(ofTheWeb);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("aud");
    }

    @Test
    void aTokenWithoutTheNonceThatWasGivenOutIsRefused() {
        AppTokens tokens = signInInTheApp();
        NativeSignIn nativeSignIn = nativeSignIn();
        NativeCredential without = NativeCredential.of(tokens.idToken(), "");

        ConnectorException refusal = refusalOfCredential(NativeCredential.of(tokens.idToken(), "another"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThatThrownBy(() -> nativeSignIn.signIn(without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonce");
    }

    @Test
    void theNonceCanBeLeftToTheApp() {
        AppTokens tokens = signInInTheApp();
        KakaoNativeApps apps = KakaoNativeApps.of(app.clientId()).withNonceRequired(false);
        NativeSignIn nativeSignIn =
                nativeSignIn(bed.with(config -> config.withApplication(KakaoApplication.UNKNOWN.withNativeApps(apps))));

        SocialLogin login = nativeSignIn.signIn(NativeCredential.of(tokens.idToken(), ""));

        assertThat(login.profile().subject()).isEqualTo(SUBJECT);
    }

    @Test
    void anotherApplicationsAccessTokenIsRefusedBeforeTheProfileIsRead() {
        AppTokens tokens = signInInTheApp();
        bed.kakao.inject(
                KakaoPaths.TOKEN_INFORMATION,
                Fault.answer(200, "{\"id\":3891047281,\"expires_in\":7199,\"app_id\":999}"));

        ConnectorException refusal = refusalOfCredential(tokens.credential().withAccessToken(tokens.accessToken()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.TOKEN_INFORMATION);
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    @Test
    void anotherPersonsAccessTokenIsRefused() {
        AppTokens tokens = signInInTheApp();
        bed.kakao.inject(
                KakaoPaths.TOKEN_INFORMATION,
                Fault.answer(200, "{\"id\":77,\"expires_in\":7199,\"app_id\":" + KakaoEmulator.APP_ID + "}"));

        ConnectorException refusal = refusalOfCredential(tokens.credential().withAccessToken(tokens.accessToken()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    @Test
    void anAccessTokenNeedsTheApplicationsId() {
        AppTokens tokens = signInInTheApp();
        bed.kakao.forgetCalls();
        NativeSignIn nativeSignIn = nativeSignIn(bed.with(config ->
                config.withApplication(KakaoApplication.UNKNOWN.withNativeApps(KakaoNativeApps.of(app.clientId())))));

        ConnectorException refusal =
                refusalOf(() -> nativeSignIn.signIn(tokens.credential().withAccessToken(tokens.accessToken())));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void aForgedTokenNeverCostsARequestForItsAccessToken() {
        AppTokens tokens = signInInTheApp();
        bed.kakao.tampering().idTokenSignedWithForeignKey();
        AppTokens forged = signInInTheAppUnchecked();

        ConnectorException refusal = refusalOfCredential(forged.credential().withAccessToken(tokens.accessToken()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.kakao.count(KakaoPaths.TOKEN_INFORMATION)).isZero();
    }

    /** D3, D4. Strangers' made-up key ids have a pause of their own, and cost honest people nothing. */
    @Test
    void aFloodFromStrangersKeepsNoRotatedKeyFromSignInsByTheWeb() throws Exception {
        KakaoBed both = withApps();
        NativeSignIn nativeSignIn = nativeSignIn(both);
        AppTokens tokens = signInInTheApp();
        nativeSignIn.signIn(tokens.credential());
        bed.kakao.forgetCalls();

        Crowd.atOnce(64, 10_000, i -> {
            NativeCredential madeUp = NativeCredential.of(withKeyId(tokens.idToken(), "made-up-" + i), tokens.nonce());
            refusalOf(() -> nativeSignIn.signIn(madeUp));
            return i % 100 == 0 ? nativeSignIn.signIn(tokens.credential()) : "refused";
        });
        int downloads = bed.kakao.count(KakaoPaths.JWKS);
        bed.kakao.keys().rotate();
        SocialLogin login = both.signIn();

        assertThat(downloads).isLessThanOrEqualTo(1);
        assertThat(login.idToken()).isPresent();
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isEqualTo(downloads + 1);
    }

    /** D5. Else strangers could occupy the host's threads while the keys cannot be had. */
    @Test
    void madeUpKeyIdsWaitAMomentOnlyForKeysThatAreLongInComing() {
        NativeSignIn nativeSignIn = nativeSignIn();
        AppTokens tokens = signInInTheApp();
        nativeSignIn.signIn(tokens.credential());
        bed.kakao.inject(KakaoPaths.JWKS, Fault.delay(Duration.ofSeconds(6)));

        ConnectorException refusal = refusalOf(
                () -> nativeSignIn.signIn(NativeCredential.of(withKeyId(tokens.idToken(), "made-up"), tokens.nonce())));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(nativeSignIn.signIn(tokens.credential()).profile().subject()).isEqualTo(SUBJECT);
    }

    @Test
    void withoutAppsThereIsNoSuchAbility() {
        assertThat(bed.connector.capability(NativeSignIn.class)).isEmpty();
    }

    private KakaoApplication application() {
        return KakaoApplication.of(KakaoEmulator.APP_ID).withNativeApps(KakaoNativeApps.of(app.clientId()));
    }

    private KakaoBed withApps() {
        return bed.with(config -> config.withApplication(application()));
    }

    private static NativeSignIn nativeSignIn(KakaoBed bed) {
        return bed.connector.capability(NativeSignIn.class).orElseThrow();
    }

    private NativeSignIn nativeSignIn() {
        return nativeSignIn(withApps());
    }

    private ConnectorException refusalOfCredential(NativeCredential credential) {
        NativeSignIn nativeSignIn = nativeSignIn();
        return refusalOf(() -> nativeSignIn.signIn(credential));
    }

    /** Kakao's SDK signs in by the code flow too, with the app's own key. */
    private AppTokens signInInTheApp() {
        KakaoBed sdk = sdk(OpenIdConnectMode.REQUIRED);
        AuthorizationRequest request = sdk.begin();
        SocialLogin login = sdk.complete(sdk.approvedQuery(request), request.session());
        bed.kakao.forgetCalls();
        return new AppTokens(
                login.tokens().idToken().orElseThrow(),
                request.session().nonce().orElseThrow(),
                login.tokens().accessToken().orElseThrow());
    }

    /** As above, with whatever token comes. */
    private AppTokens signInInTheAppUnchecked() {
        String[] token = new String[1];
        bed.kakao.tampering().idToken(original -> token[0] = original);
        KakaoBed sdk = sdk(OpenIdConnectMode.AUTOMATIC);
        AuthorizationRequest request = sdk.begin();
        refusalOf(() -> sdk.complete(sdk.approvedQuery(request), request.session()));
        bed.kakao.forgetCalls();
        return new AppTokens(token[0], request.session().nonce().orElseThrow(), "none");
    }

    /** The app's own key, and no part in what the server knows of Kakao's keys. */
    private KakaoBed sdk(OpenIdConnectMode mode) {
        return bed.in(context -> context.withClock(bed.clock)).with(config -> KakaoConfig.of(app.clientId())
                .withClientSecret(app.clientSecret())
                .withOpenIdConnect(mode)
                .withEndpoints(config.endpoints()));
    }

    private static String withKeyId(String token, String keyId) {
        String header = "{\"kid\":\"" + keyId + "\",\"typ\":\"JWT\",\"alg\":\"RS256\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }
}
