package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.accounts.Logout;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.QuietLogs;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who is signed in can do on the account page, over HTTP. */
final class AccountTest {
    @RegisterExtension
    static final QuietLogs LOGS = QuietLogs.of(ProblemPage.class, Logout.class);

    @AutoClose
    private final DemoClient demo = new DemoClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/refresh",
                "/account/consents/revoke",
                "/account/terms/agree",
                "/account/terms/revoke",
                "/account/unlink",
                "/logout",
                "/logout/provider",
                "/logout/browser",
                "/rehearsal"
            })
    void aFormThatNoPageOfTheSessionSentIsRefused(String path) throws IOException {
        String session = demo.session("jiu");
        String ofAnother = demo.get("/", demo.session("foreign"), "").formToken();
        demo.emulator().forgetCalls();

        assertThat(demo.post(path, session).status()).isEqualTo(403);
        assertThat(demo.post(path, session, Map.of("token", ofAnother)).status())
                .isEqualTo(403);
        assertThat(demo.post(path, "", Map.of("token", ofAnother)).status()).isEqualTo(403);
        assertThat(demo.emulator().count()).isZero();
        assertThat(demo.get("/", session, "").body()).contains("김지우");
    }

    @Test
    void tokensAreRenewed() throws IOException {
        String session = demo.session("jiu");

        Answer answer = demo.press("/account/refresh", session);

        assertThat(answer.location()).hasToString("/?notice=refreshed");
        assertThat(demo.emulator().calls(KakaoPaths.TOKEN))
                .last()
                .satisfies(call -> assertThat(call.parameter("grant_type")).contains("refresh_token"));
        assertThat(demo.get("/?notice=refreshed", session, "en").body()).contains("The tokens are renewed");
    }

    @Test
    void aConsentIsTakenBackAndWhatCameByItIsForgotten() throws IOException {
        String session = demo.session("jiu");

        Answer answer = demo.press("/account/consents/revoke", session, Map.of("name", "phone_number"));
        Answer page = demo.get("/", session, "en");

        assertThat(answer.location()).hasToString("/?notice=revoked");
        assertThat(demo.emulator().consents("jiu")).doesNotContain("phone_number");
        assertThat(page.body())
                .doesNotContain("+821012345678")
                .contains("/login/kakao?consent=phone_number", "Ask again: Phone");
    }

    @Test
    void whatNoFormOfOursOffersIsRefused() throws IOException {
        String session = demo.session("jiu");

        Answer answer = demo.press("/account/consents/revoke", session, Map.of("name", "no scope, \"at all\""));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void consentsShowAsTheyStoodWhenKakaoCannotBeAsked() throws IOException {
        String session = demo.session("jiu");
        demo.emulator().inject(KakaoPaths.SCOPES, Fault.html(503));

        Answer page = demo.get("/", session, "en");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Kakao could not be asked just now", "data-scope=\"birthday\"")
                .doesNotContain("/account/consents/revoke");
    }

    @Test
    void termsAreAgreedToAndTakenBack() throws IOException {
        String session = demo.session("jiu");

        Answer agreed = demo.press("/account/terms/agree", session, Map.of("name", "newsletter"));
        Answer after = demo.get("/", session, "en");
        Answer revoked = demo.press("/account/terms/revoke", session, Map.of("name", "newsletter"));

        assertThat(agreed.location()).hasToString("/?notice=agreed");
        assertThat(after.body()).contains("Take back: newsletter", "Agree: terms-of-use");
        assertThat(revoked.location()).hasToString("/?notice=term_revoked");
        assertThat(demo.get("/", session, "en").body()).contains("Agree: newsletter");
    }

    @Test
    void unlinkingForgetsThePersonInEveryBrowser() throws IOException {
        String session = demo.session("jiu");
        String elsewhere = demo.session("jiu");
        String ofAnother = demo.session("foreign");

        Answer answer = demo.press("/account/unlink", session);

        assertThat(answer.location()).hasToString("/?notice=unlinked");
        assertThat(demo.emulator().isLinked("jiu")).isFalse();
        assertThat(demo.emulator().calls(KakaoPaths.UNLINK))
                .last()
                .satisfies(call -> assertThat(call.parameter("target_id")).contains("3891047281"));
        assertThat(demo.get("/", session, "en").body()).contains("Login with Kakao");
        assertThat(demo.get("/", elsewhere, "en").body()).contains("Login with Kakao");
        assertThat(demo.get("/", ofAnother, "en").body()).contains("Ana");
    }
}
