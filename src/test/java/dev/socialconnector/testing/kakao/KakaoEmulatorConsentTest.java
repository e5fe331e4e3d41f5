package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person sees and decides on the emulated pages, and when there is no page at all. */
class KakaoEmulatorConsentTest {

    private final KakaoEmulator kakao = KakaoEmulator.start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void aPersonSeesUsersAndTheirPendingItems() {
        String page = client.get(client.authorizationUri(Map.of("scope", "openid birthday birthyear")))
                .body();

        assertThat(page).contains("value=\"jiu\" checked", "value=\"newcomer\">");
        assertThat(page).contains("name=\"consent-jiu\" value=\"birthday\" checked> [필수 · Required]");
        assertThat(page).contains("name=\"consent-newcomer\" value=\"account_email\"> [선택 · Optional]");
        assertThat(page).doesNotContain("name=\"consent-jiu\" value=\"account_email\"");
    }

    @Test
    void itemsForUseAreShownOnlyWhenAskedForThroughScope() {
        String page = client.get(client.authorizationUri(Map.of())).body();

        assertThat(page).doesNotContain("value=\"birthday\"").contains("value=\"account_email\"");
    }

    @Test
    void thePostedFormLinksTheUserAndBringsTheCode() {
        URI uri = client.authorizationUri(Map.of());

        EmulatorClient.Reply reply = client.post(uri, "user=newcomer&decision=agree&consent-newcomer=profile_nickname");

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.locationParameter("code")).isPresent();
        assertThat(reply.locationParameter("state")).contains("the state");
        assertThat(kakao.isLinked("newcomer")).isTrue();
        assertThat(kakao.consents("newcomer")).containsExactly("profile_nickname");
    }

    @Test
    void aRequiredItemCannotBeLeftOut() {
        EmulatorClient.Reply reply = client.post(client.authorizationUri(Map.of()), "user=newcomer&decision=agree");

        assertThat(reply.location()).isEmpty();
        assertThat(reply.body()).contains("role=\"alert\"", "KOE203");
        assertThat(kakao.isLinked("newcomer")).isFalse();
    }

    @Test
    void itemsAskedForThroughScopeAreRequired() {
        URI uri = client.authorizationUri(Map.of("scope", "openid,birthyear"));

        assertThatThrownBy(() -> kakao.approve(uri, "jiu", Set.of())).hasMessageContaining("KOE203");
        kakao.approve(uri, "jiu", Set.of("birthyear"));

        assertThat(kakao.consents("jiu")).contains("birthyear");
    }

    @Test
    void cancellingIsAccessDenied() {
        URI uri = client.authorizationUri(Map.of());

        EmulatorClient.Reply reply = client.post(uri, "user=jiu&decision=cancel");

        assertThat(reply.locationParameter("error")).contains("access_denied");
        assertThat(reply.locationParameter("error_description")).contains("User denied access");
        assertThat(reply.locationParameter("state")).contains("the state");
        assertThat(kakao.cancel(uri)).hasToString(reply.location());
    }

    @Test
    void aChildIsTurnedAway() {
        URI callback = kakao.approve(client.authorizationUri(Map.of()), "under14");

        assertThat(callback.getQuery()).contains("error=access_denied", "Not allowed under age 14");
        assertThat(kakao.isLinked("under14")).isFalse();
    }

    @Test
    void aSignedInBrowserGetsTheCodeWithoutAScreen() {
        URI uri = client.authorizationUri(Map.of());
        String cookie = client.signIn(uri, "jiu");

        EmulatorClient.Reply again = client.get(uri, cookie);
        EmulatorClient.Reply forced = client.get(client.authorizationUri(Map.of("prompt", "login")), cookie);
        EmulatorClient.Reply more = client.get(client.authorizationUri(Map.of("scope", "openid birthday")), cookie);

        assertThat(again.locationParameter("code")).isPresent();
        assertThat(forced.location()).isEmpty();
        assertThat(more.location()).isEmpty();
        assertThat(more.body()).contains("value=\"jiu\" checked").doesNotContain("value=\"newcomer\"");
    }

    @Test
    void promptNoneTellsWhatIsMissing() {
        URI uri = client.authorizationUri(Map.of("prompt", "none"));
        kakao.put(KakaoUsers.JIU.toBuilder().interactionNeeded().build());

        assertThat(client.get(uri).locationParameter("error")).contains("login_required");
        assertThat(kakao.approve(uri, "newcomer").getQuery()).contains("error=consent_required");
        assertThat(kakao.approve(uri, "jiu").getQuery()).contains("error=interaction_required");
        assertThat(kakao.approve(uri, "emoji").getQuery()).contains("code=");
    }

    @Test
    void aLoginHintPreselectsTheUser() {
        URI uri = client.authorizationUri(Map.of("login_hint", "saebom@example.kr"));

        assertThat(client.get(uri).body()).contains("value=\"newcomer\" checked");
    }

    @Test
    void withoutAutomaticLinkingANewUserIsPreRegistered() throws Exception {
        kakao.app().autoLink(false);

        JsonNode me = client.userMe(client.tokens("newcomer", Map.of()));

        assertThat(me.get("has_signed_up").booleanValue()).isFalse();
        assertThat(me.get("kakao_account").has("phone_number")).isFalse();
        assertThat(me.get("kakao_account").get("email").textValue()).isEqualTo("saebom@example.kr");
    }
}
