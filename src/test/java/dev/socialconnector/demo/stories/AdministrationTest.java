package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.settings.Administration;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import dev.socialconnector.demo.web.FormTokens;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConfigField.Kind;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The administrator's page, over HTTP. */
final class AdministrationTest {
    @AutoClose
    private final DemoClient demo = new DemoClient();

    @Test
    void theFormIsTheOneThatTheConnectorDescribes() throws IOException {
        String english = demo.get("/admin/kakao", "", "en").body();
        String korean = demo.get("/admin/kakao", "", "ko").body();

        assertThat(demo.kakao().metadata().fields()).allSatisfy(field -> {
            assertThat(english)
                    .contains("<label for=\"setting." + field.key() + "\">")
                    .contains("id=\"setting." + field.key() + "\"")
                    .contains(
                            Html.escape(field.label().english()),
                            Html.escape(field.help().english()));
            assertThat(korean).contains(field.label().in("ko"), field.help().in("ko"));
        });
        assertThat(english).contains("value=\"" + demo.emulator().app().clientId() + "\"", "open to everybody");
    }

    @Test
    void theFormHelpsToFillItIn() throws IOException {
        String english = demo.get("/admin/kakao", "", "en").body();
        String korean = demo.get("/admin/kakao", "", "ko").body();

        assertThat(english)
                .contains("placeholder=\"e.g. account_email profile_nickname\"")
                .contains("<option value=\"off\">Off: use no ID tokens</option>");
        assertThat(korean)
                .contains("placeholder=\"예: 123456\"", "<option value=\"required\">필수: ID 토큰이 없으면 로그인 거부</option>");
    }

    @Test
    void thereIsALogoForDarkPages() throws IOException {
        URI dark = demo.kakao().metadata().logoDark().orElseThrow();

        String page = demo.get("/admin/kakao", "", "en").body();

        assertThat(page).contains("<source media=\"(prefers-color-scheme: dark)\" srcset=\"" + dark + "\">");
    }

    /** The connector's own words; the demo adds none of its own. */
    @Test
    void faultsAreToldInKorean() throws IOException {
        String session = demo.get("/admin/kakao", "", "ko").cookie(Administration.COOKIE);

        Answer page = change(session, "save", Map.of("clientId", "", "applicationId", "my app"), "ko");

        assertThat(page.body())
                .contains("REST API 키: 필수 항목입니다", "앱 ID: 숫자만 입력할 수 있습니다")
                .doesNotContain("lang=\"en\"");
    }

    @Test
    void noSecretIsEverShown() throws IOException {
        String session = demo.get("/admin/kakao", "", "en").cookie(Administration.COOKIE);

        Answer present = demo.get("/admin/kakao", session, "en");
        Answer faulty = change(session, "save", Map.of("clientId", "", "clientSecret", "typed-s3cret"));

        assertThat(faulty.status()).isEqualTo(422);
        assertThat(present.body() + faulty.body())
                .doesNotContain(
                        demo.emulator().app().clientSecret(), demo.emulator().adminKey(), "typed-s3cret");
    }

