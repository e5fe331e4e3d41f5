package dev.socialconnector.kakao;

import static dev.socialconnector.kakao.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.KakaoPaths;
import dev.socialconnector.testing.KakaoUsers;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer -402: which consents are missing, so that they can be asked for. */
class MissingConsentsTest {
    private static KakaoBed bed;
    private static TokenSet tokens;

    @BeforeAll
    static void start() {
        bed = KakaoBed.make();
        tokens = bed.signIn(KakaoUsers.JIU.name()).tokens();
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
    }

    @Test
    void missingConsentsAreNamed() {
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(403, KakaoAnswers.named("insufficient-scopes")));

        ConnectorException refusal = refusalOf(MissingConsentsTest::profile);

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
        assertThat(refusal.missingScopes()).containsExactly("talk_message");
    }

    @Test
    void missingConsentsCanBeAskedFor() {
        bed.kakao.inject(KakaoPaths.USER_ME, 1, Fault.insufficientScopes("birthday", "birthyear"));

        ConnectorException refusal = refusalOf(() -> bed.signIn(KakaoUsers.JIU.name()));
        Optional<?> birthDate = bed.signIn(
                        KakaoUsers.JIU.name(), KakaoBed.options().scopes(refusal.missingScopes()))
                .profile()
                .birthDate();

        assertThat(birthDate).isPresent();
    }

    /** They go into an address and onto a page: only what looks like a scope is passed on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"name\",\"<b>\",7,null,\"a b\",\"openid&x=y\",\"\",[\"gender\"],\"birthday\"] | name birthday",
                "\"name\" | ''",
                "{\"name\":1} | ''",
                "null | ''",
                "[] | ''"
            })
    void onlyNamesOfScopesAreMissingScopes(String requiredScopes, String expected) {
        String body = "{\"msg\":\"insufficient scopes.\",\"code\":-402,\"required_scopes\":" + requiredScopes + "}";
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.answer(403, body));

        ConnectorException refusal = refusalOf(MissingConsentsTest::profile);

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
        assertThat(String.join(" ", refusal.missingScopes())).isEqualTo(expected);
    }

    private static void profile() {
        bed.connector.profile(tokens, KakaoUsers.JIU.subject());
    }
}
