package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.Consent;
import dev.socialconnector.Consent.State;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ConsentItem;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.ConsentLevel;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person agreed to share: read, and taken back. */
final class ConsentManagementTest {
    private static final String SUBJECT = KapiAbility.USER.subject();
    private static final UserRef BY_SUBJECT = UserRef.bySubject(SUBJECT);

    @RegisterExtension
    final KakaoBed bed = KapiAbility.startBed();

    private final KakaoBed admin = KapiAbility.withAdminKey(bed);
    private final ConsentManagement consents = admin.can(ConsentManagement.class);
    private UserRef user;

    @BeforeEach
    void link() {
        user = KapiAbility.freshUser(bed);
    }

    @Test
    void eachItemStandsAsInTheProfile() {
        SocialProfile profile = bed.profile(user.tokens().orElseThrow());

        Map<String, State> states = states(consents.consents(user));

        assertThat(states)
                .containsEntry("account_email", State.GRANTED)
                .containsEntry("gender", State.PENDING)
                .containsEntry("birthday", State.PENDING)
                .containsEntry("shipping_address", State.GRANTED);
        profile.consents().values().stream()
                .filter(consent -> List.of(State.GRANTED, State.PENDING).contains(consent.state()))
                .forEach(consent -> assertThat(states).containsEntry(consent.scope(), consent.state()));
    }

    @Test
    void anItemHasItsNameAndSaysWhetherItCanBeTakenBack() {
        Map<String, ConsentItem> items = byScope(consents.consents(BY_SUBJECT));

        assertThat(items)
                .containsEntry(
                        "account_email",
                        new ConsentItem(
                                new Consent("account_email", State.GRANTED), Optional.of("카카오계정(이메일)"), true, true))
                .containsEntry(
                        "profile_nickname",
                        new ConsentItem(
                                new Consent("profile_nickname", State.GRANTED), Optional.of("닉네임"), true, false))
                .containsEntry(
                        "gender",
                        new ConsentItem(new Consent("gender", State.PENDING), Optional.of("성별"), true, false));
    }

