package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.Consent.State;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.capability.KakaoUserDirectory;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles of many people at once. */
final class UserDirectoryTest {
    private static final int CROWD = 250;
    private static final long FIRST = 10_001;

    @RegisterExtension
    static final KakaoBed bed =
            KakaoBed.start(settings -> settings.users(crowd())).withAdminKey();

    private final KakaoUserDirectory directory = bed.can(KakaoUserDirectory.class);

    @BeforeEach
    void answerAsDescribed() {
        bed.kakao.app().usersInBareArray(false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHundredPeopleCostOneCall(boolean bareArray) {
        bed.kakao.app().usersInBareArray(bareArray);
        List<String> subjects = new ArrayList<>(subjects(CROWD));
        Collections.reverse(subjects);

        List<SocialProfile> profiles = directory.profiles(subjects);

        assertThat(profiles).map(SocialProfile::subject).isEqualTo(subjects);
        assertThat(profiles).allMatch(profile -> profile.nickname().isPresent());
        assertThat(bed.kakao.count(KakaoPaths.APP_USERS)).isEqualTo(3);
    }

    @Test
    void ofPartsTwentyCostOneCall() {
        List<SocialProfile> profiles = directory.profiles(subjects(41), List.of("kakao_account.email"));

        assertThat(profiles).hasSize(41).allSatisfy(profile -> {
            assertThat(profile.email()).isPresent();
            assertThat(profile.nickname()).isEmpty();
            assertThat(profile.consent("profile_nickname").state()).isEqualTo(State.NOT_CONFIGURED);
        });
        assertThat(bed.kakao.calls(KakaoPaths.APP_USERS))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.parameter("property_keys")).hasValue("[\"kakao_account.email\"]"));
    }

    @Test
    void whoIsNotLinkedIsMissing() {
        List<SocialProfile> profiles = directory.profiles(List.of("77", "10002", "9223372036854775807", "10001"));

        assertThat(profiles).map(SocialProfile::subject).containsExactly("10002", "10001");
    }

    @Test
    void whoIsNamedTwiceComesOnce() {
        List<SocialProfile> profiles = directory.profiles(List.of("10002", "10002"));

        assertThat(profiles).map(SocialProfile::subject).containsExactly("10002");
        assertThat(bed.kakao.calls(KakaoPaths.APP_USERS).get(0).parameter("target_ids"))
                .hasValue("[10002]");
    }

    @Test
    void aboutNobodyNobodyIsAsked() {
        assertThat(directory.profiles(List.of())).isEmpty();
        assertThat(bed.kakao.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jiu", "", "-1", "007", "1],[2", "9223372036854775808"})
    void aSubjectThatIsNoKakaoIdIsAMistake(String subject) {
        assertThatThrownBy(() -> directory.profiles(List.of("10001", subject)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the subject is not a Kakao id");
        assertThatThrownBy(() -> directory.subjectsAfter(subject))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the subject is not a Kakao id");
        assertThat(bed.kakao.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":10002}]",
                "{\"elements\":[{\"id\":10001},{\"id\":10002}]}",
                "[{\"id\":10001},{\"id\":10001}]",
                "[{\"id\":\"10001\"}]",
                "[{}]",
                "[10001]",
                "[null]",
                "[[{\"id\":10001}]]",
                "[{\"id\":10001}",
                "[{\"id\":10001}] []",
                "[{\"id\":10001,\"id\":10001}]",
                "{\"elements\":{\"id\":10001}}",
                "{\"elements\":[10001]}",
                "{\"elements\":null}",
                "{\"id\":10001}",
                "{}",
                "\"10001\"",
                ""
            })
    void anAnswerAboutAnybodyElseIsRefused(String answer) {
        bed.kakao.inject(KakaoPaths.APP_USERS, Fault.answer(200, answer));

        ConnectorException refusal = refusalOf(() -> directory.profiles(List.of("10001")));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.USERS);
        assertThat(refusal).hasMessageNotContaining("1000");
    }

    /** B3, B5. */
    @Test
    void anAnswerThatIsTooDeepOrTooLargeIsRefused() {
        for (Fault fault : List.of(
                Fault.answer(200, "[".repeat(100_000)),
                Fault.answer(200, "[{\"id\":10001,\"a\":\"" + "a".repeat(1_000_000) + "\"}]"),
                Fault.html(200))) {
            bed.kakao.clearFaults();
            bed.kakao.inject(KakaoPaths.APP_USERS, fault);

            ConnectorException refusal = refusalOf(() -> directory.profiles(List.of("10001")));

            assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        }
    }

    @Test
    void theAdminKeyIsInTheHeaderAlone() {
        directory.profiles(List.of("10001"));

        RecordedCall call = bed.kakao.calls(KakaoPaths.APP_USERS).get(0);
        assertThat(call.header("Authorization")).hasValue("KakaoAK " + bed.kakao.adminKey());
        assertThat(call.query()).containsOnlyKeys("target_id_type", "target_ids");
    }

    @Test
    void aWrongAdminKeyIsTheOperatorsTurn() {
        KakaoUserDirectory withWrongKey = bed.withAdminKey("0123456789abcdef").can(KakaoUserDirectory.class);

        ConnectorException one = refusalOf(() -> withWrongKey.profiles(List.of("10001")));
        ConnectorException other = refusalOf(() -> withWrongKey.subjects().toList());

        assertThat(List.of(one, other))
                .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED))
                .allSatisfy(refusal -> assertThat(refusal.providerCode()).hasValue("-401"));
    }

    @Test
    void withoutAnAdminKeyThereIsNoSuchAbility() {
        KakaoBed without = bed.with(config -> config.withApplication(KakaoApplication.UNKNOWN));

        assertThat(without.connector.capability(KakaoUserDirectory.class)).isEmpty();
    }

    private static List<String> subjects(int count) {
        return LongStream.range(FIRST, FIRST + count).mapToObj(Long::toString).toList();
    }

    private static List<EmulatedUser> crowd() {
        List<EmulatedUser> crowd = new ArrayList<>(List.of(KakaoUsers.NEWCOMER));
        for (int i = 0; i < CROWD; i++) {
            crowd.add(EmulatedUser.named("user" + i, FIRST + i)
                    .nickname("사람 " + i)
                    .email("user" + i + "@example.kr")
                    .linkedWith("profile_nickname", "account_email")
                    .build());
        }
        return crowd;
    }
}
