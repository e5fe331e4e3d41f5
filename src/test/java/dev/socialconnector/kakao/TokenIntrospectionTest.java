package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kakao says of an access token, and which answers are no good. */
final class TokenIntrospectionTest {
    @RegisterExtension
    static final KakaoBed bed =
            KakaoBed.start().with(config -> config.withApplication(KakaoApplication.of(KakaoEmulator.APP_ID)));

    private final TokenIntrospection introspection = bed.can(TokenIntrospection.class);

    @Test
    void whoseItIsAndForHowLong() {
        TokenSet tokens = bed.signIn().tokens();
        bed.clock.advance(Duration.ofHours(2));

        AccessTokenInformation information = introspection.introspect(tokens);

        assertThat(information.subject()).isEqualTo(KakaoUsers.JIU.subject());
        assertThat(information.expiresAt()).isPresent().isEqualTo(tokens.expiresAt());
    }

    /** A token that the person gave to somebody else's application must not sign them in here. */
    @Test
    void anotherApplicationsTokenIsRefused() {
        String answer = "{\"id\":3891047281,\"expires_in\":7199,\"app_id\":999}";
        TokenSet tokens = bed.signIn().tokens();
        bed.kakao.inject(KakaoPaths.TOKEN_INFORMATION, Fault.answer(200, answer));

        ConnectorException refusal = refusalOf(() -> introspection.introspect(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal).hasMessageContaining("another application");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":3891047281,\"expires_in\":7199,\"app_id\":\"123456\"}",
                "{\"id\":3891047281,\"expires_in\":7199,\"app_id\":null}",
                "{\"id\":3891047281,\"expires_in\":7199,\"appId\":123456}",
                "{\"id\":3891047281,\"expires_in\":7199}",
                "{\"expires_in\":7199,\"app_id\":123456}",
                "{\"id\":0,\"expires_in\":7199,\"app_id\":123456}",
                "{\"id\":-7,\"expires_in\":7199,\"app_id\":123456}",
                "{\"id\":\"7\",\"expires_in\":7199,\"app_id\":123456}",
                "{\"id\":7,\"app_id\":123456}",
                "{\"id\":7,\"expires_in\":-1,\"app_id\":123456}",
                "{\"id\":7,\"expires_in\":9223372036854775807,\"app_id\":123456}",
                "{\"id\":7,\"expires_in\":\"7199\",\"app_id\":123456}"
            })
    void anAnswerWithoutApplicationSubjectOrEndIsNone(String answer) {
        TokenSet tokens = bed.signIn().tokens();
        bed.kakao.inject(KakaoPaths.TOKEN_INFORMATION, Fault.answer(200, answer));

        ConnectorException refusal = refusalOf(() -> introspection.introspect(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    /** Kakao advises not to sign anybody out because of -1. */
    @ParameterizedTest
    @CsvSource({
        "400, -1, UNAVAILABLE, 2",
        "503, -9798, UNAVAILABLE, 2",
        "400, -2, INVALID_TOKEN, 1",
        "401, -401, INVALID_TOKEN, 1"
    })
    void onlyARefusalOfTheTokenSaysSomethingOfIt(int status, int code, Reason reason, int calls) {
        TokenSet tokens = bed.signIn().tokens();
        bed.kakao.inject(KakaoPaths.TOKEN_INFORMATION, Fault.kapiError(status, code, "text"));

        ConnectorException refusal = refusalOf(() -> introspection.introspect(tokens));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.TOKEN_INFORMATION);
        assertThat(bed.kakao.count(KakaoPaths.TOKEN_INFORMATION)).isEqualTo(calls);
    }

    @Test
    void aTokenThatHasEndedIsInvalid() {
        TokenSet tokens = bed.signIn().tokens();
        bed.clock.advance(Duration.ofHours(6));

        ConnectorException refusal = refusalOf(() -> introspection.introspect(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void withoutAccessTokenNobodyIsAsked() {
        TokenSet none = TokenSet.builder().build();

        ConnectorException refusal = refusalOf(() -> introspection.introspect(none));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.kakao.count()).isZero();
    }

    /** Without the application's id, nobody could tell its tokens from those of others. */
    @Test
    void withoutTheApplicationsIdThereIsNoSuchAbility() {
        KakaoBed without = bed.with(config -> config.withApplication(KakaoApplication.UNKNOWN));

        assertThat(without.connector.capability(TokenIntrospection.class)).isEmpty();
    }
}
