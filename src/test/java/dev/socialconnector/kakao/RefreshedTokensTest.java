package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E7. What a refresh keeps of the old tokens, and what it never makes up. */
final class RefreshedTokensTest {
    private static final List<String> ASKED = List.of("profile_nickname", "profile_image", "account_email", "gender");

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start().with(config -> config.withScopes(ASKED));

    @BeforeEach
    void tellScopesAsUsual() {
        bed.kakao.app().scopeInTokenAnswer(true).scopeInRefreshAnswer(false);
    }

    @Test
    void anAnswerWithoutRefreshTokenKeepsTheOldOneWithItsEnd() {
        TokenSet old = bed.signIn().tokens();
        bed.clock.advance(Duration.ofHours(6));

        TokenSet fresh = bed.refresh(old);

        assertThat(fresh.refreshToken()).isPresent().isEqualTo(old.refreshToken());
        assertThat(fresh.refreshTokenExpiresAt()).isPresent().isEqualTo(old.refreshTokenExpiresAt());
        assertThat(fresh.accessToken()).isNotEqualTo(old.accessToken());
        assertThat(fresh.expiresAt()).contains(bed.clock.instant().plusSeconds(21_599));
        assertThat(bed.profile(fresh).nickname()).contains("지우");
    }

    @Test
    void aNewRefreshTokenReplacesTheOldOneWithItsEnd() {
        TokenSet old = bed.signIn().tokens();
        bed.clock.advance(Duration.ofDays(35));

        TokenSet fresh = bed.refresh(old);

        assertThat(fresh.refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
        assertThat(fresh.refreshTokenExpiresAt()).contains(bed.clock.instant().plusSeconds(5_183_999));
        assertThat(bed.refresh(fresh).refreshToken()).isEqualTo(fresh.refreshToken());
    }

    /** The old token's end says nothing of the new token. */
    @Test
    void aNewRefreshTokenWithoutEndHasNoneMadeUp() {
        TokenSet old = bed.signIn().tokens();
        bed.kakao.tampering().tokenAnswer(answer -> {
            answer.put("refresh_token", "Nw2Rf8yKd3");
            return answer;
        });

        TokenSet fresh = bed.refresh(old);

        assertThat(fresh.refreshToken()).contains("Nw2Rf8yKd3");
        assertThat(fresh.refreshTokenExpiresAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh-answer-with-access-token-alone", "refresh-answer-with-new-refresh-token"})
    void anAnswerWithoutScopeLeavesTheScopesUnchanged(String answer) {
        TokenSet old = bed.signIn().tokens();
        bed.kakao.inject(KakaoPaths.TOKEN, 1, Fault.answer(200, KakaoAnswers.named(answer)));

        TokenSet fresh = bed.refresh(old);

        assertThat(old.scopes().orElseThrow()).contains("openid", "phone_number");
        assertThat(fresh.scopes()).isEqualTo(old.scopes());
        assertThat(fresh.accessToken()).hasValue("Pq7Fk21xZc");
        assertThat(fresh.idToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scopesThatWereNeverToldStayUnknown(boolean toldAsNull) {
        bed.kakao.app().scopeInTokenAnswer(false);
        if (toldAsNull) {
            bed.kakao.tampering().tokenAnswerText(text -> text.replaceFirst("}$", ",\"scope\":null}"));
        }

        SocialLogin login = bed.signIn(KakaoBed.options().scopes(ASKED));
        TokenSet fresh = bed.refresh(login.tokens());

        assertThat(login.tokens().scopes()).isEmpty();
        assertThat(fresh.scopes()).isEmpty();
    }

    @Test
    void scopesThatTheAnswerTellsReplaceTheOldOnes() {
        TokenSet old = bed.signIn().tokens();
        bed.kakao.app().scopeInRefreshAnswer(true);
        bed.kakao.withdraw(KakaoUsers.JIU.name(), "phone_number", "name");

        TokenSet fresh = bed.refresh(old);
        bed.kakao.put(KakaoUsers.JIU);

        assertThat(fresh.scopes())
                .contains(
                        Set.of("openid", "profile_nickname", "profile_image", "account_email", "gender", "age_range"));
    }

    /** E11. */
    @Test
    void withoutKeysTheTokensComeWithoutIdToken() {
        TokenSet old = bed.signIn().tokens();
        KakaoBed cold = bed.in(context -> context.withSessionLifetime(Duration.ofMinutes(1)));
        bed.kakao.inject(KakaoPaths.JWKS, Fault.html(404));

        TokenSet fresh = cold.refresh(old);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(old.accessToken());
        assertThat(fresh.idToken()).isEmpty();
        bed.kakao.clearFaults();
    }

    @Test
    void keysThatAreKnownAreNotAskedForAgain() {
        TokenSet old = bed.signIn().tokens();
        bed.kakao.forgetCalls();

        bed.refresh(old);

        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isZero();
    }

    @Test
    void withoutRefreshTokenNobodyIsAsked() {
        TokenSet tokens = TokenSet.of("Pq7Fk21xZc").build();

        ConnectorException refusal = refusalOf(() -> bed.refresh(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.REFRESH);
        assertThat(bed.kakao.count()).isZero();
    }

    @Test
    void aRefreshTokenThatHasEndedIsInvalid() {
        TokenSet old = bed.signIn().tokens();
        bed.kakao.endTokens(KakaoUsers.JIU.name());

        ConnectorException refusal = refusalOf(() -> bed.refresh(old));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.providerCode()).contains("KOE322");
    }
}
