package dev.socialconnector.keycloak.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    @Test
    void everyConnectorIsOnTheLoginPage() {
        Page login = browser.open(app.loginPage());

        assertThat(login.words()).contains("Kakao", "Partner", "Broken");
    }

    @Test
    void kakaoLeadsToATokenWithoutAnyFurtherPage() {
        stage.kakao.put(KakaoUsers.JIU);

        JsonNode person = app.person(browser.open(approved("kakao", "jiu")));

        assertThat(person.get("email").textValue()).isEqualTo("jiu@example.kr");
        assertThat(person.get("email_verified").booleanValue()).isTrue();
    }

    private URI approved(String alias, String user) {
        return stage.kakao.approve(begun(alias), user);
    }

    private URI begun(String alias) {
        Page login = browser.open(app.loginPage());
        Page provider = browser.open(login.link("/broker/" + alias + "/login"));
        assertThat(provider.status()).as(provider.toString()).isZero();
        return provider.address();
    }

    private static Map<String, String> none() {
        return Map.of();
    }
}
