package dev.socialconnector.demo.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.HeadlessBrowser;
import dev.socialconnector.demo.HeadlessBrowser.Page;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import dev.socialconnector.demo.web.Html;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every provider has in the demo, and how accounts at two of them become one. */
final class ProvidersTest {
    private static final String QUESTION = "Link this account?";

    @AutoClose
    private final DemoClient demo = new DemoClient();

    static List<String> ids() {
        return DemoProviders.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyProviderHasItsButtonAndItsForm(String id) throws IOException {
        LiveProvider provider = demo.providers().get(id);

        assertThat(demo.get("/", "", "en").body()).contains("class=\"brand " + id + "\" href=\"/login/" + id + "\"");
        assertThat(demo.get("/brands.css", "", "").body())
                .contains(".brand." + id + " {", provider.brand().background());
        String form = demo.get("/admin/" + id, "", "en").body();
        assertThat(provider.metadata().fields()).isNotEmpty().allSatisfy(field -> assertThat(form)
                .contains(
                        "id=\"setting." + field.key() + "\"",
                        Html.escape(field.label().english())));
        assertThat(form).contains("/callback/" + id).doesNotContain("/callback/" + id + "/");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void whoGoesAwayAtTheProviderIsNotSignedIn(String id) throws IOException {
        try (HeadlessBrowser browser = new HeadlessBrowser()) {
            Page page = browser.open(demo.address() + "/login/" + id);

            Page back = browser.cancel(page);

            assertThat(back.reason()).contains("DENIED");
            assertThat(back.heading()).isEqualTo("You cancelled; nothing happened");
            assertThat(browser.cookie("demo-session")).isEmpty();
        }
    }

    @Test
    void aCallbackThatIsPostedFromAnotherSiteFindsItsSession() throws IOException {
        DemoClient.postForms(demo.providers().get("oidc"));
        Answer begun = demo.get("/login/oidc", "", "");
        try (HeadlessBrowser browser = new HeadlessBrowser()) {
            Page account = signIn(browser, "oidc");

            assertThat(account.html()).contains("Jane Doe", "data-way=\"oidc\"");
        }
        assertThat(begun.setCookie(DemoClient.SIGN_IN_COOKIE))
                .endsWith("Path=/callback/oidc; Max-Age=600; HttpOnly; SameSite=None; Secure");
    }

    @Test
    void twoIdentitiesBecomeOneAccountAfterAQuestion() throws IOException {
        try (HeadlessBrowser browser = new HeadlessBrowser();
                HeadlessBrowser elsewhere = new HeadlessBrowser()) {
            signIn(browser, "kakao");
            Page question = signIn(browser, "oidc");

            Page account = browser.press(question, "/welcome", "do", "link");
            Page later = signIn(elsewhere, "oidc");

            assertThat(question.heading()).isEqualTo(QUESTION);
            assertThat(question.html()).contains("김지우", "Jane Doe");
            assertThat(account.html()).contains("Linked:", "data-way=\"kakao\"", "data-way=\"oidc\"", "김지우");
            assertThat(later.html()).contains("Jane Doe", "data-way=\"kakao\"", "data-way=\"oidc\"");
        }
    }

    @Test
    void aPostedCallbackIsAskedAboutToo() throws IOException {
        DemoClient.postForms(demo.providers().get("oidc"));
        try (HeadlessBrowser browser = new HeadlessBrowser()) {
            signIn(browser, "kakao");

            Page question = signIn(browser, "oidc");

            assertThat(question.heading()).isEqualTo(QUESTION);
            assertThat(browser.press(question, "/welcome", "do", "link").html()).contains("data-way=\"oidc\"");
        }
    }

    @Test
    void whoSaysNoStaysAndLinksNothing() throws IOException {
        try (HeadlessBrowser browser = new HeadlessBrowser()) {
            signIn(browser, "kakao");

            Page account = browser.press(signIn(browser, "oidc"), "/welcome", "do", "leave");

            assertThat(account.html()).contains("Nothing was linked", "김지우").doesNotContain("data-way=\"oidc\"");
        }
    }

    @Test
    void whoWantsTheOtherAccountGetsIt() throws IOException {
        try (HeadlessBrowser browser = new HeadlessBrowser()) {
            signIn(browser, "kakao");

            Page account = browser.press(signIn(browser, "oidc"), "/welcome", "do", "switch");

            assertThat(account.html()).contains("Jane Doe", "data-way=\"oidc\"").doesNotContain("data-way=\"kakao\"");
        }
    }

    @Test
    void whoHasAnAccountOfTheirOwnIsNotTakenOver() throws IOException {
        try (HeadlessBrowser owner = new HeadlessBrowser();
                HeadlessBrowser browser = new HeadlessBrowser()) {
            signIn(owner, "oidc");
            signIn(browser, "kakao");

            Page account = signIn(browser, "oidc");

            assertThat(account.html()).contains("Jane Doe").doesNotContain(QUESTION, "data-way=\"kakao\"");
        }
    }

    /** The question is this browser's own: another site cannot answer it. */
    @Test
    void anAnswerThatNoPageOfOursSentIsRefused() throws IOException {
        String session = demo.session("jiu");

        Answer answer = demo.post("/welcome", session, Map.of("do", "link"));

        assertThat(answer.status()).isEqualTo(403);
    }

    private Page signIn(HeadlessBrowser browser, String provider) throws IOException {
        return browser.agree(browser.open(demo.address() + "/login/" + provider), "jiu");
    }
}
