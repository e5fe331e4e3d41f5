package dev.socialconnector.keycloak.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialconnector.testing.kakao.EmulatedUser;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of people's accounts in the real Keycloak: made, linked, and deleted. */
@ExtendWith(Stage.Extension.class)
class AccountIT {
    private Stage stage;
    private App app;
    private Admin admin;
    private Browser browser;

    @BeforeEach
    void openBrowser(Stage stage) {
        this.stage = stage;
        this.app = new App(stage.keycloak.address());
        this.admin = new Admin(stage.keycloak.address());
        this.browser = new Browser(stage.keycloak.address());
    }

    @Test
    void aTakenOverAddressIsNotOfferedAndWhatThePersonTypesIsNotVerified() {
        Page page = browser.open(approved("taken-over"));

        assertThat(page.words()).contains("Update Account Information").doesNotContain("***@");
        Page landed = browser.send(
                page.form(),
                Map.of(
                        "username", "kakao.79",
                        "email", "jihye@example.kr",
                        "firstName", "은호",
                        "lastName", "-"));
        JsonNode person = app.person(landed);
        assertThat(person.get("email").textValue()).isEqualTo("jihye@example.kr");
        assertThat(person.get("email_verified").booleanValue()).isFalse();
    }

    @Test
    void anAddressThatKakaoDoesNotVouchForIsNotVerified() {
        stage.kakao.put(EmulatedUser.named("unproven", 9101)
                .nickname("하나 둘")
                .email("unproven@example.kr", true, false)
                .linkedWith("profile_nickname", "account_email")
                .build());

        JsonNode person = app.person(browser.open(approved("unproven")));

        assertThat(person.get("email").textValue()).isEqualTo("unproven@example.kr");
        assertThat(person.get("email_verified").booleanValue()).isFalse();
        assertThat(person.get("preferred_username").textValue()).isEqualTo("kakao.9101");
    }

    @Test
    void whoHasAnAccountAlreadyProvesItBeforeTheTwoAreLinked() {
        stage.kakao.put(EmulatedUser.named("ana", 9102)
                .nickname("Ana")
                .email("ana@example.com")
                .linkedWith("profile_nickname", "account_email")
                .build());
        Page exists = browser.open(approved("ana"));
        assertThat(exists.words()).contains("Account already exists");

        Page proof = browser.send(exists.form(), Map.of("submitAction", "linkAccount"));
        Page landed = browser.send(proof.form(), Map.of("username", "ana", "password", "correct horse"));

        JsonNode person = app.person(landed);
        JsonNode user = admin.user("ana");
        assertThat(person.get("sub")).isEqualTo(user.get("id"));
        JsonNode links = admin.get(path(user) + "/federated-identity").json();
        assertThat(links).hasSize(1);
        assertThat(links.get(0).get("identityProvider").textValue()).isEqualTo("kakao");
        assertThat(links.get(0).get("userId").textValue()).isEqualTo("9102");
    }

    @Test
    void theAttributeImporterWritesWhatTheProfileHas() {
        ObjectNode profile =
                (ObjectNode) admin.get("/admin/realms/shop/users/profile").json();
        profile.put("unmanagedAttributePolicy", "ENABLED");
        admin.put("/admin/realms/shop/users/profile", profile.toString());
        stage.kakao.put(EmulatedUser.named("named", 9106)
                .nickname("별명")
                .email("named@example.kr")
                .linkedWith("profile_nickname", "account_email")
                .build());

        app.person(browser.open(approved("named")));

        assertThat(admin.user("named@example.kr").at("/attributes/nickname/0").textValue())
                .isEqualTo("별명");
    }

    @Test
    void storedTokensAreHandedOutToWhoMayReadThem() {
        stage.kakao.put(EmulatedUser.named("stored", 9103)
                .nickname("보관")
                .email("stored@example.kr")
                .linkedWith("profile_nickname", "account_email")
                .build());
        JsonNode tokens = app.tokens(browser.open(approved("stored")));

        JsonNode stored = app.storedTokens(tokens.get("access_token").textValue(), "kakao");

        assertThat(stored.get("access_token").textValue()).isNotBlank();
        assertThat(stored.get("refresh_token").textValue()).isNotBlank();
        assertThat(stored.get("expires_in").longValue()).isBetween(21_000L, 21_599L);
    }

    @Test
    void aTokenThatEndsSoonIsRenewedBeforeItIsHandedOut() {
        stage.kakao.put(EmulatedUser.named("renewed", 9107)
                .nickname("새로")
                .email("renewed@example.kr")
                .linkedWith("profile_nickname", "account_email")
                .build());
        stage.kakao.app().accessTokenLifetime(Duration.ofSeconds(4));
        JsonNode tokens = app.tokens(browser.open(approved("renewed")));
        stage.kakao.app().accessTokenLifetime(Duration.ofSeconds(21_599));

        JsonNode first = app.storedTokens(tokens.get("access_token").textValue(), "kakao");
        JsonNode second = app.storedTokens(tokens.get("access_token").textValue(), "kakao");

        assertThat(first.get("expires_in").longValue()).isGreaterThan(21_000);
        assertThat(second.get("access_token")).as("renewed once").isEqualTo(first.get("access_token"));
    }

    @Test
    void whoIsDeletedIsUnlinkedAtKakao() {
        stage.kakao.put(EmulatedUser.named("leaving", 9104)
                .nickname("안녕")
                .email("leaving@example.kr")
                .linkedWith("profile_nickname", "account_email")
                .build());
        app.person(browser.open(approved("leaving")));
        assertThat(stage.kakao.isLinked("leaving")).isTrue();

        Admin.Answer deleted = admin.delete(path(admin.user("leaving@example.kr")));

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(stage.kakao.isLinked("leaving")).isFalse();
    }

    @Test
    void whoIsDeletedStaysLinkedWhereTheAdministratorWantsThat() {
        stage.kakao.put(EmulatedUser.named("staying", 9105)
                .nickname("그대로")
                .email("staying@example.kr")
                .linkedWith("profile_nickname", "account_email")
                .build());
        app.person(browser.open(approved("staying")));
        JsonNode kakao = admin.get("/admin/realms/shop/identity-provider/instances/kakao")
                .json();
        setUnlink(kakao, "false");
        try {
            admin.delete(path(admin.user("staying@example.kr")));

            assertThat(stage.kakao.isLinked("staying")).isTrue();
        } finally {
            setUnlink(kakao, "true");
        }
    }

    private void setUnlink(JsonNode kakao, String value) {
        ((ObjectNode) kakao.get("config")).put("unlinkAtDeletion", value);
        assertThat(admin.put("/admin/realms/shop/identity-provider/instances/kakao", kakao.toString())
                        .status())
                .isEqualTo(204);
    }

    private static String path(JsonNode user) {
        return "/admin/realms/shop/users/" + user.get("id").textValue();
    }

    private URI approved(String user) {
        Page login = browser.open(app.loginPage());
        Page kakao = browser.open(login.link("/broker/kakao/login"));
        return stage.kakao.approve(kakao.address(), user);
    }
}
