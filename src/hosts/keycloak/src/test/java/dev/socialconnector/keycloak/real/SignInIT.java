package dev.socialconnector.keycloak.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-ins through the real Keycloak, from the login page to the application's token. */
@ExtendWith(Stage.Extension.class)
class SignInIT {
    private Stage stage;
    private App app;
    private Browser browser;

    @BeforeEach
    void openBrowser(Stage stage) {
        this.stage = stage;
        this.app = new App(stage.keycloak.address());
        this.browser = new Browser(stage.keycloak.address());
    }

    @AfterEach
    void mendProviders() {
        stage.kakao.clearFaults();
        stage.partner.clearFaults();
    }

    @Test
    void everyConnectorIsOnTheLoginPage() {
        assertThat(browser.open(app.loginPage()).words())
                .contains("Kakao", "Naver", "LINE", "Google", "Apple", "GitHub", "Microsoft", "Partner");
    }

    @ParameterizedTest
    @CsvSource({
        "naver, nid.naver.com",
        "line, access.line.me",
        "google, accounts.google.com",
        "apple, appleid.apple.com",
        "github, github.com",
        "microsoft, login.microsoftonline.com"
    })
    void everyButtonLeadsToItsProvider(String alias, String host) {
        URI authorization = begun(alias);

        assertThat(authorization.getScheme()).isEqualTo("https");
        assertThat(authorization.getHost()).isEqualTo(host);
        assertThat(new Page(authorization, 0, "").query())
                .containsEntry("redirect_uri", stage.keycloak.address() + "/realms/shop/broker/" + alias + "/endpoint")
                .containsKeys("client_id", "state");
    }

    @Test
    void kakaoLeadsToATokenWithoutAnyFurtherPage() {
        JsonNode person = app.person(browser.open(approved("jiu")));

        assertThat(person.get("email").textValue()).isEqualTo("jiu@example.kr");
        assertThat(person.get("email_verified").booleanValue()).isTrue();
        assertThat(person.get("preferred_username").textValue()).isEqualTo("jiu@example.kr");
    }

    @Test
    void theSamePersonIsTheSameUserNextTime() {
        add(EmulatedUser.named("again", 9001).nickname("다시").email("again@example.kr"));
        JsonNode first = app.person(browser.open(approved("again")));
        browser = new Browser(stage.keycloak.address());

        JsonNode second = app.person(browser.open(approved("again")));

        assertThat(second.get("sub")).isEqualTo(first.get("sub"));
    }

    @Test
    void anyOpenIdConnectProviderLeadsToAToken() {
        stage.partner.userInfo(Stage.PARTNERS_PERSON);
        URI authorization = begun("partner");

        Page landed = browser.open(stage.keycloak
                .address()
                .resolve("/realms/shop/broker/partner/endpoint?" + stage.partner.approve(authorization)));

        JsonNode person = app.person(landed);
        assertThat(person.get("given_name").textValue()).isEqualTo("Jane");
        assertThat(person.get("family_name").textValue()).isEqualTo("Doe");
        // "Trust Email" is off there, so the provider's word does not count
        assertThat(person.get("email_verified").booleanValue()).isFalse();
    }

    @Test
    void oneStateGoesToTheProviderAndBeginsWithKeycloaks() {
        URI authorization = begun("kakao");

        assertThat(authorization.getRawQuery().split("[?&]state=", -1)).hasSize(2);
        assertThat(new Page(authorization, 0, "").query().get("state").split("\\."))
                .as("Keycloak's three or four parts, and the connector's")
                .hasSizeBetween(4, 5);
    }

