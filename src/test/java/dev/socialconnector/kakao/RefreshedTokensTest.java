package dev.socialconnector.kakao;

import static dev.socialconnector.kakao.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.KakaoEmulator;
import dev.socialconnector.testing.KakaoPaths;
import dev.socialconnector.testing.KakaoUsers;
import dev.socialconnector.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E7: what a refresh keeps of the old tokens, and what it never makes up. */
class RefreshedTokensTest {
    private static final List<String> ASKED = List.of("profile_nickname", "profile_image", "account_email", "gender");
    private static final String JIU = KakaoUsers.JIU.name();

    private static SettableClock clock;
    private static KakaoBed bed;

    @BeforeAll
    static void start() {
        clock = new SettableClock();
        bed = KakaoBed.make(KakaoEmulator.builder().clock(clock).start())
                .in(ConnectorContext.using(new OkHttpClient()).withClock(clock))
                .with(config -> config.withScopes(ASKED));
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @BeforeEach
    void calmDown() {
        bed.kakao.clearFaults();
        bed.kakao.tampering().clear();
        bed.kakao.forgetCalls();
        bed.kakao.app().scopeInTokenAnswer(true).scopeInRefreshAnswer(false);
    }

    /** E7. */
    @Test
    void anAnswerWithoutRefreshTokenKeepsTheOldOneWithItsEnd() {
        TokenSet old = bed.signIn(JIU).tokens();
        clock.advance(Duration.ofHours(6));

        TokenSet fresh = refresh(old);

        assertThat(fresh.refreshToken()).isPresent().isEqualTo(old.refreshToken());
        assertThat(fresh.refreshTokenExpiresAt()).isPresent().isEqualTo(old.refreshTokenExpiresAt());
        assertThat(fresh.accessToken()).isNotEqualTo(old.accessToken());
        assertThat(fresh.expiresAt()).contains(clock.instant().plusSeconds(21_599));
        assertThat(bed.connector.profile(fresh, "3891047281").nickname()).contains("지우");
    }

    /** E7. */
    @Test
    void aNewRefreshTokenReplacesTheOldOneWithItsEnd() {
        TokenSet old = bed.signIn(JIU).tokens();
        clock.advance(Duration.ofDays(35));

        TokenSet fresh = refresh(old);

        assertThat(fresh.refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
        assertThat(fresh.refreshTokenExpiresAt()).contains(clock.instant().plusSeconds(5_183_999));
        assertThat(refresh(fresh).refreshToken()).isEqualTo(fresh.refreshToken());
    }

    /** E7. The old token's end says nothing of the new token. */
    @Test
    void aNewRefreshTokenWithoutEndHasNoneMadeUp() {
        TokenSet old = bed.signIn(JIU).tokens();
        bed.kakao.tampering().tokenAnswer(answer -> {
            answer.put("refresh_token", "Nw2Rf8yKd3");
            return answer;
        });

        TokenSet fresh = refresh(old);

        assertThat(fresh.refreshToken()).contains("Nw2Rf8yKd3");
        assertThat(fresh.refreshTokenExpiresAt()).isEmpty();
    }

    /** E7. */
    @ParameterizedTest
    @ValueSource(strings = {"refresh-answer-with-access-token-alone", "refresh-answer-with-new-refresh-token"})
    void anAnswerWithoutScopeLeavesTheScopesUnchanged(String answer) {
        TokenSet old = bed.signIn(JIU).tokens();
        bed.kakao.inject(KakaoPaths.TOKEN, 1, Fault.answer(200, KakaoAnswers.named(answer)));

        TokenSet fresh = refresh(old);

        assertThat(old.scopes().orElseThrow()).contains("openid", "phone_number");
        assertThat(fresh.scopes()).isEqualTo(old.scopes());
        assertThat(fresh.accessToken()).hasValue("Pq7Fk21xZc");
        assertThat(fresh.idToken()).isEmpty();
    }

    /** E7. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scopesThatWereNeverToldStayUnknown(boolean toldAsNull) {
        bed.kakao.app().scopeInTokenAnswer(false);
        if (toldAsNull) {
            bed.kakao.tampering().tokenAnswerText(text -> text.replaceFirst("}$", ",\"scope\":null}"));
        }

        SocialLogin login = bed.signIn(JIU, KakaoBed.options().scopes(ASKED));
        TokenSet fresh = refresh(login.tokens());

        assertThat(login.tokens().scopes()).isEmpty();
        assertThat(fresh.scopes()).isEmpty();
    }

    /** E7. */
    @Test
    void scopesThatTheAnswerTellsReplaceTheOldOnes() {
        TokenSet old = bed.signIn(JIU).tokens();
        bed.kakao.app().scopeInRefreshAnswer(true);
        bed.kakao.withdraw(JIU, "phone_number", "name");

        TokenSet fresh = refresh(old);
        bed.kakao.put(KakaoUsers.JIU);

        assertThat(fresh.scopes())
                .contains(
                        Set.of("openid", "profile_nickname", "profile_image", "account_email", "gender", "age_range"));
    }

    /** E7. */
    @Test
    void withoutRefreshTokenNobodyIsAsked() {
        TokenSet tokens = new TokenSet(
                Optional.of("Pq7Fk21xZc"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        ConnectorException refusal = refusalOf(() -> refresh(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.REFRESH);
        assertThat(bed.kakao.count()).isZero();
    }

    /** E7. */
    @Test
    void aRefreshTokenThatHasEndedIsInvalid() {
        TokenSet old = bed.signIn(JIU).tokens();
        bed.kakao.endTokens(JIU);

        ConnectorException refusal = refusalOf(() -> refresh(old));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.providerCode()).contains("KOE322");
    }

    private static TokenSet refresh(TokenSet tokens) {
        return bed.connector.refresh(tokens, "3891047281");
    }
}
