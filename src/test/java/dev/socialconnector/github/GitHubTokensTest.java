package dev.socialconnector.github;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.github.GitHubEmulator;
import dev.socialconnector.testing.github.GitHubPaths;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked and ended with a person's tokens. */
final class GitHubTokensTest {
    @RegisterExtension
    final GitHubBed bed = new GitHubBed();

    @Test
    void aTokenTellsWhoseItIsAndThatItDoesNotEnd() {
        AccessTokenInformation information =
                bed.can(TokenIntrospection.class).introspect(bed.signIn().tokens());

        assertThat(information.subject()).isEqualTo(GitHubBed.SUBJECT);
        assertThat(information.expiresAt()).isEmpty();
    }

    @Test
    void anEndIsRead() {
        TokenSet tokens = bed.signIn().tokens();
        bed.github.inject(GitHubPaths.APPLICATION_TOKEN, Fault.answer(200, answer("\"2026-07-01T00:00:00Z\"")));

        AccessTokenInformation information = bed.can(TokenIntrospection.class).introspect(tokens);

        assertThat(information.expiresAt()).contains(Instant.parse("2026-07-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tomorrow\"", "7", "null"})
    void anEndThatCannotBeReadIsNone(String end) {
        TokenSet tokens = bed.signIn().tokens();
        bed.github.inject(GitHubPaths.APPLICATION_TOKEN, Fault.answer(200, answer(end)));

        assertThat(bed.can(TokenIntrospection.class).introspect(tokens).expiresAt())
                .isEmpty();
    }

    /** Whoever runs another application must not sign in here with what they got there. */
    @Test
    void aTokenOfAnotherApplicationIsRefused() {
        TokenSet stolen = TokenSet.of("gho_of-another-application").build();

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(stolen));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.TOKEN_INFORMATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"app\":{\"client_id\":\"Ov23liOther\"},\"user\":{\"id\":1}}", "{\"user\":{\"id\":1}}"})
    void anAnswerAboutAnotherApplicationIsRefused(String answer) {
        TokenSet tokens = bed.signIn().tokens();
        bed.github.inject(GitHubPaths.APPLICATION_TOKEN, Fault.answer(200, answer));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void anAnswerAboutNobodyIsUnexpected() {
        TokenSet tokens = bed.signIn().tokens();
        bed.github.inject(
                GitHubPaths.APPLICATION_TOKEN, Fault.answer(200, answer("null").replace("\"id\":1", "\"id\":0")));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    /** A 401 is about the application's own secret there. */
    @ParameterizedTest
    @CsvSource({
        "401, MISCONFIGURED",
        "404, INVALID_TOKEN",
        "422, INVALID_TOKEN",
        "503, UNAVAILABLE",
        "429, RATE_LIMITED"
    })
    void aRefusalOfANamedTokenHasItsMeaning(int status, Reason reason) {
        TokenSet tokens = bed.signIn().tokens();
        bed.github.inject(GitHubPaths.APPLICATION_TOKEN, Fault.answer(status, "{\"message\":\"no\"}"));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(tokens));

        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    void logoutDeletesTheOneToken() {
        TokenSet first = bed.signIn().tokens();
        TokenSet second = bed.signIn().tokens();

        bed.can(ProviderLogout.class).logout(GitHubBed.user(first));

        assertThat(bed.github.isGood(first.accessToken().orElseThrow())).isFalse();
        assertThat(bed.github.isGood(second.accessToken().orElseThrow())).isTrue();
        assertThat(last(GitHubPaths.APPLICATION_TOKEN)).satisfies(call -> {
            assertThat(call.method()).isEqualTo("DELETE");
            assertThat(call.header("Authorization")).contains("Basic " + basic());
            assertThat(call.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(call.header("User-Agent")).contains("social-connector");
            assertThat(call.body())
                    .isEqualTo("{\"access_token\":\"" + first.accessToken().orElseThrow() + "\"}");
        });
    }

    @Test
    void aTokenThatIsGoneAlreadyIsTold() {
        TokenSet tokens = bed.signIn().tokens();
        bed.can(ProviderLogout.class).logout(GitHubBed.user(tokens));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(ProviderLogout.class).logout(GitHubBed.user(tokens)));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.LOGOUT);
    }

    @Test
    void unlinkingDeletesTheAuthorizationWithAllTokens() {
        TokenSet first = bed.signIn().tokens();
        TokenSet second = bed.signIn().tokens();

        bed.can(AccountUnlink.class).unlink(GitHubBed.user(first));

        assertThat(bed.github.isGood(first.accessToken().orElseThrow())).isFalse();
        assertThat(bed.github.isGood(second.accessToken().orElseThrow())).isFalse();
        assertThat(last(GitHubPaths.APPLICATION_GRANT).method()).isEqualTo("DELETE");
    }

    @Test
    void nobodyElseIsUnlinked() {
        TokenSet tokens = bed.signIn().tokens();

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(UserRef.byTokens(tokens, "42")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
        assertThat(bed.github.calls(GitHubPaths.APPLICATION_GRANT)).isEmpty();
        assertThat(bed.github.isGood(tokens.accessToken().orElseThrow())).isTrue();
    }

    @Test
    void nobodyIsUnlinkedOrLoggedOutOrReadWhileTheyAreAway() {
        UserRef away = UserRef.bySubject(GitHubBed.SUBJECT);

        assertThat(List.of(
                        Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(away)),
                        Refusals.refusalOf(() -> bed.can(ProviderLogout.class).logout(away)),
                        Refusals.refusalOf(() -> bed.can(ProfileLookup.class).profile(away))))
                .extracting(ConnectorException::reason)
                .containsOnly(Reason.MISCONFIGURED);
        assertThat(bed.github.calls()).isEmpty();
    }

    @Test
    void aDeletionIsSentOnce() {
        TokenSet tokens = bed.signIn().tokens();
        bed.github.inject(GitHubPaths.APPLICATION_TOKEN, Fault.loseAnswer());

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(ProviderLogout.class).logout(GitHubBed.user(tokens)));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(bed.github.calls(GitHubPaths.APPLICATION_TOKEN)).hasSize(1);
    }

    @Test
    void theProfileIsReadAgain() {
        TokenSet tokens = bed.signIn().tokens();

        assertThat(bed.can(ProfileLookup.class).profile(GitHubBed.user(tokens)).name())
                .contains("Octavia Katz");
    }

    @Test
    void theProfileOfAnotherPersonIsRefused() {
        TokenSet tokens = bed.signIn().tokens();

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(ProfileLookup.class).profile(UserRef.byTokens(tokens, "42")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void tokensOfAGitHubAppAreRefreshed() {
        bed.github.asGitHubApp();
        TokenSet tokens = bed.signIn().tokens();

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(tokens, GitHubBed.SUBJECT);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(tokens.accessToken());
        assertThat(fresh.refreshToken()).isPresent().isNotEqualTo(tokens.refreshToken());
        assertThat(fresh.expiresAt()).contains(bed.clock.instant().plusSeconds(28_800));
    }

    @Test
    void aRefreshTokenThatWasUsedIsNoGood() {
        bed.github.asGitHubApp();
        TokenSet tokens = bed.signIn().tokens();
        bed.can(TokenRefresh.class).refresh(tokens, GitHubBed.SUBJECT);

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(tokens, "another-flight"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.providerCode()).contains("bad_refresh_token");
    }

    @Test
    void tokensOfAnOAuthAppHaveNothingToRefresh() {
        TokenSet tokens = bed.signIn().tokens();

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(tokens, GitHubBed.SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.github.calls(GitHubPaths.TOKEN)).hasSize(1);
    }

    @Test
    void noAbilityPrintsASecret() {
        assertThat(List.of(
                        bed.connector,
                        new GitHubCredentials("Ov23li", GitHubEmulator.CLIENT_SECRET),
                        GitHubConfig.of("Ov23li", GitHubEmulator.CLIENT_SECRET),
                        bed.can(TokenIntrospection.class),
                        bed.can(ProfileLookup.class)))
                .allSatisfy(each ->
                        assertThat(each.toString()).isNotEmpty().doesNotContain(GitHubEmulator.CLIENT_SECRET, basic()));
    }

    private RecordedCall last(String path) {
        List<RecordedCall> calls = bed.github.calls(path);
        return calls.get(calls.size() - 1);
    }

    private static String basic() {
        String pair = GitHubEmulator.CLIENT_ID + ":" + GitHubEmulator.CLIENT_SECRET;
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(String end) {
        return "{\"app\":{\"client_id\":\"" + GitHubEmulator.CLIENT_ID + "\"},\"user\":{\"id\":1},\"expires_at\":" + end
                + "}";
    }
}
