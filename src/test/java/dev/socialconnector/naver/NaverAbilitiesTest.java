package dev.socialconnector.naver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.naver.NaverTermsAgreements.Agreement;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.naver.NaverEmulator;
import dev.socialconnector.testing.naver.NaverPaths;
import dev.socialconnector.webhook.UnlinkNotices;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked and ended with a person's tokens. */
final class NaverAbilitiesTest {
    @RegisterExtension
    final NaverBed bed = new NaverBed();

    /** Naver sends a new access token alone. */
    @Test
    void aRefreshKeepsTheRefreshToken() {
        TokenSet tokens = bed.signIn().tokens();

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(tokens, NaverBed.SUBJECT);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(tokens.accessToken());
        assertThat(fresh.refreshToken()).isPresent().isEqualTo(tokens.refreshToken());
        assertThat(fresh.idToken()).isEmpty();
        assertThat(bed.naver.calls(NaverPaths.CLASSIC_TOKEN)).isEmpty();
    }

    @Test
    void aRefreshThatTheNewerDoorDoesNotKnowGoesToTheOlderOne() {
        TokenSet tokens = bed.signIn().tokens();
        bed.naver.refreshOnlyAtTheOlderDoor();

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(tokens, NaverBed.SUBJECT);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(tokens.accessToken());
        assertThat(bed.naver.calls(NaverPaths.CLASSIC_TOKEN)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "404, {}",
        "405, {}",
        "200, '{\"error\":\"invalid_request\"}'",
        "401, '{\"error\":\"unauthorized_client\"}'"
    })
    void whatElseSaysThatTheDoorIsWrongLeadsToTheOlderOneToo(int status, String body) {
        TokenSet tokens = bed.signIn().tokens();
        bed.naver.inject(NaverPaths.TOKEN, Fault.answer(status, body));

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(tokens, NaverBed.SUBJECT);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(tokens.accessToken());
    }

