package dev.socialconnector.kakao.profile;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static dev.socialconnector.kakao.KakaoAnswers.userWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.Consent;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E2. Which e-mail address is offered, and whether it may be trusted. */
final class EmailVerdictTest {
    private static final String ADDRESS = "\"email\":\"jiu@example.kr\"";

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    /** The three flags as JSON, "-" for a missing one, and what has to come of them. */
    record Case(String needsAgreement, String valid, String verified, boolean offered, boolean trusted) {}

    static Stream<Case> everyCombinationOfFlags() {
        List<String> states = List.of("true", "false", "-", "null", "\"true\"", "\"false\"", "1");
        List<Case> cases = new ArrayList<>();
        for (String needsAgreement : states) {
            for (String valid : states) {
                for (String verified : states) {
                    boolean agreed = List.of("false", "-", "null").contains(needsAgreement);
                    boolean offered = agreed && !valid.equals("false");
                    boolean trusted = needsAgreement.equals("false") && valid.equals("true") && verified.equals("true");
                    cases.add(new Case(needsAgreement, valid, verified, offered, trusted));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyCombinationOfFlags")
    void onlyConsentedAndValidAndVerifiedIsVerified(Case flags) {
        Optional<EmailAddress> email = profileOf(withFlags(flags)).email();

        assertThat(email.isPresent()).isEqualTo(flags.offered());
        assertThat(email.map(EmailAddress::verified).orElse(false)).isEqualTo(flags.trusted());
    }

    @Test
    void oneCombinationOfAllIsTrusted() {
        List<Case> trusted = everyCombinationOfFlags()
                .filter(flags -> profileOf(withFlags(flags))
                        .email()
                        .filter(EmailAddress::verified)
                        .isPresent())
                .toList();

        assertThat(trusted).containsExactly(new Case("false", "true", "true", true, true));
    }

    @Test
    void anAddressWithoutAnyFlagIsNotVerified() {
        SocialProfile profile = profileOf(userWith(ADDRESS));

        assertThat(profile.email()).contains(new EmailAddress("jiu@example.kr", false));
    }

    @Test
    void anAddressThatAnotherAccountTookOverIsNotOffered() {
        SocialProfile profile = profileOf(KakaoAnswers.named("email-taken-over"));

        assertThat(profile.email()).isEmpty();
    }

    /** Also where Kakao would forget to mask it. */
    @Test
    void anAddressThatIsNotValidIsNotOfferedUnmaskedEither() {
        SocialProfile profile = profileOf(userWith(
                ADDRESS, "\"email_needs_agreement\":false", "\"is_email_valid\":false", "\"is_email_verified\":true"));

        assertThat(profile.email()).isEmpty();
    }

    @Test
    void aSignInOfATakenOverAddressOffersItOnNeitherWay() {
        EmulatedUser user = KakaoUsers.TAKEN_OVER;

        SocialProfile whole = bed.signIn(user).profile();
        SocialProfile fromIdToken =
                bed.signIn(user, KakaoBed.options().withoutProfile()).profile();

        assertThat(whole.email()).isEmpty();
        assertThat(whole.subject()).isEqualTo("79");
        assertThat(fromIdToken.email()).isEmpty();
    }

    @Test
    void aTrustedAddressIsTrustedOnBothWays() {
        SocialProfile whole = bed.signIn().profile();
        SocialProfile fromIdToken =
                bed.signIn(KakaoBed.options().withoutProfile()).profile();

        assertThat(whole.email()).contains(new EmailAddress("jiu@example.kr", true));
        assertThat(fromIdToken.email()).contains(new EmailAddress("jiu@example.kr", true));
    }

    @Test
    void anAddressThatWasNotAgreedToIsPendingAndAbsent() {
        SocialProfile profile = profileOf(KakaoAnswers.named("email-not-agreed"));

        assertThat(profile.email()).isEmpty();
        assertThat(profile.consent("account_email").state()).isEqualTo(Consent.State.PENDING);
    }

    /** The deprecated flag decides nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "null", "\"yes\""})
    void hasEmailSaysNothing(String hasEmail) {
        String[] agreed = {
            "\"has_email\":" + hasEmail,
            "\"email_needs_agreement\":false",
            "\"is_email_valid\":true",
            "\"is_email_verified\":true"
        };

        SocialProfile with = profileOf(userWith(String.join(",", agreed), ADDRESS));
        SocialProfile without = profileOf(userWith(agreed));

        assertThat(with.email()).contains(new EmailAddress("jiu@example.kr", true));
        assertThat(without.email()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "null", "42", "[]", "{}", "false"})
    void whatIsNoTextIsNoAddress(String address) {
        SocialProfile profile = profileOf(userWith(
                "\"email\":" + address,
                "\"email_needs_agreement\":false",
                "\"is_email_valid\":true",
                "\"is_email_verified\":true"));

        assertThat(profile.email()).isEmpty();
    }

    private static String withFlags(Case flags) {
        List<String> members = new ArrayList<>(List.of(ADDRESS));
        add(members, "email_needs_agreement", flags.needsAgreement());
        add(members, "is_email_valid", flags.valid());
        add(members, "is_email_verified", flags.verified());
        return userWith(members.toArray(String[]::new));
    }

    private static void add(List<String> members, String name, String json) {
        if (!json.equals("-")) {
            members.add("\"" + name + "\":" + json);
        }
    }
}
