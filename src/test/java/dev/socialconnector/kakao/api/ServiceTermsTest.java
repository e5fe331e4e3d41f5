package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.KakaoParameters;
import dev.socialconnector.kakao.capability.KakaoServiceTerm;
import dev.socialconnector.kakao.capability.KakaoServiceTerms;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person agreed to of the service's own terms (Kakao Sync): read, recorded, and taken back. */
final class ServiceTermsTest {
    private static final String SUBJECT = KapiAbility.USER.subject();
    private static final UserRef BY_SUBJECT = UserRef.bySubject(SUBJECT);

    @RegisterExtension
    final KakaoBed bed = KapiAbility.startBed();

    private final KakaoServiceTerms terms = KapiAbility.withAdminKey(bed).can(KakaoServiceTerms.class);
    private UserRef user;

    @BeforeEach
    void link() {
        user = KapiAbility.freshUser(bed);
    }

    @Test
    void allTermsOfTheApplicationAreRead() {
        List<KakaoServiceTerm> all = terms.ofApplication(user);

        assertThat(all)
                .containsExactly(
                        new KakaoServiceTerm("tos", true, false, false, Optional.empty(), Optional.empty()),
                        new KakaoServiceTerm("news", false, false, true, Optional.empty(), Optional.empty()));
        assertThat(terms.agreed(user)).isEmpty();
    }

    @Test
    void whatIsRecordedIsAgreedTo() {
        Set<String> recorded = terms.upgrade(BY_SUBJECT, List.of("tos", "news"));

        Instant now = bed.clock.instant();
        assertThat(recorded).containsExactly("tos", "news");
        assertThat(terms.agreed(user))
                .containsExactly(
                        new KakaoServiceTerm("tos", true, true, false, Optional.of(now), Optional.of("KAPI")),
                        new KakaoServiceTerm("news", false, true, true, Optional.of(now), Optional.of("KAPI")));
    }

    @Test
    void someTermsCanBeAskedFor() {
        terms.upgrade(user, List.of("tos"));

        List<KakaoServiceTerm> some = terms.ofApplication(BY_SUBJECT, List.of("news"));
        List<KakaoServiceTerm> none = terms.agreed(user, List.of("news"));
        List<KakaoServiceTerm> both = terms.agreed(user, List.of("news", "tos", "news"));

        assertThat(some).extracting(KakaoServiceTerm::tag).containsExactly("news");
        assertThat(none).isEmpty();
        assertThat(both).extracting(KakaoServiceTerm::tag).containsExactly("tos");
        List<RecordedCall> calls = bed.kakao.calls(KakaoPaths.SERVICE_TERMS);
        assertThat(calls.get(calls.size() - 1).parameter("tags")).contains("news,tos");
    }

    @Test
    void whatWasAgreedToOnKakaosPageSaysSo() {
        bed.kakao.put(KakaoUsers.NEWCOMER);
        UserRef newcomer = UserRef.byTokens(bed.signIn(KakaoUsers.NEWCOMER).tokens(), KakaoUsers.NEWCOMER.subject());

        List<KakaoServiceTerm> agreed = terms.agreed(newcomer);

        assertThat(agreed).extracting(KakaoServiceTerm::tag).containsExactly("tos", "news");
        assertThat(agreed).allSatisfy(term -> assertThat(term.agreedBy()).contains("KAUTH"));
    }

    @Test
    void kakaoAsksForTheTermsOfTheRequest() {
        bed.signIn(KakaoBed.options().parameter(KakaoParameters.SERVICE_TERMS, "tos"));

        assertThat(terms.agreed(user)).extracting(KakaoServiceTerm::tag).containsExactly("tos");
    }

    @Test
    void whatIsNotTakenBackIsMissing() {
        terms.upgrade(user, List.of("tos", "news"));

        Set<String> revoked = terms.revoke(user, List.of("tos", "news"));

        assertThat(revoked).containsExactly("news");
        assertThat(terms.agreed(BY_SUBJECT)).extracting(KakaoServiceTerm::tag).containsExactly("tos");
    }

    @Test
    void whatIsNotRecordedIsMissing() {
        terms.upgrade(user, List.of("tos"));

        Set<String> recorded = terms.upgrade(user, List.of("tos", "news"));

        assertThat(recorded).containsExactly("news");
    }

