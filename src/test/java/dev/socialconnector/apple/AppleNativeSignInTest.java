package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.testing.apple.AppleEmulator;
import dev.socialconnector.testing.contract.Refusals;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ID tokens that an app hands in. */
final class AppleNativeSignInTest {
    private static final String NONCE = "a-nonce-of-the-server";

    @RegisterExtension
    final AppleBed bed = new AppleBed();

    @Test
    void anAppSignsInWithThePlainNonce() {
        SocialLogin login = signIn(Optional.of(NONCE));

        assertThat(login.profile().subject()).isEqualTo(AppleEmulator.SUBJECT);
        assertThat(login.profile().email()).isPresent();
        assertThat(login.tokens().idToken()).isPresent();
        assertThat(login.tokens().accessToken()).isEmpty();
    }

    @Test
    void anAppSignsInWithTheHashedNonce() {
        assertThat(signIn(Optional.of(AppleSignInTest.sha256(NONCE))).profile().subject())
                .isEqualTo(AppleEmulator.SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "A-NONCE-OF-THE-SERVER", "a-nonce-of-the-server "})
    void anotherNonceIsRefused(String nonce) {
        assertThat(Refusals.refusalOf(() -> signIn(Optional.of(nonce))).reason())
                .isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(Refusals.refusalOf(() -> signIn(Optional.of(AppleSignInTest.sha256(nonce))))
                        .reason())
                .isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aTokenWithoutNonceIsRefused() {
        assertThat(Refusals.refusalOf(() -> signIn(Optional.empty())).reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void theNonceMustBeGiven() {
        NativeCredential bare = new NativeCredential(
                bed.apple.nativeIdToken(AppleEmulator.BUNDLE_ID, Optional.empty()), Optional.empty(), Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.can(NativeSignIn.class).signIn(bare))
                .withMessageContaining("nonce");
    }

    @Test
    void theSettingsCanDoWithoutNonce() {
        NativeSignIn lax = bed.with("nativeNonceRequired", "false")
                .capability(NativeSignIn.class)
                .orElseThrow();
        NativeCredential bare = new NativeCredential(
                bed.apple.nativeIdToken(AppleEmulator.BUNDLE_ID, Optional.empty()), Optional.empty(), Optional.empty());

        assertThat(lax.signIn(bare).profile().subject()).isEqualTo(AppleEmulator.SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kr.example.another", AppleEmulator.CLIENT_ID, "kr.example", "kr.example.app.more"})
    void anotherAppsTokenIsRefused(String audience) {
        String token = bed.apple.nativeIdToken(audience, Optional.of(NONCE));

        assertThat(Refusals.refusalOf(() -> bed.can(NativeSignIn.class).signIn(NativeCredential.of(token, NONCE)))
                        .reason())
                .isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void withoutBundleIdsNoAppSignsIn() {
        Map<String, String> settings = new HashMap<>(bed.apple.settings());
        settings.remove("bundleIds");
        AppleConnector webOnly = AppleBed.connector(bed.apple, settings, ConnectorContext.using(new OkHttpClient()));

        assertThat(webOnly.capability(NativeSignIn.class)).isEmpty();
    }

    private SocialLogin signIn(Optional<String> nonceInToken) {
        String token = bed.apple.nativeIdToken(AppleEmulator.BUNDLE_ID, nonceInToken);
        return bed.can(NativeSignIn.class)
                .signIn(NativeCredential.of(token, NONCE).withAccessToken("an-access-token-that-opens-nothing"));
    }
}
