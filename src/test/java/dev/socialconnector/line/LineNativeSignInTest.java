package dev.socialconnector.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.line.LineEmulator;
import dev.socialconnector.testing.line.LinePerson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ID tokens that apps and LIFF apps hand in. */
final class LineNativeSignInTest {
    private static final String NONCE = "nonce-of-the-app";

    @RegisterExtension
    final LineBed bed = LineBed.start();

    private final LineBed apps = bed.with(settings -> settings.withNativeClientIds(List.of(LineEmulator.CHANNEL_ID)));

    @Test
    void aTokenSignedByLinesKeyIsTaken() {
        SocialLogin login = signIn(bed.line.idTokenForApp(LinePerson.SAKURA, Map.of("nonce", NONCE)));

        assertThat(login.profile().subject()).isEqualTo(LinePerson.SAKURA.subject());
        assertThat(login.profile().nickname()).contains("さくら🌸");
        assertThat(login.profile().email()).contains(new EmailAddress("sakura@example.jp", false));
        assertThat(bed.line.server().count(LineEmulator.KEYS)).isEqualTo(1);
    }

    /** The channel secret signs for the web alone, and its tokens cost no key download here. */
    @Test
    void aTokenOfTheWebIsRefused() {
        String ofWeb = bed.line.idTokenBySecret(LinePerson.SAKURA, Map.of("nonce", NONCE));

        assertThat(refusal(NativeCredential.of(ofWeb, NONCE))).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.line.server().count(LineEmulator.KEYS)).isZero();
    }

    @Test
    void aTokenOfAnotherChannelIsRefused() {
        String foreign = bed.line.idTokenForApp(LinePerson.SAKURA, Map.of("nonce", NONCE, "aud", "999"));

        assertThat(refusal(NativeCredential.of(foreign, NONCE))).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void theNonceMustBeTheOneThatWasGivenOut() {
        String another = bed.line.idTokenForApp(LinePerson.SAKURA, Map.of("nonce", "another"));

        assertThat(refusal(NativeCredential.of(another, NONCE))).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void liffHasNoNonceAndNeedsASettingForThat() {
        String ofLiff = bed.line.idTokenForApp(LinePerson.SAKURA, Map.of());
        NativeCredential credential = new NativeCredential(ofLiff, Optional.empty(), Optional.empty());
        LineBed liff = bed.with(settings ->
                settings.withNativeClientIds(List.of(LineEmulator.CHANNEL_ID)).withNativeNonce(false));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> apps.can(NativeSignIn.class).signIn(credential));
        assertThat(liff.can(NativeSignIn.class).signIn(credential).profile().subject())
                .isEqualTo(LinePerson.SAKURA.subject());
    }

    /** The LIFF SDK keeps its token and hands out the same one until it expires. */
    @Test
    void aTokenWithoutNonceIsTakenForAnHour() {
        NativeCredential kept = new NativeCredential(
                bed.line.idTokenForApp(LinePerson.SAKURA, Map.of()), Optional.empty(), Optional.empty());
        LineBed liff = bed.with(settings ->
                settings.withNativeClientIds(List.of(LineEmulator.CHANNEL_ID)).withNativeNonce(false));

        bed.clock.advance(Duration.ofMinutes(55));
        assertThat(liff.can(NativeSignIn.class).signIn(kept).profile().subject())
                .isEqualTo(LinePerson.SAKURA.subject());

        bed.clock.advance(Duration.ofMinutes(10));
        assertThat(Refusals.refusalOf(() -> liff.can(NativeSignIn.class).signIn(kept))
                        .reason())
                .isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aTokenWithNonceIsTakenForTenMinutes() {
        NativeCredential old = sakuras();
        bed.clock.advance(Duration.ofMinutes(12));

        assertThat(refusal(old)).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void withoutChannelsOfAppsNothingIsTaken() {
        assertThat(bed.connector.capability(NativeSignIn.class)).isEmpty();
    }

    @Test
    void anAccessTokenOfTheSamePersonIsTaken() {
        SocialLogin login = apps.can(NativeSignIn.class)
                .signIn(sakuras().withAccessToken(bed.line.accessTokenForApp(LinePerson.SAKURA)));

        assertThat(login.tokens().accessToken()).isPresent();
        assertThat(bed.line.server().count(LineEmulator.VERIFY)).isEqualTo(1);
    }

    @Test
    void anAccessTokenOfAnotherPersonIsRefused() {
        NativeCredential mixed = sakuras().withAccessToken(bed.line.accessTokenForApp(LinePerson.KEN));

        assertThat(refusal(mixed)).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void anAccessTokenOfAnotherChannelIsRefused() {
        bed.line.sayTokensAreOf("999");

        assertThat(refusal(sakuras().withAccessToken(bed.line.accessTokenForApp(LinePerson.SAKURA))))
                .isEqualTo(Reason.INVALID_TOKEN);
    }

    private NativeCredential sakuras() {
        return NativeCredential.of(bed.line.idTokenForApp(LinePerson.SAKURA, Map.of("nonce", NONCE)), NONCE);
    }

    private SocialLogin signIn(String idToken) {
        return apps.can(NativeSignIn.class).signIn(NativeCredential.of(idToken, NONCE));
    }

    private Reason refusal(NativeCredential credential) {
        return Refusals.refusalOf(() -> apps.can(NativeSignIn.class).signIn(credential))
                .reason();
    }
}