    /** Only what was asked for, is listed and stands as it should. */
    @Test
    void onlyWhatKakaoConfirmsIsDone() {
        String list = "[{\"tag\":\"news\",\"agreed\":true},{\"tag\":\"other\",\"agreed\":false},{\"tag\":\"tos\"}]";
        bed.kakao.inject(
                KakaoPaths.REVOKE_SERVICE_TERMS,
                Fault.answer(200, "{\"id\":" + SUBJECT + ",\"revoked_service_terms\":" + list + "}"));

        Set<String> revoked = terms.revoke(user, List.of("tos", "news"));

        assertThat(revoked).isEmpty();
    }

    @Test
    void whatIsMissingOrUnheardOfIsNoFault() {
        bed.kakao.inject(
                KakaoPaths.SERVICE_TERMS, Fault.answer(200, "{\"id\":" + SUBJECT + ",\"service_terms\":[" + """
                        {"tag":"a","required":true,"agreed":true,"revocable":false},
                        {"tag":"b","required":false,"agreed":false,"revocable":true},
                        {"tag":"c","agreed":true,"agreed_at":"yesterday","agreed_by":"TOMORROW","members":["new"]},
                        {"tag":"d","agreed":true,"agreed_at":"2026-03-30T09:26:59+09:00","agreed_by":" "}]}
                        """));

        List<KakaoServiceTerm> all = terms.ofApplication(user);

        Optional<Instant> at = Optional.of(Instant.parse("2026-03-30T00:26:59Z"));
        assertThat(all)
                .containsExactly(
                        new KakaoServiceTerm("a", true, true, false, Optional.empty(), Optional.empty()),
                        new KakaoServiceTerm("b", false, false, true, Optional.empty(), Optional.empty()),
                        new KakaoServiceTerm("c", false, true, false, Optional.empty(), Optional.of("TOMORROW")),
                        new KakaoServiceTerm("d", false, true, false, at, Optional.empty()));
        assertThat(terms.agreed(user)).extracting(KakaoServiceTerm::tag).containsExactly("a", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":3891047281}",
                "{\"id\":3891047281,\"service_terms\":{\"tag\":\"a\"}}",
                "{\"id\":3891047281,\"service_terms\":[\"a\"]}",
                "{\"id\":3891047281,\"service_terms\":[{\"tag\":\" \",\"agreed\":true}]}"
            })
    void halfAListIsNone(String body) {
        bed.kakao.inject(KakaoPaths.SERVICE_TERMS, Fault.answer(200, body));

        ConnectorException refusal = refusalOf(() -> terms.agreed(user));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.SERVICE_TERMS);
    }

    @Test
    void anUnknownTagIsTold() {
        List<ConnectorException> refusals = List.of(
                refusalOf(() -> terms.agreed(user, List.of("tos", "nonsense"))),
                refusalOf(() -> terms.ofApplication(user, List.of("nonsense"))),
                refusalOf(() -> terms.upgrade(user, List.of("nonsense"))),
                refusalOf(() -> terms.revoke(BY_SUBJECT, List.of("nonsense"))));

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
            assertThat(refusal.providerCode()).contains("-2");
            assertThat(refusal).hasMessageContaining("no such service term");
        });
    }

    @Test
    void anAppWithoutKakaoSyncIsTheOperatorsTurn() {
        bed.kakao.app().kakaoSync(false);

        ConnectorException refusal = refusalOf(() -> terms.agreed(user));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tos,news", "to s", "tos\n"})
    void whatIsNoTagIsNotSent(String tag) {
        List<String> tags = List.of("news", tag);

        assertThatIllegalArgumentException().isThrownBy(() -> terms.agreed(user, tags));
        assertThatIllegalArgumentException().isThrownBy(() -> terms.ofApplication(user, tags));
        assertThatIllegalArgumentException().isThrownBy(() -> terms.upgrade(user, tags));
        assertThatIllegalArgumentException().isThrownBy(() -> terms.revoke(user, tags));

        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void aChangeNeedsATag() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms.upgrade(user, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> terms.revoke(user, List.of()));

        assertThat(bed.kakao.count()).isZero();
    }
}