    @Test
    void whoCancelsIsBackOnTheLoginPageInKeycloaksWords() {
        Page page = browser.open(stage.kakao.cancel(begun("kakao")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words())
                .contains("Access denied when authenticating with Kakao")
                .contains("Partner");
    }

    @Test
    void aCallbackMayComeAsAForm() {
        Page callback = new Page(approved("jiu"), 0, "");

        Page landed =
                browser.send(stage.keycloak.address().resolve("/realms/shop/broker/kakao/endpoint"), callback.query());

        assertThat(app.person(landed).get("email").textValue()).isEqualTo("jiu@example.kr");
    }

    @Test
    void aCallbackThatIsSentTwiceIsExchangedOnce() {
        URI callback = approved("jiu");
        app.person(browser.open(callback));
        int exchanges = stage.kakao.count(KakaoPaths.TOKEN);

        browser.open(callback);

        assertThat(stage.kakao.count(KakaoPaths.TOKEN)).isEqualTo(exchanges);
    }

    @Test
    void aMadeUpCallbackIsRefused() {
        URI callback = approved("jiu");
        URI forged = URI.create(callback.toString().replaceAll("state=[^&]*", "state=made.up.state"));
        int exchanges = stage.kakao.count(KakaoPaths.TOKEN);

        Page page = browser.open(forged);

        assertThat(page.status()).isEqualTo(400);
        assertThat(stage.kakao.count(KakaoPaths.TOKEN)).isEqualTo(exchanges);
    }

    @Test
    void aCallbackWithoutStateIsRefused() {
        Page page = browser.open(stage.keycloak.address().resolve("/realms/shop/broker/kakao/endpoint?code=a"));

        assertThat(page.status()).isEqualTo(400);
    }

    @Test
    void anotherBrowsersCallbackIsRefused() {
        URI callback = approved("jiu");
        int exchanges = stage.kakao.count(KakaoPaths.TOKEN);

        Page page = new Browser(stage.keycloak.address()).open(callback);

        assertThat(page.status()).isEqualTo(400);
        assertThat(stage.kakao.count(KakaoPaths.TOKEN)).isEqualTo(exchanges);
    }

    @Test
    void aProviderThatIsDownLeadsBackToTheLoginPageAndIsWorthAnotherTry() {
        stage.kakao.inject(KakaoPaths.TOKEN, Fault.html(503));
        Page page = browser.open(approved("jiu"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words()).contains("The provider cannot be reached now.");

        stage.kakao.clearFaults();
        assertThat(app.person(browser.open(approved("jiu"))).get("email").textValue())
                .isEqualTo("jiu@example.kr");
    }

    @Test
    void theLineOnTheLoginPageIsInThePersonsLanguage() {
        browser = new Browser(stage.keycloak.address(), "ko");
        stage.kakao.inject(KakaoPaths.TOKEN, Fault.html(503));

        assertThat(browser.open(approved("jiu")).words()).contains("지금은 로그인 제공자에 연결할 수 없습니다.");
    }

    @Test
    void aWrongSecretLeadsToTheErrorPageAndIsLoggedWithoutIt() {
        URI callback = stage.kakao.approve(begun("broken"), "jiu");

        Page page = browser.open(callback);

        assertThat(page.status()).isEqualTo(502);
        assertThat(page.words()).contains("Unexpected error when authenticating with identity provider");
        assertThat(stage.keycloak.log())
                .contains("No sign-in through broken: MISCONFIGURED at CODE_EXCHANGE")
                .doesNotContain(new Page(callback, 0, "").query().get("code"))
                .doesNotContain(stage.kakao.app().clientSecret())
                .doesNotContain(stage.kakao.adminKey());
    }

    private void add(EmulatedUser.Builder user) {
        stage.kakao.put(user.linkedWith("profile_nickname", "account_email").build());
    }

    private URI approved(String user) {
        return stage.kakao.approve(begun("kakao"), user);
    }

    private URI begun(String alias) {
        Page login = browser.open(app.loginPage());
        Page provider = browser.open(login.link("/broker/" + alias + "/login"));
        assertThat(provider.status()).as(provider.toString()).isZero();
        return provider.address();
    }
}
