package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.apple.AppleEmulator;
import dev.socialconnector.testing.contract.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Refreshing, and unlinking by revocation. */
final class AppleTokensTest {
    @RegisterExtension
    final AppleBed bed = new AppleBed();

    @Test
    void aRefreshKeepsItsRefreshToken() {
        SocialLogin login = bed.signIn();

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(login.tokens(), AppleEmulator.SUBJECT);

        assertThat(fresh.refreshToken()).isPresent().isEqualTo(login.tokens().refreshToken());
        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(login.tokens().accessToken());
        assertThat(fresh.idToken()).isPresent();
    }

    @Test
    void aRefreshMayComeWithoutIdToken() {
        SocialLogin login = bed.signIn();
        bed.apple.refreshingWithoutIdToken();

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(login.tokens(), AppleEmulator.SUBJECT);

        assertThat(fresh.idToken()).isEmpty();
        assertThat(fresh.refreshToken()).isEqualTo(login.tokens().refreshToken());
    }

    @Test
    void anotherPersonsIdTokenEndsTheRefresh() {
        SocialLogin login = bed.signIn();
        bed.apple.idTokenClaims(Map.of("sub", "001234.another.0456"));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(login.tokens(), AppleEmulator.SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aRevokedRefreshTokenIsThePersonsTurn() {
        SocialLogin login = bed.signIn();
        bed.can(AccountUnlink.class).unlink(UserRef.byTokens(login.tokens(), AppleEmulator.SUBJECT));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(login.tokens(), AppleEmulator.SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.REFRESH);
        assertThat(refusal.providerCode()).contains("invalid_grant");
    }

    @Test
    void unlinkingRevokesTheRefreshTokenFirst() {
        SocialLogin login = bed.signIn();

        bed.can(AccountUnlink.class).unlink(UserRef.byTokens(login.tokens(), AppleEmulator.SUBJECT));

        List<RecordedCall> calls = bed.apple.server().calls(AppleEmulator.REVOCATION);
        assertThat(calls)
                .extracting(call -> call.parameter("token_type_hint").orElseThrow())
                .containsExactly("refresh_token", "access_token");
        assertThat(calls).allSatisfy(call -> assertThat(call.form())
                .containsOnlyKeys("token", "token_type_hint", "client_id", "client_secret"));
        assertThat(bed.apple.isGood(login.tokens().refreshToken().orElseThrow()))
                .isFalse();
    }

    /** The person is new to the application afterwards. */
    @Test
    void afterUnlinkingTheNameComesAgain() {
        SocialLogin login = bed.signIn();

        bed.can(AccountUnlink.class).unlink(UserRef.byTokens(login.tokens(), AppleEmulator.SUBJECT));

        assertThat(bed.signIn().profile().name()).contains("Jane Doe");
    }

    @Test
    void theRefreshTokenAloneIsEnough() {
        TokenSet stored = TokenSet.builder()
                .refreshToken(bed.signIn().tokens().refreshToken())
                .build();

        bed.can(AccountUnlink.class).unlink(UserRef.byTokens(stored, AppleEmulator.SUBJECT));

        assertThat(bed.apple.server().calls(AppleEmulator.REVOCATION)).hasSize(1);
        assertThat(bed.apple.isGood(stored.refreshToken().orElseThrow())).isFalse();
    }

    @Test
    void unlinkingTwiceIsNoError() {
        UserRef user = UserRef.byTokens(bed.signIn().tokens(), AppleEmulator.SUBJECT);

        bed.can(AccountUnlink.class).unlink(user);
        bed.can(AccountUnlink.class).unlink(user);

        assertThat(bed.apple.server().calls(AppleEmulator.REVOCATION)).hasSize(4);
    }

    @Test
    void anotherPersonsTokensAreRefusedBeforeTheyAreRevoked() {
        SocialLogin login = bed.signIn();

        ConnectorException refusal = Refusals.refusalOf(
                () -> bed.can(AccountUnlink.class).unlink(UserRef.byTokens(login.tokens(), "001234.another.0456")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
        assertThat(bed.apple.isGood(login.tokens().refreshToken().orElseThrow()))
                .isTrue();
    }

    @Test
    void withoutTokensNothingCanBeUnlinked() {
        AccountUnlink unlink = bed.can(AccountUnlink.class);
        TokenSet nothing = TokenSet.builder().idToken(Optional.of("a.b.c")).build();

        assertThat(Refusals.refusalOf(() -> unlink.unlink(UserRef.bySubject(AppleEmulator.SUBJECT)))
                        .reason())
                .isEqualTo(Reason.MISCONFIGURED);
        assertThat(Refusals.refusalOf(() -> unlink.unlink(UserRef.byTokens(nothing, AppleEmulator.SUBJECT)))
                        .reason())
                .isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void aRefusedClientIsToldAtTheUnlink() {
        SocialLogin login = bed.signIn();
        bed.apple.server().inject(AppleEmulator.REVOCATION, Fault.answer(400, "{\"error\":\"invalid_client\"}"));

        ConnectorException refusal = Refusals.refusalOf(
                () -> bed.can(AccountUnlink.class).unlink(UserRef.byTokens(login.tokens(), AppleEmulator.SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
    }

    /** Apple has no end of tokens that would keep the link. */
    @Test
    void thereIsNoLogoutThatWouldUnlink() {
        assertThat(bed.connector.capability(ProviderLogout.class)).isEmpty();
    }
}
