package dev.socialconnector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.google.GoogleEmulator;
import dev.socialconnector.testing.google.GooglePerson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ID tokens that apps and the button in pages hand in. */
final class GoogleNativeSignInTest {
    private static final String ANDROID = "1234567890-android.apps.googleusercontent.com";
    private static final String IOS = "1234567890-ios.apps.googleusercontent.com";
    private static final String NONCE = "nonce-of-the-app";

    @RegisterExtension
    final GoogleBed bed = GoogleBed.start();

    private final GoogleBed apps = bed.with(settings -> settings.nativeClientIds(List.of(ANDROID, IOS)));

    @Test
    void androidsTokenIsForTheWebAndNamesTheApp() {
        SocialLogin login = signIn(apps, Map.of("azp", ANDROID, "nonce", NONCE));

        assertThat(login.profile().subject()).isEqualTo(GooglePerson.JANE.subject());
        assertThat(login.profile().email().orElseThrow().verified()).isTrue();
        assertThat(login.tokens().accessToken()).isEmpty();
    }

    @Test
    void iosTokenIsForTheApp() {
        SocialLogin login = signIn(apps, Map.of("aud", IOS, "azp", IOS, "nonce", NONCE));

        assertThat(login.idToken().orElseThrow().audience()).containsExactly(IOS);
    }

    @Test
    void anIssuerWithoutSchemeIsGoogleToo() {
        SocialLogin login = signIn(apps, Map.of("iss", bed.google.address().getAuthority(), "nonce", NONCE));

        assertThat(login.profile().subject()).isEqualTo(GooglePerson.JANE.subject());
    }

    @Test
    void aTokenOfAnotherAppIsRefused() {
        assertThat(refusal(Map.of("azp", "somebody-elses", "nonce", NONCE))).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal(Map.of("aud", "somebody-elses", "nonce", NONCE))).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void theNonceMustBeTheOneThatWasGivenOut() {
        assertThat(refusal(Map.of("nonce", "another"))).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal(Map.of())).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void noSignInGoesWithoutNonceUnlessASettingSaysSo() {
        String idToken = bed.google.idTokenForApp(GooglePerson.JANE, Map.of());
        NativeCredential credential = new NativeCredential(idToken, Optional.empty(), Optional.empty());
        GoogleBed lenient =
                bed.with(settings -> settings.nativeClientIds(List.of(ANDROID)).nativeNonce(false));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> apps.can(NativeSignIn.class).signIn(credential));
        assertThat(lenient.can(NativeSignIn.class).signIn(credential).profile().subject())
                .isEqualTo(GooglePerson.JANE.subject());
    }

    @Test
    void withoutAppsNothingIsTaken() {
        assertThat(bed.connector.capability(NativeSignIn.class)).isEmpty();
    }

    @Test
    void theHostedDomainIsEnforcedHereToo() {
        GoogleBed strict =
                bed.with(settings -> settings.nativeClientIds(List.of(ANDROID)).hostedDomains(List.of("corp.example")));
        String idToken = bed.google.idTokenForApp(GooglePerson.JANE, Map.of("nonce", NONCE));

        assertThat(Refusals.refusalOf(() -> strict.can(NativeSignIn.class).signIn(NativeCredential.of(idToken, NONCE)))
                        .reason())
                .isEqualTo(Reason.ACCOUNT_RESTRICTED);
    }

    /** It could be of another person, or of another application. */
    @Test
    void anAccessTokenMustBeBoundToTheIdToken() {
        String unbound = bed.google.idTokenForApp(GooglePerson.JANE, Map.of("nonce", NONCE));
        String foreign = bed.google.idTokenForApp(
                GooglePerson.JANE, Map.of("nonce", NONCE, "at_hash", "AAAAAAAAAAAAAAAAAAAAAA"));

        assertThat(Refusals.refusalOf(() -> apps.can(NativeSignIn.class)
                                .signIn(NativeCredential.of(unbound, NONCE).withAccessToken("ya29.some")))
                        .reason())
                .isEqualTo(Reason.INVALID_TOKEN);
        assertThat(Refusals.refusalOf(() -> apps.can(NativeSignIn.class)
                                .signIn(NativeCredential.of(foreign, NONCE).withAccessToken("ya29.some")))
                        .reason())
                .isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aTokenOfTheWebsSignInIsForTheWebAlone() {
        String fromApp = bed.google.idTokenForApp(GooglePerson.JANE, Map.of("aud", IOS, "azp", IOS));
        bed.google.tampering().idToken(genuine -> fromApp);

        assertThat(apps.refusal(GooglePerson.JANE).reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.google.server().count(GoogleEmulator.TOKEN)).isEqualTo(1);
    }

    private SocialLogin signIn(GoogleBed used, Map<String, Object> claims) {
        String idToken = bed.google.idTokenForApp(GooglePerson.JANE, claims);
        return used.can(NativeSignIn.class).signIn(NativeCredential.of(idToken, NONCE));
    }

    private Reason refusal(Map<String, Object> claims) {
        return Refusals.refusalOf(() -> signIn(apps, claims)).reason();
    }
}
