package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.providers.ProviderAddresses;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.WebhookReply;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kakao tells the server, and what the server does about it, over HTTP. */
final class WebhooksTest {
    private static final String OAUTH = "https://schemas.openid.net/secevent/oauth/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";

    @AutoClose
    private final DemoClient demo = new DemoClient();

    @Test
    void whoUnlinksAtKakaoIsForgottenHere() throws IOException {
        String session = demo.session("jiu");
        String elsewhere = demo.session("jiu");
        String ofAnother = demo.session("foreign");

        WebhookReply reply = demo.emulator().unlink("jiu").orElseThrow();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(demo.get("/", session, "en").body()).contains("Login with Kakao");
        assertThat(demo.get("/", elsewhere, "en").body()).contains("Login with Kakao");
        assertThat(demo.get("/", ofAnother, "en").body())
                .contains("Unlink notice", "by the person, at Kakao", "…7281", "forgotten here")
                .doesNotContain("3891047281");
    }

    @ParameterizedTest
    @CsvSource({
        RISC + "credential-compromise, false",
        RISC + "account-purged, false",
        RISC + "sessions-revoked, false",
        OAUTH + "tokens-revoked, false",
        OAUTH + "user-unlinked, false",
        OAUTH + "token-issued, true",
        OAUTH + "user-linked, true",
        "https://example.kr/never-heard-of, true"
    })
    void eventsEndTheSessionsThatTheyShould(String event, boolean goesOn) throws IOException {
        String session = demo.session("jiu");

        WebhookReply reply = demo.emulator().webhooks().event(event, "jiu").send();

        assertThat(reply.status()).isEqualTo(202);
        assertThat(demo.get("/", session, "en").body().contains("김지우")).isEqualTo(goesOn);
    }

    @Test
    void whatIsTakenBackAtKakaoIsNotShownAnyMore() throws IOException {
        String session = demo.session("jiu");
        demo.emulator().withdraw("jiu", "account_email");

        String before = demo.get("/", session, "en").body();
        demo.emulator().webhooks().event(OAUTH + "user-scope-withdraw", "jiu").send();
        String after = demo.get("/", session, "en").body();

        assertThat(before).contains("jiu@example.kr");
        assertThat(after).doesNotContain("jiu@example.kr").contains("profile will be read again");
    }

    /** The old profile may hold what the person took back. */
    @Test
    void anOutdatedProfileThatCannotBeReadIsNotShown() throws IOException {
        String session = demo.session("jiu");
        demo.emulator().endTokens("jiu");
        demo.emulator().webhooks().event(OAUTH + "user-scope-withdraw", "jiu").send();

        assertThat(demo.get("/", session, "en").status()).isEqualTo(403);
        assertThat(demo.get("/", session, "en").body()).contains("Login with Kakao");
    }

    @Test
    void forgedMessagesDoNothing() throws IOException {
        String session = demo.session("jiu");
        Map<String, String> notice =
                Map.of("app_id", "123456", "user_id", "3891047281", "referrer_type", "UNLINK_FROM_APPS");
        String event = RISC + "credential-compromise";

        int unsigned =
                demo.post(ProviderAddresses.unlinkPath("kakao"), "", notice).status();
        WebhookReply foreign = demo.emulator()
                .webhooks()
                .event(event, "jiu")
                .signedWithForeignKey()
                .send();

        assertThat(unsigned).isBetween(400, 403);
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(demo.get("/", session, "en").body()).contains("김지우", "Nothing yet.");
    }

    @Test
    void wordsFromOutsideAreText() throws IOException {
        demo.emulator().unlink("jiu", "<b>cause</b>");

        assertThat(demo.get("/events", "", "en").body())
                .contains("<bdi>&lt;b&gt;cause&lt;/b&gt;</bdi>")
                .doesNotContain("<b>");
    }

    @Test
    void theListKeepsTheLatestTwentyAndIsReadInBothLanguages() throws IOException {
        for (int i = 0; i < 21; i++) {
            demo.emulator().webhooks().event(OAUTH + "token-issued", "jiu").send();
        }
        demo.emulator().unlink("minimal");

        String english = demo.get("/events", "", "en").body();
        String korean = demo.get("/events", "", "ko").body();

        assertThat(english.split("<li ", -1)).hasSize(21);
        assertThat(english.indexOf("Unlink notice")).isBetween(0, english.indexOf("Token issued"));
        assertThat(korean).contains("연결 해제 알림", "토큰 발급");
    }

    @Test
    void theScriptComesFromHereAndLeavesThePageUsableWithoutIt() throws IOException {
        assertThat(demo.get("/live.js", "", "").headers().get("Content-Type")).startsWith("text/javascript");
        assertThat(demo.get("/events", "", "").headers().get("Content-Security-Policy"))
                .contains("script-src 'self'", "connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(demo.get("/events", "", "en").body()).contains("<noscript>", "data-reader=\"nobody\"");
        assertThat(demo.get("/events", demo.session("jiu"), "en").body()).contains("data-reader=\"signed-in\"");
    }

    @Test
    void withoutTheAdminKeyNoNoticeIsTaken() throws IOException {
        demo.kakao()
                .configure(ConnectorConfig.of(
                        Map.of("clientId", demo.emulator().app().clientId())));

        WebhookReply reply = demo.emulator().unlink("jiu").orElseThrow();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(demo.emulator().count(KakaoPaths.UNLINK)).isZero();
    }
}