    @Test
    void aConsentOutlivesTheItem() {
        bed.kakao.app().withoutConsentItem("account_email");

        Map<String, ConsentItem> items = byScope(consents.consents(user));

        assertThat(items)
                .containsEntry(
                        "account_email",
                        new ConsentItem(
                                new Consent("account_email", State.GRANTED), Optional.of("카카오계정(이메일)"), false, true));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"using\":true,\"agreed\":true,\"revocable\":true', GRANTED, true, true",
        "'\"using\":false,\"agreed\":true', GRANTED, false, false",
        "'\"using\":true,\"agreed\":false', PENDING, true, false",
        "'\"using\":true,\"agreed\":false,\"revocable\":true', PENDING, true, false",
        "'\"using\":false,\"agreed\":false', NOT_CONFIGURED, false, false",
        "'\"using\":true', PENDING, true, false",
        "'\"using\":true,\"agreed\":\"true\"', PENDING, true, false",
        "'\"using\":true,\"agreed\":null,\"delegated\":true,\"type\":\"TOMORROWS\"', PENDING, true, false",
        "'\"display_name\":\" \"', NOT_CONFIGURED, false, false"
    })
    void theFlagsDecide(String flags, State state, boolean inUse, boolean revocable) {
        bed.kakao.inject(KakaoPaths.SCOPES, answer("{\"id\":\"legacy\"," + flags + "}"));

        List<ConsentItem> items = consents.consents(user);

        assertThat(items)
                .containsExactly(new ConsentItem(new Consent("legacy", state), Optional.empty(), inUse, revocable));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":3891047281}",
                "{\"id\":3891047281,\"scopes\":null}",
                "{\"id\":3891047281,\"scopes\":{}}",
                "{\"id\":3891047281,\"scopes\":[7]}",
                "{\"id\":3891047281,\"scopes\":[{\"agreed\":true}]}",
                "{\"id\":3891047281,\"scopes\":[{\"id\":\"<b>\",\"agreed\":true}]}"
            })
    void halfAListIsNone(String body) {
        bed.kakao.inject(KakaoPaths.SCOPES, Fault.answer(200, body));

        ConnectorException refusal = refusalOf(() -> consents.consents(user));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.CONSENTS);
    }

    @Test
    void anAppWithoutItemsHasNone() {
        bed.kakao.inject(KakaoPaths.SCOPES, answer(""));

        assertThat(consents.consents(user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTakenBackIsTold(boolean wholeList) {
        bed.kakao.app().wholeScopeListAfterRevoking(wholeList);

        List<ConsentItem> items = consents.revoke(user, List.of("account_email"));

        assertThat(states(items)).containsExactly(Map.entry("account_email", State.PENDING));
        assertThat(bed.kakao.consents("jiu")).containsExactly("profile_nickname", "shipping_address");
    }

    @Test
    void consentsAreTakenBackBySubjectToo() {
        List<ConsentItem> items = consents.revoke(BY_SUBJECT, List.of("shipping_address", "account_email"));

        assertThat(states(items))
                .containsOnly(Map.entry("account_email", State.PENDING), Map.entry("shipping_address", State.PENDING));
        assertThat(bed.kakao.consents("jiu")).containsExactly("profile_nickname");
    }

    @Test
    void anItemThatTheAppDroppedCanBeTakenBack() {
        bed.kakao.app().withoutConsentItem("account_email");

        List<ConsentItem> items = consents.revoke(user, List.of("account_email"));

        assertThat(states(items)).containsExactly(Map.entry("account_email", State.NOT_CONFIGURED));
    }

    @Test
    void repeatedScopesAreSentOnce() {
        consents.revoke(user, List.of("account_email", "gender", "account_email"));

        RecordedCall call = bed.kakao.calls(KakaoPaths.REVOKE_SCOPES).get(0);
        assertThat(call.parameter("scopes")).contains("[\"account_email\",\"gender\"]");
    }

    /** Kakao passes over what the application does not have, if it has one of the others. */
    @Test
    void anUnknownItemAmongOthersIsLeftOut() {
        List<ConsentItem> items = consents.revoke(user, List.of("account_email", "email"));

        assertThat(states(items)).containsOnlyKeys("account_email");
    }

    @Test
    void aRequiredItemCannotBeTakenBack() {
        ConnectorException refusal =
                refusalOf(() -> consents.revoke(user, List.of("account_email", "profile_nickname")));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("-3");
        assertThat(refusal).hasMessageContaining("cannot be taken back: profile_nickname");
        assertThat(refusal).hasMessageNotContaining("account_email");
        assertThat(bed.kakao.consents("jiu")).contains("account_email", "profile_nickname");
    }

    /** Kakao's text is not relied on. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "account_emails", "not revocable"})
    void aRequiredItemNeedNotBeNamed(String text) {
        bed.kakao.inject(KakaoPaths.REVOKE_SCOPES, Fault.kapiError(403, -3, text));

        ConnectorException refusal = refusalOf(() -> consents.revoke(user, List.of("account_email")));

        assertThat(refusal.providerCode()).contains("-3");
        assertThat(refusal)
                .hasMessageContaining("cannot be taken back")
                .hasMessageNotContaining("account_email")
                .hasMessageNotContaining(text);
    }

    @Test
    void anUnknownItemIsToldApart() {
        ConnectorException refusal = refusalOf(() -> consents.revoke(user, List.of("email")));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.providerCode()).contains("-2");
        assertThat(refusal).hasMessageContaining("no such consent item");
    }

    @Test
    void otherRefusalsKeepTheirText() {
        bed.kakao.inject(KakaoPaths.REVOKE_SCOPES, Fault.kapiError(403, -5, "account_email"));

        ConnectorException refusal = refusalOf(() -> consents.revoke(user, List.of("account_email")));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("status 403").hasMessageNotContaining("taken back");
    }

    @Test
    void aConsentThatStaysIsNoSuccess() {
        bed.kakao.inject(KakaoPaths.REVOKE_SCOPES, answer("{\"id\":\"account_email\",\"using\":true,\"agreed\":true}"));

        ConnectorException refusal = refusalOf(() -> consents.revoke(user, List.of("account_email")));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(bed.kakao.count(KakaoPaths.REVOKE_SCOPES)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "account_email,gender", "account email", "<b>", "\"]", "이메일"})
    void whatIsNoScopeNameIsNotSent(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consents.revoke(user, Arrays.asList("account_email", scope)));

        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void atLeastOneScopeIsNeeded() {
        assertThatIllegalArgumentException().isThrownBy(() -> consents.revoke(user, List.of()));

        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void whatWasTakenBackCanBeAskedForAgain() {
        bed.kakao.app().consentItem("account_email", ConsentLevel.DURING_USE);
        List<ConsentItem> items = consents.revoke(user, List.of("account_email"));
        List<String> scopes = items.stream().map(item -> item.consent().scope()).toList();

        bed.signIn(KakaoBed.options().scopes(scopes));

        assertThat(states(consents.consents(user))).containsEntry("account_email", State.GRANTED);
    }

    private static Fault answer(String items) {
        return Fault.answer(200, "{\"id\":" + SUBJECT + ",\"scopes\":[" + items + "]}");
    }

    private static Map<String, ConsentItem> byScope(List<ConsentItem> items) {
        return items.stream().collect(Collectors.toMap(item -> item.consent().scope(), Function.identity()));
    }

    private static Map<String, State> states(List<ConsentItem> items) {
        return items.stream().collect(Collectors.toMap(item -> item.consent().scope(), item -> item.consent()
                .state()));
    }
}
