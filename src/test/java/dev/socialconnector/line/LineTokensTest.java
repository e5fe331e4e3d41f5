package dev.socialconnector.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.line.LineEmulator;
import dev.socialconnector.testing.line.LinePerson;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done with tokens of LINE's: renew them, read with them, and end them. */
final class LineTokensTest {
    private static final String SUBJECT = LinePerson.SAKURA.subject();

    @RegisterExtension
    final LineBed bed = LineBed.start();

    private TokenSet tokens;
    private UserRef sakura;

    @BeforeEach
    void signIn() {
        tokens = bed.signIn(LinePerson.SAKURA).tokens();
        sakura = UserRef.byTokens(tokens, SUBJECT);
    }

    @Test
    void aRefreshKeepsTheRefreshTokenAndBringsNoIdToken() {
        TokenSet fresh = bed.can(TokenRefresh.class).refresh(tokens, SUBJECT);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(tokens.accessToken());
        assertThat(fresh.refreshToken()).isPresent().isEqualTo(tokens.refreshToken());
        assertThat(fresh.idToken()).isEmpty();
        assertThat(fresh.expiresAt()).contains(bed.clock.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void anEndedRefreshTokenIsToldAsSuch() {
        bed.line.unlinkInApp(LinePerson.SAKURA);

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(tokens, SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.providerCode()).contains("invalid_grant");
    }

    @Test
    void theProfileCanBeReadLater() {
        SocialProfile profile = bed.can(ProfileLookup.class).profile(sakura);

        assertThat(profile.nickname()).contains("さくら🌸");
        assertThat(profile.picture()).contains(URI.create("https://profile.line-scdn.net/0abc"));
        assertThat(profile.claims()).containsEntry("statusMessage", "Hello");
        assertThat(profile.email()).isEmpty();
    }

    @Test
    void aPictureByPlainHttpIsLeftOut() {
        bed.line
                .server()
                .inject(
                        LineEmulator.PROFILE,
                        Fault.answer(200, "{\"userId\":\"" + SUBJECT + "\",\"pictureUrl\":\"http://a.example/b\"}"));

        assertThat(bed.can(ProfileLookup.class).profile(sakura).picture()).isEmpty();
    }

    @Test
    void userInfoSaysLessAndNeverAnAddress() {
        bed.line
                .server()
                .inject(
                        LineEmulator.USER_INFO,
                        Fault.answer(200, "{\"sub\":\"" + SUBJECT + "\",\"name\":\"さくら\",\"email\":\"x@example.jp\"}"));

        SocialProfile profile = bed.can(UserInfoLookup.class).userInfo(tokens, SUBJECT);

        assertThat(profile.nickname()).contains("さくら");
        assertThat(profile.email()).isEmpty();
    }

    @Test
    void anotherPersonsProfileIsRefused() {
        UserRef another = UserRef.byTokens(tokens, LinePerson.KEN.subject());

        for (ConnectorException refusal : new ConnectorException[] {
            Refusals.refusalOf(() -> bed.can(ProfileLookup.class).profile(another)),
            Refusals.refusalOf(() -> bed.can(UserInfoLookup.class).userInfo(tokens, another.subject())),
            Refusals.refusalOf(() -> bed.can(LineFriendship.class).isFriend(another)),
            Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(another))
        }) {
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        }
        assertThat(bed.line.isGood(tokens.accessToken().orElseThrow())).isTrue();
    }

    @Test
    void aProfileWithoutUserIdIsRefused() {
        bed.line.server().inject(LineEmulator.PROFILE, Fault.answer(200, "{\"displayName\":\"x\"}"));

        assertThat(Refusals.refusalOf(() -> bed.can(ProfileLookup.class).profile(sakura))
                        .reason())
                .isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_request\"}', INVALID_TOKEN",
        "401, '{\"message\":\"expired\"}',       INVALID_TOKEN",
        "403, '{\"message\":\"forbidden\"}',     CONSENT_REQUIRED",
        "413, '{}',                              UNEXPECTED_RESPONSE",
        "429, '{}',                              RATE_LIMITED",
        "500, '{}',                              UNAVAILABLE",
    })
    void aRefusedProfileHasItsMeaning(int status, String body, Reason reason) {
        bed.line.server().inject(LineEmulator.PROFILE, Fault.answer(status, body));

        assertThat(Refusals.refusalOf(() -> bed.can(ProfileLookup.class).profile(sakura))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void whoDidNotGrantTheProfileIsAskedForIt() {
        TokenSet few =
                bed.signIn(LineBed.options().scopes("openid"), LinePerson.KEN).tokens();

        ConnectorException refusal = Refusals.refusalOf(
                () -> bed.can(ProfileLookup.class).profile(UserRef.byTokens(few, LinePerson.KEN.subject())));

        assertThat(refusal.missingScopes()).containsExactly("profile");
    }

    @Test
    void anAccessTokenIsExplained() {
        AccessTokenInformation information = bed.can(TokenIntrospection.class).introspect(tokens);

        assertThat(information.subject()).isEqualTo(SUBJECT);
        assertThat(information.expiresAt()).contains(bed.clock.instant().plusSeconds(2_591_659));
    }

    @Test
    void anAccessTokenOfAnotherChannelIsRefused() {
        bed.line.sayTokensAreOf("9999999999");

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.TOKEN_INFORMATION);
        assertThat(bed.line.server().count(LineEmulator.USER_INFO)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"client_id\":\"1234567890\",\"expires_in\":0}",
                "{\"client_id\":\"1234567890\",\"expires_in\":-5}",
                "{\"client_id\":\"1234567890\",\"expires_in\":2147483648}",
                "{\"client_id\":\"1234567890\"}",
                "{\"expires_in\":100}",
            })
    void anAnswerThatLacksWhatCountsIsNoYes(String answer) {
        bed.line.server().inject(LineEmulator.VERIFY, Fault.answer(200, answer));

        assertThat(Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(tokens))
                        .reason())
                .isEqualTo(Reason.INVALID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"The access token expired", "access token revoked", "not JWS"})
    void anEndedAccessTokenIsToldAsSuch(String description) {
        bed.line
                .server()
                .inject(
                        LineEmulator.VERIFY,
                        Fault.answer(
                                400, "{\"error\":\"invalid_request\",\"error_description\":\"" + description + "\"}"));

        assertThat(Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(tokens))
                        .reason())
                .isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void aFailureToExplainSaysNothingOfTheToken() {
        bed.line.server().inject(LineEmulator.VERIFY, Fault.answer(500, "{}"));

        assertThat(Refusals.refusalOf(() -> bed.can(TokenIntrospection.class).introspect(tokens))
                        .reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void lineTellsWhoIsAFriend() {
        TokenSet kens = bed.signIn(LinePerson.KEN).tokens();

        assertThat(bed.can(LineFriendship.class).isFriend(sakura)).isTrue();
        assertThat(bed.can(LineFriendship.class).isFriend(UserRef.byTokens(kens, LinePerson.KEN.subject())))
                .isFalse();
    }

    @Test
    void anAnswerWithoutFlagIsNoNo() {
        bed.line.server().inject(LineEmulator.FRIENDSHIP, Fault.answer(200, "{\"friendFlag\":\"false\"}"));

        assertThat(Refusals.refusalOf(() -> bed.can(LineFriendship.class).isFriend(sakura))
                        .reason())
                .isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    @Test
    void aLogoutRevokesTheAccessToken() {
        bed.can(ProviderLogout.class).logout(sakura);

        RecordedCall call = bed.line.server().calls(LineEmulator.REVOKE).get(0);
        assertThat(call.form()).containsOnlyKeys("client_id", "client_secret", "access_token");
        assertThat(bed.line.isGood(tokens.accessToken().orElseThrow())).isFalse();
    }

    @Test
    void unlinkingGoesByATokenOfTheChannel() {
        bed.can(AccountUnlink.class).unlink(sakura);

        RecordedCall call = bed.line.server().calls(LineEmulator.DEAUTHORIZE).get(0);
        assertThat(call.body())
                .isEqualTo("{\"userAccessToken\":\"" + tokens.accessToken().orElseThrow() + "\"}");
        assertThat(bed.line.server().calls(LineEmulator.CHANNEL_TOKEN).get(0).parameter("grant_type"))
                .contains("client_credentials");
        assertThat(bed.line.isGood(tokens.accessToken().orElseThrow())).isFalse();
        assertThat(bed.line.isGood(tokens.refreshToken().orElseThrow())).isFalse();
    }

    /** The scope {@code profile} is not needed to say whose a token is. */
    @Test
    void whoGrantedLittleCanBeUnlinkedToo() {
        TokenSet few =
                bed.signIn(LineBed.options().scopes("openid"), LinePerson.KEN).tokens();

        bed.can(AccountUnlink.class).unlink(UserRef.byTokens(few, LinePerson.KEN.subject()));

        assertThat(bed.line.isGood(few.accessToken().orElseThrow())).isFalse();
    }

    @Test
    void anExpiredAccessTokenIsRenewedToUnlink() {
        bed.line.expire(tokens.accessToken().orElseThrow());

        bed.can(AccountUnlink.class).unlink(sakura);

        assertThat(bed.line.isGood(tokens.refreshToken().orElseThrow())).isFalse();
        assertThat(bed.line.server().count(LineEmulator.DEAUTHORIZE)).isEqualTo(1);
    }

    @Test
    void whoUnlinkedInTheAppIsUnlinkedAlready() {
        bed.line.unlinkInApp(LinePerson.SAKURA);

        bed.can(AccountUnlink.class).unlink(sakura);

        assertThat(bed.line.server().count(LineEmulator.DEAUTHORIZE)).isZero();
    }

    @Test
    void aTokenThatDiesMeanwhileIsNoError() {
        bed.line.server().inject(LineEmulator.DEAUTHORIZE, Fault.answer(400, "{\"message\":\"invalid token\"}"));

        bed.can(AccountUnlink.class).unlink(sakura);

        assertThat(bed.line.server().count(LineEmulator.DEAUTHORIZE)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"message\":\"something else\"}', UNEXPECTED_RESPONSE",
        "401, '{\"message\":\"no\"}',             MISCONFIGURED",
        "429, '{}',                               RATE_LIMITED",
        "500, '{}',                               UNAVAILABLE",
    })
    void aFailureToUnlinkIsNoSuccess(int status, String body, Reason reason) {
        bed.line.server().inject(LineEmulator.DEAUTHORIZE, Fault.answer(status, body));

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(sakura));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK);
    }

    @Test
    void aChannelThatLineDoesNotBelieveUnlinksNobody() {
        bed.line.server().inject(LineEmulator.CHANNEL_TOKEN, Fault.answer(400, "{\"error\":\"invalid_client\"}"));

        assertThat(Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(sakura))
                        .reason())
                .isEqualTo(Reason.MISCONFIGURED);
        assertThat(bed.line.isGood(tokens.accessToken().orElseThrow())).isTrue();
    }

    @Test
    void nobodyIsUnlinkedBySubjectAlone() {
        assertThat(Refusals.refusalOf(() -> bed.can(AccountUnlink.class).unlink(UserRef.bySubject(SUBJECT)))
                        .reason())
                .isEqualTo(Reason.MISCONFIGURED);
    }

    @Test
    void noSecretIsPrinted() {
        String printed = Map.of(
                        "unlink", bed.can(AccountUnlink.class),
                        "profile", bed.can(ProfileLookup.class),
                        "config", LineConfig.of(LineEmulator.CHANNEL_ID, LineEmulator.CHANNEL_SECRET))
                .toString();

        assertThat(printed).contains("LineConfig[clientId=").doesNotContain(LineEmulator.CHANNEL_SECRET);
    }
}
