package dev.socialconnector.spring.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds wherever sign-ins are kept. */
abstract class SignInTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final Browser browser = new Browser();

    abstract Host host();

    @AfterEach
    void calmDown() {
        host().kakao().clearFaults();
    }

    @Test
    void aPersonComesToThePageTheyWanted() {
        HttpResponse<String> refused = browser.open(host().address("/private?from=mail"));
        HttpResponse<String> loginPage = browser.open(Browser.next(refused));

        assertThat(loginPage.statusCode()).isEqualTo(200);
        assertThat(loginPage.body())
                .contains("href=\"/login/social/kakao\"", "Sign in with Kakao", "src=\"data:image/");

        HttpResponse<String> back = host().signIn(browser, "jiu");

        assertThat(Browser.next(back)).hasPath("/private").hasParameter("from", "mail");
        assertThat(browser.open(Browser.next(back)).body()).isEqualTo("signed in as kakao:3891047281");
    }

    @Test
    void theLoginPageSpeaksTheBrowsersLanguage() {
        String korean = browser.open(host().address("/login?error=denied"), "Accept-Language", "ko-KR")
                .body();

        assertThat(korean).contains("<html lang=\"ko\">", "카카오 로그인", "로그인이 취소되었습니다.");
    }

    @Test
    void whatStandsInTheLoginPagesAddressIsNeverShown() {
        String page = browser.open(host().address("/login?error=%3Cscript%3Ealert(1)%3C/script%3E"))
                .body();

        assertThat(page).contains("Please start again.").doesNotContain("alert(1)");
    }

    @Test
    void scriptsGetAStatusAndNoPage() {
        HttpResponse<String> answer = browser.open(host().address("/private"), "Accept", "application/json");

        assertThat(answer.statusCode()).isIn(302, 401, 403);
    }

    @Test
    void twoTabsBothFinish() {
        URI first = host().approved(browser, "jiu");
        URI second = host().approved(browser, "minimal");

        HttpResponse<String> afterSecond = browser.open(second);
        HttpResponse<String> afterFirst = browser.open(first);

        assertThat(Browser.next(afterSecond)).hasPath("/").hasNoQuery();
        assertThat(Browser.next(afterFirst)).hasPath("/").hasNoQuery();
        assertThat(browser.open(host().address("/")).body()).isEqualTo("signed in as kakao:3891047281");
    }

    @Test
    void aCallbackWorksOnce() {
        URI callback = host().approved(browser, "jiu");
        browser.open(callback);
        int exchanges = host().kakao().count(KakaoPaths.TOKEN);

        HttpResponse<String> again = browser.open(callback);

        assertThat(Browser.next(again)).hasPath("/login").hasParameter("error", "invalid-callback");
        assertThat(host().kakao().count(KakaoPaths.TOKEN)).isEqualTo(exchanges);
        assertThat(browser.open(host().address("/")).body())
                .as("who is signed in stays so")
                .startsWith("signed in as");
    }

    @Test
    void aCallbackThatComesManyTimesAtOnceIsExchangedOnce() throws Exception {
        URI callback = host().approved(browser, "jiu");
        int exchanges = host().kakao().count(KakaoPaths.TOKEN);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();

        for (int i = 0; i < 16; i++) {
            answers.add(threads.submit(() -> browser.open(callback)));
        }

        int signedIn = 0;
        for (Future<HttpResponse<String>> answer : answers) {
            signedIn += Browser.next(answer.get()).getPath().equals("/login") ? 0 : 1;
        }
        threads.shutdown();
        assertThat(signedIn).isEqualTo(1);
        assertThat(host().kakao().count(KakaoPaths.TOKEN)).isEqualTo(exchanges + 1);
    }

    @Test
    void anotherBrowsersCallbackIsRefusedAndTakesNothing() {
        Browser attacker = new Browser();
        URI mine = host().approved(browser, "jiu");
        URI theirs = host().approved(attacker, "minimal");

        HttpResponse<String> refused = browser.open(theirs);

        assertThat(Browser.next(refused)).hasPath("/login").hasParameter("error", "invalid-callback");
        assertThat(Browser.next(browser.open(mine))).hasPath("/");
        assertThat(Browser.next(attacker.open(theirs))).hasPath("/");
    }

    @Test
    void whateverIsSentToTheCallbackLeadsToTheLoginPage() {
        for (String query : List.of(
                "",
                "?state=",
                "?code=abc",
                "?state=a&state=b",
                "?state=%zz",
                "?state=made-up&code=made-up",
                "?error=access_denied",
                "?state=" + "a".repeat(5_000))) {
            HttpRequestOf raw = new HttpRequestOf(host().address("/login/social/kakao/callback"), query);

            assertThat(raw.location()).as(query).endsWith("/login?error=invalid-callback");
        }
    }

    @Test
    void whoPressesCancelIsToldSo() {
        URI callback = host().kakao().cancel(host().begin(browser));

        HttpResponse<String> back = browser.open(callback);

        assertThat(Browser.next(back)).hasPath("/login").hasParameter("error", "denied");
        assertThat(browser.open(Browser.next(back)).body()).contains("You did not sign in.");
    }

    @Test
    void aProviderThatIsDownIsSaidToBe() {
        URI callback = host().approved(browser, "jiu");
        host().kakao().inject(KakaoPaths.TOKEN, Fault.html(503));

        HttpResponse<String> back = browser.open(callback);

        assertThat(Browser.next(back)).hasPath("/login").hasParameter("error", "unavailable");
        assertThat(browser.open(Browser.next(back)).body()).contains("Please try again in a moment.");
    }

    @Test
    void anAccountThatIsDisabledHereDoesNotSignIn() {
        host().kakao()
                .put(EmulatedUser.named("troll", 4711)
                        .nickname("blocked")
                        .linkedWith("profile_nickname")
                        .build());

        HttpResponse<String> back = host().signIn(browser, "troll");

        assertThat(Browser.next(back)).hasPath("/login").hasParameter("error", "account");
        assertThat(Browser.next(browser.open(host().address("/private")))).hasPath("/login");
    }

    @Test
    void theBrowserGetsANewSessionWhenSomebodySignsIn() {
        browser.open(host().address("/private"));
        Set<String> before = sessionIds();

        host().signIn(browser, "jiu");

        assertThat(before).hasSize(1);
        assertThat(sessionIds()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aFormOfTheProvidersPageComesAgainFromOurs() {
        URI callback = host().approved(browser, "jiu");
        Map<String, String> form = parameters(callback);
        URI address = host().address("/login/social/kakao/callback");

        HttpResponse<String> relay = new Browser().submit(address, form); // another site's form brings no cookie

        assertThat(relay.statusCode()).isEqualTo(200);
        assertThat(relay.body()).contains("<form method=\"post\">", "document.forms[0].submit()");
        assertThat(relay.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "form-action 'self'");
        assertThat(relay.headers().firstValue("Cache-Control").orElse("")).contains("no-store");

        HttpResponse<String> back = browser.submit(address, hidden(relay.body()));

        assertThat(Browser.next(back)).hasPath("/").hasNoQuery();
        assertThat(browser.open(host().address("/")).body()).isEqualTo("signed in as kakao:3891047281");
    }

    @Test
    void aFormThatBelongsToNobodyComesAgainOnce() {
        URI address = host().address("/login/social/kakao/callback");
        Map<String, String> form = Map.of("state", "\"><script>alert(1)</script>", "code", "made-up");

        String relay = browser.submit(address, form).body();
        HttpResponse<String> back = browser.submit(address, hidden(relay));

        assertThat(relay).doesNotContain("<script>alert");
        assertThat(Browser.next(back)).hasPath("/login").hasParameter("error", "invalid-callback");
    }

    @Test
    void noOtherFormIsExceptedFromTheProtectionAgainstForgery() {
        host().signIn(browser, "jiu");

        assertThat(browser.submit(host().address("/change"), Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(browser.submit(host().address("/login/social/kakao"), Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void addressesOfUnknownRegistrationsBelongToTheApplication() {
        assertThat(Browser.next(browser.open(host().address("/login/social/nobody"))))
                .hasPath("/login");
        assertThat(Browser.next(browser.open(host().address("/login/social/nobody/callback?state=a"))))
                .hasPath("/login")
                .hasNoQuery();
    }

    @Test
    void whoBeginsManyTimesStillFinishesTheLatest() {
        for (int i = 0; i < 60; i++) {
            host().begin(browser);
        }

        HttpResponse<String> back = host().signIn(browser, "jiu");

        assertThat(Browser.next(back)).hasPath("/").hasNoQuery();
        int cookies = browser.cookies().stream()
                .mapToInt(
                        cookie -> cookie.getName().length() + cookie.getValue().length())
                .sum();
        assertThat(cookies).isLessThan(5_000);
    }

    Browser browser() {
        return browser;
    }

    private Set<String> sessionIds() {
        Set<String> ids = new HashSet<>();
        for (HttpCookie cookie : browser.cookies()) {
            if (cookie.getName().equals("JSESSIONID")) {
                ids.add(cookie.getValue());
            }
        }
        return ids;
    }

    private static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new java.util.LinkedHashMap<>();
        for (String pair : address.getQuery().split("&")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            fields.put(field.group(1), org.springframework.web.util.HtmlUtils.htmlUnescape(field.group(2)));
        }
        return fields;
    }
}