    @Test
    void everyFaultStandsByItsFieldAndWhatWasTypedStays() throws IOException {
        String session = demo.get("/admin/kakao", "", "en").cookie(Administration.COOKIE);

        Answer page = change(session, "save", Map.of("clientId", "", "scope", "gender; <drop>"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("<a href=\"#setting.clientId\">REST API key</a>")
                .contains("id=\"error.clientId\">REST API key")
                .contains("aria-describedby=\"error.clientId help.clientId\" aria-invalid=\"true\"")
                .contains("id=\"error.scope\"", "value=\"gender; &lt;drop&gt;\"");
        assertThat(demo.kakao().settings().text("clientId"))
                .contains(demo.emulator().app().clientId());
    }

    @Test
    void aBlankSecretKeepsTheOldOneAndATickTakesItAway() throws IOException {
        String session = demo.get("/admin/kakao", "", "en").cookie(Administration.COOKIE);

        Answer blank = change(session, "save", Map.of("scope", "gender"));
        Optional<String> kept = demo.kakao().settings().text("clientSecret");
        change(session, "save", Map.of("clientSecret", "another"));
        Optional<String> replaced = demo.kakao().settings().text("clientSecret");
        change(session, "save", Map.of("remove.adminKey", "true"));

        assertThat(blank.location()).hasToString("/admin/kakao?notice=saved");
        assertThat(kept).contains(demo.emulator().app().clientSecret());
        assertThat(replaced).contains("another");
        assertThat(demo.kakao().settings().text("adminKey")).isEmpty();
        assertThat(demo.kakao().settings().text("adminKey").isPresent()).isFalse();
    }

    @Test
    void savedSettingsHoldFromTheNextSignInOn() throws IOException {
        String session = demo.get("/admin/kakao", "", "en").cookie(Administration.COOKIE);

        change(session, "save", Map.of("scope", "gender", "pkce", ""));
        Answer begun = demo.get("/login/kakao", "", "en");

        assertThat(begun.location().getQuery())
                .contains("scope=openid gender")
                .doesNotContain("code_challenge")
                .contains(demo.emulator().app().clientId());
        assertThat(begun.location()).hasPort(demo.emulator().address().getPort());
    }

    @Test
    void theTestButtonTriesWhatWasTypedAndSavesNothing() throws IOException {
        String session = demo.get("/admin/kakao", "", "en").cookie(Administration.COOKIE);

        Answer accepted = change(session, "test", Map.of("scope", "gender"));
        Answer wrongSecret = change(session, "test", Map.of("clientSecret", "wrong"));
        demo.emulator().inject(KakaoPaths.TOKEN, Fault.html(503));
        Answer unknown = change(session, "test", Map.of());

        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.body()).contains("Accepted", "value=\"gender\"");
        assertThat(wrongSecret.status()).isEqualTo(422);
        assertThat(wrongSecret.body()).contains("id=\"error.clientSecret\"", "is not the one of this REST API key");
        assertThat(unknown.body()).contains("cannot be asked just now");
        assertThat(demo.kakao().settings().text("scope")).isEmpty();
    }

    @Test
    void aFormThatThePageDidNotSendIsRefused() throws IOException {
        String session = demo.get("/admin/kakao", "", "en").cookie(Administration.COOKIE);
        String ofAnother = demo.get("/admin/kakao", "", "en").formToken();

        assertThat(demo.post("/admin/kakao", session, Map.of("setting.clientId", "evil", "do", "save"))
                        .status())
                .isEqualTo(403);
        assertThat(demo.post("/admin/kakao", session, Map.of("token", ofAnother, "setting.clientId", "evil"))
                        .status())
                .isEqualTo(403);
        assertThat(demo.kakao().settings().text("clientId"))
                .contains(demo.emulator().app().clientId());
    }

    /** Another site may make its own name point to this machine, and would then be the same site as this one. */
    @Test
    void thePageAnswersToTheNameOfThisMachineOnly() throws IOException {
        Answer rebound = demo.send(new Request.Builder()
                .url(demo.address() + "/admin/kakao")
                .header("Host", "evil.example.kr")
                .build());

        assertThat(rebound.status()).isEqualTo(403);
        assertThat(rebound.body()).doesNotContain(demo.emulator().app().clientId());
    }

    /** Sends the form as a browser would that shows the settings of the moment, with these changes. */
    private Answer change(String session, String button, Map<String, String> changes) throws IOException {
        return change(session, button, changes, "en");
    }

    private Answer change(String session, String button, Map<String, String> changes, String language)
            throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (ConfigField field : demo.kakao().metadata().fields()) {
            if (field.kind() != Kind.SECRET) {
                String present = demo.kakao()
                        .settings()
                        .text(field.key())
                        .orElse(field.defaultValue().orElse(""));
                fields.put("setting." + field.key(), present);
            }
        }
        changes.forEach((key, value) -> fields.put(key.startsWith("remove.") ? key : "setting." + key, value));
        fields.put(FormTokens.FIELD, demo.get("/admin/kakao", session, "en").formToken());
        fields.put("do", button);
        return demo.post("/admin/kakao", session, fields, language);
    }
}
