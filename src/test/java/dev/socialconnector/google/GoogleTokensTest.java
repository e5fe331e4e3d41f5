package dev.socialconnector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.google.GoogleEmulator;
import dev.socialconnector.testing.google.GooglePerson;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done with tokens of Google's: renew them, read with them, and unlink. */
final class GoogleTokensTest {
    private static final String SUBJECT = GooglePerson.JANE.subject();

    @RegisterExtension
    final GoogleBed bed = GoogleBed.start();

    private final GoogleBed offline = bed.with(settings -> settings.offline(true));

    @Test
    void aRefreshKeepsTheRefreshTokenAndBringsAVerifiedIdToken() {
        TokenSet tokens = offline.signIn(GooglePerson.JANE).tokens();

        TokenSet fresh = offline.can(TokenRefresh.class).refresh(tokens, SUBJECT);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(tokens.accessToken());
        assertThat(fresh.refreshToken()).isEqualTo(tokens.refreshToken());
        assertThat(fresh.idToken()).isPresent();
        assertThat(fresh.scopes()).isEqualTo(tokens.scopes());
    }

    @Test
    void aRefreshOfAnotherPersonIsRefused() {
        TokenSet tokens = offline.signIn(GooglePerson.JANE).tokens();

        ConnectorException refusal =
                Refusals.refusalOf(() -> offline.can(TokenRefresh.class).refresh(tokens, GooglePerson.HAN.subject()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aSecondSignInBringsNoRefreshToken() {
        offline.signIn(GooglePerson.JANE);

        TokenSet second = offline.signIn(GooglePerson.JANE).tokens();
        TokenSet asked = offline.signIn(GoogleBed.options().prompt("consent"), GooglePerson.JANE)
                .tokens();

        assertThat(second.refreshToken()).isEmpty();
        assertThat(asked.refreshToken()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant,          INVALID_TOKEN",
        "401, invalid_client,         MISCONFIGURED",
        "400, unauthorized_client,    MISCONFIGURED",
        "400, unsupported_grant_type, MISCONFIGURED",
        "400, redirect_uri_mismatch,  MISCONFIGURED",
        "400, org_internal,           ACCOUNT_RESTRICTED",
        "400, admin_policy_enforced,  ACCOUNT_RESTRICTED",
        "400, invalid_request,        UNEXPECTED_RESPONSE",
        "503, admin_policy_enforced,  UNAVAILABLE",
        "429, org_internal,           RATE_LIMITED",
    })
    void aRefusedRefreshHasItsMeaning(int status, String error, Reason reason) {
        TokenSet tokens = offline.signIn(GooglePerson.JANE).tokens();
        bed.google.server().inject(GoogleEmulator.TOKEN, Fault.answer(status, "{\"error\":\"" + error + "\"}"));

        ConnectorException refusal =
                Refusals.refusalOf(() -> offline.can(TokenRefresh.class).refresh(tokens, SUBJECT));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.REFRESH);
    }

    @Test
    void anExchangeWithASpentCodeIsToldAsSuch() {
        bed.google.server().inject(GoogleEmulator.TOKEN, Fault.answer(400, "{\"error\":\"invalid_grant\"}"));

        assertThat(bed.refusal(GooglePerson.JANE).reason()).isEqualTo(Reason.CODE_EXPIRED);
    }

    /** Google's UserInfo calls a dead token an invalid request. */
    @Test
    void aDeadAccessTokenIsToldAsSuch() {
        TokenSet tokens = bed.signIn(GooglePerson.JANE).tokens();
        bed.google.expire(tokens.accessToken().orElseThrow());

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(UserInfoLookup.class).userInfo(tokens, SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void unlinkingEndsAllTokens() {
        TokenSet tokens = offline.signIn(GooglePerson.JANE).tokens();

        offline.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, SUBJECT));

        assertThat(bed.google.isGood(tokens.accessToken().orElseThrow())).isFalse();
        assertThat(bed.google.isGood(tokens.refreshToken().orElseThrow())).isFalse();
    }

    @Test
    void theClientSendsNoSecretToUnlink() {
        TokenSet tokens = bed.signIn(GooglePerson.JANE).tokens();

        bed.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, SUBJECT));

        RecordedCall call = bed.google.server().calls(GoogleEmulator.REVOKE).get(0);
        assertThat(call.form()).containsOnlyKeys("token");
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.query()).isEmpty();
    }

    @Test
    void unlinkingTwiceIsNoError() {
        TokenSet tokens = offline.signIn(GooglePerson.JANE).tokens();
        UserRef user = UserRef.byTokens(tokens, SUBJECT);

        offline.can(AccountUnlink.class).unlink(user);
        offline.can(AccountUnlink.class).unlink(user);

        assertThat(bed.google.server().count(GoogleEmulator.REVOKE)).isEqualTo(1);
    }

    @Test
    void aTokenThatDiesMeanwhileIsNoError() {
        TokenSet tokens = bed.signIn(GooglePerson.JANE).tokens();
        bed.google.server().inject(GoogleEmulator.REVOKE, Fault.answer(400, "{\"error\":\"invalid_token\"}"));

        bed.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, SUBJECT));

        assertThat(bed.google.server().count(GoogleEmulator.REVOKE)).isEqualTo(1);
    }

    @Test
    void anExpiredAccessTokenIsRenewedToUnlink() {
        TokenSet tokens = offline.signIn(GooglePerson.JANE).tokens();
        bed.google.expire(tokens.accessToken().orElseThrow());

        offline.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, SUBJECT));

        assertThat(bed.google.isGood(tokens.refreshToken().orElseThrow())).isFalse();
    }

    @Test
    void anotherPersonsTokensAreRefusedBeforeAnythingIsChanged() {
        TokenSet tokens = offline.signIn(GooglePerson.JANE).tokens();

        ConnectorException refusal = Refusals.refusalOf(
                () -> offline.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, GooglePerson.HAN.subject())));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.google.isGood(tokens.accessToken().orElseThrow())).isTrue();
        assertThat(bed.google.server().count(GoogleEmulator.REVOKE)).isZero();
    }

    @Test
    void aFailureToUnlinkIsNoSuccess() {
        TokenSet tokens = bed.signIn(GooglePerson.JANE).tokens();
        bed.google.server().inject(GoogleEmulator.REVOKE, Fault.answer(503, "{}"));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
    }

    @Test
    void aFailureToSeeWhoseTokenItIsEndsTheUnlink() {
        TokenSet tokens = bed.signIn(GooglePerson.JANE).tokens();
        bed.google.server().inject(GoogleEmulator.USER_INFO, Fault.answer(503, "{}"));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(bed.google.server().count(GoogleEmulator.REVOKE)).isZero();
    }

    @Test
    void nobodyIsUnlinkedBySubjectAloneOrWithoutToken() {
        AccountUnlink unlink = bed.can(AccountUnlink.class);
        TokenSet none = TokenSet.builder().idToken(Optional.of("x.y.z")).build();

        assertThat(Refusals.refusalOf(() -> unlink.unlink(UserRef.bySubject(SUBJECT)))
                        .reason())
                .isEqualTo(Reason.MISCONFIGURED);
        assertThat(Refusals.refusalOf(() -> unlink.unlink(UserRef.byTokens(none, SUBJECT)))
                        .reason())
                .isEqualTo(Reason.INVALID_TOKEN);
    }

    /** To revoke is to unlink, here; so no logout pretends to be less. */
    @Test
    void thereIsNoLogoutThatWouldUnlink() {
        assertThat(bed.connector.capability(ProviderLogout.class)).isEmpty();
        assertThat(Map.of("unlink", bed.can(AccountUnlink.class)).toString())
                .doesNotContain(GoogleEmulator.CLIENT_SECRET);
    }
}
