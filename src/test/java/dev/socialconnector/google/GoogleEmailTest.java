package dev.socialconnector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.testing.google.GooglePerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When Google's word about an e-mail address is worth anything. */
final class GoogleEmailTest {
    private static final String SUBJECT = "100000000000000000001";

    @RegisterExtension
    final GoogleBed bed = GoogleBed.start();

    @ParameterizedTest
    @CsvSource({
        // address,              email_verified, hd,           verified
        "jane@gmail.com,         true,           ,             true",
        "Jane@GMail.COM,         true,           ,             true",
        "jane@googlemail.com,    true,           ,             true",
        "jane@gmail.com,         false,          ,             false",
        "jane@gmail.com,         maybe,          ,             false",
        "han@corp.example,       true,           corp.example, true",
        "han@alias.example,      true,           corp.example, true",
        "han@corp.example,       TRUE,           corp.example, true",
        "han@corp.example,       false,          corp.example, false",
        "han@corp.example,       true,           ' ',          false",
        "otto@elsewhere.example, true,           ,             false",
        "otto@elsewhere.example, false,          ,             false",
        "x@notgmail.com,         true,           ,             false",
        "x@gmail.com.example,    true,           ,             false",
    })
    void anAddressIsVerifiedIfGoogleAnswersForIt(String address, String said, String domain, boolean verified) {
        GooglePerson person = GooglePerson.of(SUBJECT, address).with("email_verified", said);
        GooglePerson whole = domain == null ? person : person.with("hd", domain);

        SocialProfile profile = bed.signIn(whole).profile();

        assertThat(profile.email()).contains(new EmailAddress(address, verified));
    }

    @Test
    void googlesOwnAddressNeedsNoFlag() {
        GooglePerson own = GooglePerson.JANE.without("email_verified");
        GooglePerson hosted = GooglePerson.HAN.without("email_verified");

        assertThat(bed.signIn(own).profile().email().orElseThrow().verified()).isTrue();
        assertThat(bed.signIn(hosted).profile().email().orElseThrow().verified())
                .isFalse();
    }

    @Test
    void aSettingTrustsAnyAddressThatWasVerifiedOnce() {
        GoogleBed trusting = bed.with(settings -> settings.trustVerifiedEmail(true));

        assertThat(trusting.signIn(GooglePerson.OTTO)
                        .profile()
                        .email()
                        .orElseThrow()
                        .verified())
                .isTrue();
        assertThat(trusting.signIn(GooglePerson.OTTO.with("email_verified", false))
                        .profile()
                        .email()
                        .orElseThrow()
                        .verified())
                .isFalse();
    }

    @Test
    void whoDidNotGrantTheAddressHasNone() {
        assertThat(bed.signIn(GoogleBed.options().scopes("profile"), GooglePerson.JANE)
                        .profile()
                        .email())
                .isEmpty();
    }

    @Test
    void userInfoIsJudgedByTheSameRule() {
        SocialLogin otto = bed.signIn(GooglePerson.OTTO);
        SocialLogin han = bed.signIn(GooglePerson.HAN);

        SocialProfile ottos = bed.can(UserInfoLookup.class)
                .userInfo(otto.tokens(), otto.profile().subject());
        SocialProfile hans = bed.can(ProfileLookup.class)
                .profile(UserRef.byTokens(han.tokens(), han.profile().subject()));

        assertThat(ottos.email()).contains(new EmailAddress("otto@elsewhere.example", false));
        assertThat(hans.email()).contains(new EmailAddress("han@corp.example", true));
    }
}
