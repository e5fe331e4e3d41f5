package dev.socialconnector.kakao.profile;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoUsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E1. The subject is the exact decimal of Kakao's id, and nothing else. */
final class SubjectTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    /** The second is past what a double holds, the third as long as Kakao's samples, the last the end of 64 bits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 9007199254740993L, 1376016924429759243L, Long.MAX_VALUE})
    void theSubjectIsTheExactDecimalOfTheId(long id) {
        String userMe = "{\"id\":" + id + "}";

        SocialLogin login = bed.signInAs(id, userMe);

        assertThat(login.profile().subject()).isEqualTo(Long.toString(id));
        assertThat(login.idToken().orElseThrow().subject()).isEqualTo(Long.toString(id));
    }

    @Test
    void aSignInWithoutProfileHasTheSameSubject() {
        EmulatedUser user = KakaoUsers.MAX_ID;

        SocialLogin whole = bed.signIn(user);
        SocialLogin brief = bed.signIn(user, KakaoBed.options().withoutProfile());

        assertThat(whole.profile().subject()).isEqualTo("9223372036854775807");
        assertThat(brief.profile().subject()).isEqualTo("9223372036854775807");
    }

    /** One clear rule for all: an id is a JSON integer from 1 to 2^63-1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":null}",
                "{\"id\":0}",
                "{\"id\":-0}",
                "{\"id\":-77}",
                "{\"id\":-9223372036854775808}",
                "{\"id\":77.5}",
                "{\"id\":77.0}",
                "{\"id\":1.0}",
                "{\"id\":77e0}",
                "{\"id\":7.7E1}",
                "{\"id\":9.007199254740993e15}",
                "{\"id\":\"77\"}",
                "{\"id\":\"\"}",
                "{\"id\":true}",
                "{\"id\":[77]}",
                "{\"id\":{\"value\":77}}",
                "{\"id\":9223372036854775808}",
                "{\"id\":9223372036854775885}",
                "{\"id\":18446744073709551693}",
                "{\"id\":100000000000000000000000000000000000000000000000000000000000000000000000000077}",
                "{\"id\":077}",
                "{\"id\":+77}",
                "{\"id\":0x4D}",
                "{\"id\":77,\"id\":77}",
                "{\"ID\":77}",
                "{\"kakao_account\":{\"id\":77}}"
            })
    void anythingButAPositiveIntegerIsNoId(String userMe) {
        ConnectorException refusal = refusalOf(() -> bed.signInAs(77, userMe));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void whatChangesHandsDoesNotChangeTheSubject() {
        EmulatedUser before = EmulatedUser.named("mover", 501)
                .nickname("예전")
                .email("old@example.kr")
                .account("phone_number", "+82 10-1111-2222")
                .linkedWith("profile_nickname", "account_email", "phone_number")
                .build();
        EmulatedUser after = before.toBuilder()
                .nickname("지금")
                .email("new@example.kr")
                .account("phone_number", "+82 10-3333-4444")
                .build();

        bed.kakao.put(before);
        SocialLogin first = bed.signIn(before);
        bed.kakao.put(after);
        SocialLogin second = bed.signIn(after);

        assertThat(first.profile().email()).isNotEqualTo(second.profile().email());
        assertThat(first.profile().phoneNumber()).isNotEqualTo(second.profile().phoneNumber());
        assertThat(first.profile().nickname()).isNotEqualTo(second.profile().nickname());
        assertThat(first.profile().subject())
                .isEqualTo("501")
                .isEqualTo(second.profile().subject());
    }

    @Test
    void aProfileOfAnotherSubjectThanTheIdTokensIsRefusedWithoutAWordAboutEither() {
        String somebodyElse = KakaoAnswers.named("somebody-else");

        ConnectorException refusal = refusalOf(() -> bed.signInAs(3891047281L, somebodyElse));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(printed(refusal))
                .doesNotContain("777000777")
                .doesNotContain("두번째사람")
                .doesNotContain("second@example.kr")
                .doesNotContain("3891047281");
    }

    @Test
    void aLaterLookUpRefusesAnotherSubjectToo() {
        SocialLogin login = bed.signIn();

        ConnectorException refusal =
                refusalOf(() -> bed.can(ProfileLookup.class).profile(UserRef.byTokens(login.tokens(), "777000777")));

        assertThat(bed.profile(login.tokens())).isEqualTo(login.profile());
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(printed(refusal)).doesNotContain("777000777").doesNotContain("3891047281");
    }
}
