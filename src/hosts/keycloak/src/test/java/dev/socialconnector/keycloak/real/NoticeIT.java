package dev.socialconnector.keycloak.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialconnector.testing.kakao.EmulatedEvent;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.WebhookReply;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kakao and a partner tell the real Keycloak unasked, and what becomes of it. */
@ExtendWith(Stage.Extension.class)
class NoticeIT {
    private static final String EVENTS = "https://schemas.openid.net/secevent/oauth/event-type/";
    private static final String KAKAO = "/admin/realms/shop/identity-provider/instances/kakao";

    private Stage stage;
    private App app;
    private Admin admin;

    @BeforeEach
    void nothingHappenedYet(Stage stage) {
        this.stage = stage;
        this.app = new App(stage.keycloak.address());
        this.admin = new Admin(stage.keycloak.address());
        stage.kakao
                .webhooks()
                .unlinkNotices(address("kakao", "unlink"), "POST")
                .securityEvents(address("kakao", "events"));
        admin.delete("/admin/realms/shop/admin-events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void whoUnlinksAtKakaoIsUnlinkedAndSignedOutHere(String method) {
        String user = signedIn("unlinking-" + method, 9200 + method.length());
        stage.kakao.webhooks().unlinkNotices(address("kakao", "unlink"), method);

        WebhookReply reply = stage.kakao.unlink("unlinking-" + method).orElseThrow();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(links(user)).isEmpty();
        assertThat(sessions(user)).isEmpty();
        JsonNode event = onlyEvent();
        assertThat(event.get("operationType").textValue()).isEqualTo("DELETE");
        assertThat(event.get("resourcePath").textValue()).isEqualTo("users/" + user + "/federated-identity/kakao");
        assertThat(event.at("/details/notice").textValue()).isEqualTo("UNLINK");
        assertThat(event.at("/details/sessions_ended").textValue()).isEqualTo("1");
        assertThat(event.toString()).doesNotContain("920", "unlinking");
    }

    @Test
    void revokedTokensEndSessionsOnceAndTheLinkStays() {
        String user = signedIn("revoked", 9210);
        EmulatedEvent event = stage.kakao.webhooks().event(EVENTS + "tokens-revoked", "revoked");

        WebhookReply first = event.send();
        WebhookReply again = event.send();

        assertThat(List.of(first.status(), again.status())).containsExactly(202, 202);
        assertThat(sessions(user)).isEmpty();
        assertThat(links(user)).hasSize(1);
        assertThat(onlyEvent().at("/details/notice").textValue()).isEqualTo("TOKENS_REVOKED");
    }

    @Test
    void anEventThatComesLateEndsNothingThatBeganAfterIt() {
        String user = signedIn("late", 9211);
        long before = Instant.now().getEpochSecond() - 3_600;

        WebhookReply reply = stage.kakao
                .webhooks()
                .event(EVENTS + "user-unlinked", "late")
                .claims(claims -> claims.put("iat", before))
                .claims(claims -> claims.put("toe", before))
                .send();

        assertThat(reply.status()).isEqualTo(202);
        assertThat(links(user)).hasSize(1);
        assertThat(sessions(user)).hasSize(1);
        assertThat(onlyEvent().at("/details/link_removed").textValue()).isEqualTo("false");
    }

    @Test
    void whatKakaoDidNotSignOrSendDoesNothing() {
        String user = signedIn("forged", 9212);

        WebhookReply event = stage.kakao
                .webhooks()
                .event(EVENTS + "user-unlinked", "forged")
                .signedWithForeignKey()
                .send();
        int unlink = post(
                address("kakao", "unlink"),
                Map.of("app_id", "123456", "user_id", "9212", "referrer_type", "UNLINK_FROM_APPS"));

        assertThat(event.status()).isEqualTo(400);
        assertThat(unlink).isEqualTo(401);
        assertThat(links(user)).hasSize(1);
        assertThat(sessions(user)).hasSize(1);
        assertThat(admin.get("/admin/realms/shop/admin-events").json()).isEmpty();
    }

    @Test
    void anAdministratorMayHaveNoticesReportedOnly() {
        String user = signedIn("reported", 9213);
        JsonNode kakao = admin.get(KAKAO).json();
        set(kakao, "report");
        try {
            admin.delete("/admin/realms/shop/admin-events");
            stage.kakao.unlink("reported");

            assertThat(links(user)).hasSize(1);
            assertThat(sessions(user)).hasSize(1);
            assertThat(onlyEvent().get("operationType").textValue()).isEqualTo("ACTION");
        } finally {
            set(kakao, "act");
        }
    }

    @Test
    void theEndOfAPartnersSessionEndsTheOneThatBeganWithIt() {
        stage.partner.idTokenClaims(Map.of("sid", "session-7"));
        stage.partner.userInfo(Stage.PARTNERS_PERSON);
        Browser browser = new Browser(stage.keycloak.address());
        URI authorization = begun(browser, "partner");
        String user = app.person(browser.open(stage.keycloak
                        .address()
                        .resolve("/realms/shop/broker/partner/endpoint?" + stage.partner.approve(authorization))))
                .get("sub")
                .textValue();
        int all = sessions(user).size();

        int other = post(address("partner", "logout"), Map.of("logout_token", logoutToken("session-8")));
        int left = sessions(user).size();
        int status = post(address("partner", "logout"), Map.of("logout_token", logoutToken("session-7")));

        assertThat(List.of(other, status)).containsExactly(200, 200);
        assertThat(left).isEqualTo(all);
        assertThat(sessions(user)).hasSize(all - 1);
        assertThat(onlyEvent().at("/details/notice").textValue()).isEqualTo("LOGOUT");
    }

    @Test
    void whereAConnectorHearsNothingNobodyIsThere() {
        assertThat(post(address("line", "unlink"), Map.of("user_id", "1"))).isEqualTo(404);
    }

    private String logoutToken(String session) {
        return stage.partner
                .keys()
                .sign(Map.of(
                        "iss", stage.partner.issuer(),
                        "aud", stage.partner.clientId(),
                        "iat", Instant.now().getEpochSecond(),
                        "exp", Instant.now().getEpochSecond() + 120,
                        "jti", UUID.randomUUID().toString(),
                        "sid", session,
                        "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    /** Signs somebody in and returns Keycloak's id of the user. */
    private String signedIn(String name, long id) {
        stage.kakao.put(EmulatedUser.named(name, id)
                .nickname("알림")
                .email(name.toLowerCase(java.util.Locale.ROOT) + "@example.kr")
                .linkedWith("profile_nickname", "account_email")
                .build());
        Browser browser = new Browser(stage.keycloak.address());
        URI callback = stage.kakao.approve(begun(browser, "kakao"), name);
        String user = app.person(browser.open(callback)).get("sub").textValue();
        assertThat(links(user)).hasSize(1);
        assertThat(sessions(user)).hasSize(1);
        return user;
    }

    private URI begun(Browser browser, String alias) {
        Page login = browser.open(app.loginPage());
        return browser.open(login.link("/broker/" + alias + "/login")).address();
    }

    private URI address(String alias, String kind) {
        return stage.keycloak.address().resolve("/realms/shop/broker/" + alias + "/endpoint/notice/" + kind);
    }

    private JsonNode links(String user) {
        return admin.get("/admin/realms/shop/users/" + user + "/federated-identity")
                .json();
    }

    private JsonNode sessions(String user) {
        return admin.get("/admin/realms/shop/users/" + user + "/sessions").json();
    }

    private JsonNode onlyEvent() {
        JsonNode events = admin.get("/admin/realms/shop/admin-events").json();
        assertThat(events).as(events.toString()).hasSize(1);
        return events.get(0);
    }

    private void set(JsonNode kakao, String notices) {
        ((ObjectNode) kakao.get("config")).put("notices", notices);
        assertThat(admin.put(KAKAO, kakao.toString()).status()).isEqualTo(204);
    }

    private static int post(URI address, Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        Request request =
                new Request.Builder().url(address.toString()).post(form.build()).build();
        try (Response answer = new OkHttpClient().newCall(request).execute()) {
            return answer.code();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