    /** It may have been spent there, or the whole server is down. */
    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_grant\"}', INVALID_TOKEN",
        "503, {}, UNAVAILABLE",
        "400, {}, UNEXPECTED_RESPONSE"
    })
    void anyOtherRefusalOfARefreshIsTheLastWord(int status, String body, Reason reason) {
        TokenSet tokens = bed.signIn().tokens();
        bed.naver.inject(NaverPaths.TOKEN, Fault.answer(status, body));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(tokens, NaverBed.SUBJECT));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(bed.naver.calls(NaverPaths.CLASSIC_TOKEN)).isEmpty();
    }

    @Test
    void theOlderDoorRefreshesItsOwn() {
        NaverConnector classic = bed.classic();
        TokenSet tokens = bed.signIn(classic).tokens();

        TokenSet fresh = classic.capability(TokenRefresh.class).orElseThrow().refresh(tokens, NaverBed.SUBJECT);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(tokens.accessToken());
        assertThat(bed.naver.calls(NaverPaths.TOKEN)).isEmpty();
    }

    @Test
    void aTokenTellsWhoseItIsAndWhenItEnds() {
        AccessTokenInformation information =
                bed.can(TokenIntrospection.class).introspect(bed.signIn().tokens());

        assertThat(information.subject()).isEqualTo(NaverBed.SUBJECT);
        assertThat(information.expiresAt()).contains(Instant.parse("2026-06-01T04:00:00Z"));
        assertThat(bed.naver.calls(NaverPaths.VERIFY)).singleElement().satisfies(call -> assertThat(call.query())
                .containsEntry("info", List.of("true")));
    }

    /** Naver documents no form. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-01T13:00:00+09:00, 2026-06-01T04:00:00Z",
        "2026-06-01T04:00:00Z, 2026-06-01T04:00:00Z",
        "2026-06-01T13:00:00, 2026-06-01T04:00:00Z",
        "2026-06-01 13:00:00.250, 2026-06-01T04:00:00.250Z",
        "tomorrow, ",
        "'', "
    })
    void anEndIsReadIfItCanBe(String text, Instant end) {
        TokenSet tokens = bed.signIn().tokens();
        bed.naver.inject(
                NaverPaths.VERIFY,
                Fault.answer(200, "{\"resultcode\":\"00\",\"response\":{\"expire_date\":\"" + text + "\"}}"));

        assertThat(bed.can(TokenIntrospection.class).introspect(tokens).expiresAt())
                .isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void aDeadTokenHasNoInformation() {
        TokenSet dead = TokenSet.of("dead-token").build();

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(dead));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.TOKEN_INFORMATION);
        assertThat(refusal.providerCode()).contains("024");
    }

    @Test
    void theProfileIsReadAgainForItsOwnerOnly() {
        TokenSet tokens = bed.signIn().tokens();

        assertThat(bed.can(ProfileLookup.class).profile(NaverBed.user(tokens)).name())
                .contains("홍길동");
        assertThat(Refusals.refusalOf(() -> bed.can(ProfileLookup.class).profile(UserRef.byTokens(tokens, "another")))
                        .reason())
                .isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void unlinkingRevokesTheTokenWithItsRefreshToken() {
        TokenSet tokens = bed.signIn().tokens();

        bed.can(AccountUnlink.class).unlink(NaverBed.user(tokens));

        assertThat(bed.naver.isGood(tokens.accessToken().orElseThrow())).isFalse();
        assertThat(bed.naver.isGood(tokens.refreshToken().orElseThrow())).isFalse();
        RecordedCall call = bed.naver.calls(NaverPaths.REVOKE).get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.query()).isEmpty();
        assertThat(call.parameter("token")).isEqualTo(tokens.accessToken());
        assertThat(call.parameter("token_type_hint")).contains("access_token");
        assertThat(call.parameter("client_secret")).contains(NaverEmulator.CLIENT_SECRET);
    }

    @Test
    void nobodyElseIsUnlinked() {
        TokenSet tokens = bed.signIn().tokens();

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, "another")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
        assertThat(bed.naver.calls(NaverPaths.REVOKE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_request\"}', UNEXPECTED_RESPONSE",
        "401, '{\"error\":\"unauthorized_client\"}', MISCONFIGURED",
        "401, '{}', MISCONFIGURED",
        "503, '{\"error\":\"temporarily_unavailable\"}', UNAVAILABLE",
        "200, '{\"error\":\"invalid_request\"}', UNEXPECTED_RESPONSE"
    })
    void aRefusedRevocationHasItsMeaning(int status, String body, Reason reason) {
        TokenSet tokens = bed.signIn().tokens();
        bed.naver.inject(NaverPaths.REVOKE, Fault.answer(status, body));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(NaverBed.user(tokens)));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
    }

    @Test
    void whoIsUnlinkedAlreadyIsTold() {
        TokenSet tokens = bed.signIn().tokens();
        bed.can(AccountUnlink.class).unlink(NaverBed.user(tokens));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(NaverBed.user(tokens)));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void agreementsToTermsAreRead() {
        TokenSet tokens = bed.signIn().tokens();

        List<Agreement> agreements = bed.can(NaverTermsAgreements.class).agreements(NaverBed.user(tokens));

        assertThat(agreements)
                .containsExactly(
                        new Agreement("terms-of-service", Optional.of(Instant.parse("2026-05-31T06:04:05.678Z"))));
        assertThat(agreements.toString()).contains("Agreement[agreedAt=").doesNotContain("terms-of-service");
    }

    @Test
    void agreementsOfOtherApplicationsAndWithoutCodeAreLeftOut() {
        TokenSet tokens = bed.signIn().tokens();
        bed.naver.inject(NaverPaths.AGREEMENT, Fault.answer(200, """
                        {"result":"success","agreementInfos":[
                          {"termCode":"other","clientId":"another-client","agreeDate":"03:04:05 AM 05/31/2026"},
                          {"clientId":"%s"},
                          {"termCode":"own","agreeDate":"someday"}]}
                        """.formatted(NaverEmulator.CLIENT_ID)));

        assertThat(bed.can(NaverTermsAgreements.class).agreements(NaverBed.user(tokens)))
                .containsExactly(new Agreement("own", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"result\":\"failure\"}", "{\"result\":true}", "{}"})
    void agreementsThatFailAreUnexpected(String body) {
        TokenSet tokens = bed.signIn().tokens();
        bed.naver.inject(NaverPaths.AGREEMENT, Fault.answer(200, body));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(NaverTermsAgreements.class).agreements(NaverBed.user(tokens)));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.SERVICE_TERMS);
    }

    @Test
    void agreementsOfAnotherPersonAreNotRead() {
        TokenSet tokens = bed.signIn().tokens();

        ConnectorException refusal = Refusals.refusalOf(
                () -> bed.can(NaverTermsAgreements.class).agreements(UserRef.byTokens(tokens, "another")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.naver.calls(NaverPaths.AGREEMENT)).isEmpty();
    }

    @Test
    void nobodyIsActedForWhileTheyAreAway() {
        UserRef away = UserRef.bySubject(NaverBed.SUBJECT);

        assertThat(List.of(
                        Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(away)),
                        Refusals.refusalOf(() -> bed.can(ProfileLookup.class).profile(away)),
                        Refusals.refusalOf(
                                () -> bed.can(NaverTermsAgreements.class).agreements(away))))
                .extracting(ConnectorException::reason)
                .containsOnly(Reason.MISCONFIGURED);
        assertThat(bed.naver.calls()).isEmpty();
    }

    /** Its sessions do not end by policy, and to revoke a token is to unlink. */
    @Test
    void thereIsNoLogout() {
        assertThat(bed.connector.capability(ProviderLogout.class)).isEmpty();
    }

    @Test
    void noAbilityPrintsASecret() {
        assertThat(List.of(
                        bed.connector,
                        NaverConfig.of("client", NaverEmulator.CLIENT_SECRET),
                        bed.can(TokenIntrospection.class),
                        bed.can(UnlinkNotices.class)))
                .allSatisfy(
                        each -> assertThat(each.toString()).isNotEmpty().doesNotContain(NaverEmulator.CLIENT_SECRET));
    }

    @Test
    void addressesAndSettingsInCodeAreChecked() {
        URI plain = URI.create("http://nid.example.com");

        assertThat(NaverEndpoints.production().nid()).isEqualTo(URI.create("https://nid.naver.com"));
        assertThat(NaverEndpoints.production().api()).isEqualTo(URI.create("https://openapi.naver.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> NaverEndpoints.at(plain));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NaverEndpoints("issuer", bed.naver.base(), plain))
                .withMessageContaining("api");
        assertThatIllegalArgumentException().isThrownBy(() -> NaverConfig.of("with space", "secret"));
        assertThatIllegalArgumentException().isThrownBy(() -> NaverConfig.of("client", " "));
    }
}
