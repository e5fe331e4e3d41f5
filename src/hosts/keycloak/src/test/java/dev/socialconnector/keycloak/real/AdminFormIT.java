package dev.socialconnector.keycloak.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The admin console's form in a real browser; passed over where there is none. */
@ExtendWith(Stage.Extension.class)
class AdminFormIT {
    private static final String MADE = "/admin/realms/shop/identity-provider/instances/social-connector-kakao";

    @Test
    void anAdministratorFillsItInInTheirLanguage(Stage stage, @TempDir Path profile) throws Exception {
        assumeTrue(Chrome.isInstalled());
        Admin admin = new Admin(stage.keycloak.address());
        admin.put(
                "/admin/realms/master",
                "{\"internationalizationEnabled\":true,\"supportedLocales\":[\"en\",\"ko\"],\"defaultLocale\":\"ko\"}");

        try (Chrome browser = new Chrome(profile, "ko")) {
            browser.open(stage.keycloak
                    .address()
                    .resolve("/admin/master/console/#/shop/identity-providers/social-connector-kakao/add"));
            browser.type("#username", RunningKeycloak.ADMIN);
            browser.type("#password", RunningKeycloak.PASSWORD);
            browser.click("#kc-login");
            browser.awaitText("대표 어드민 키");
            assertThat(browser.text())
                    .contains("어드민 키", "네이티브 앱 키", "이름이 하나인 사용자", "삭제된 사용자 연결 해제")
                    .doesNotContain("Admin key", "People with one name", "kauth");

            browser.type("input[name='config.clientId']", "0a1b2c3d");
            browser.type("input[name='config.clientSecret']", "a-secret");
            browser.await("[data-testid='createProvider']:not([disabled])");
            browser.click("[data-testid='createProvider']");
            Chrome.await(() -> admin.get(MADE).status() == 200, "the new provider");
        }

        JsonNode config = admin.get(MADE).json().get("config");
        assertThat(config.get("clientId").textValue()).isEqualTo("0a1b2c3d");
        assertThat(config.get("pkce").asText()).isEqualTo("true");
        assertThat(config.get("openIdConnect").asText()).isEqualTo("automatic");
        assertThat(admin.delete(MADE).status()).isEqualTo(204);
    }
}
