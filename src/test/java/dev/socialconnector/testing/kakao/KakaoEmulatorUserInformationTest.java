package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the emulator tells about users. */
class KakaoEmulatorUserInformationTest {

    private final SettableClock clock = new SettableClock();
    private final KakaoEmulator kakao = KakaoEmulator.builder().clock(clock).start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void itIsBuiltFromDataAndConsents() throws Exception {
        JsonNode me = client.userMe(client.tokens("jiu", Map.of()));
        JsonNode account = me.get("kakao_account");

        assertThat(me.get("id").longValue()).isEqualTo(3_891_047_281L);
        assertThat(account.get("email").textValue()).isEqualTo("jiu@example.kr");
        assertThat(account.get("email_needs_agreement").booleanValue()).isFalse();
        assertThat(account.get("birthday_needs_agreement").booleanValue()).isTrue();
        assertThat(account.has("birthday")).isFalse();
        assertThat(account.get("ci_needs_agreement").booleanValue()).isTrue();
        assertThat(account.get("profile").get("profile_image_url").textValue()).startsWith("http://");
    }

    @Test
    void whatDoesNotExistNeedsNoAgreement() throws Exception {
        JsonNode account = client.userMe(client.tokens("emoji", Map.of())).get("kakao_account");

        assertThat(account.get("gender_needs_agreement").booleanValue()).isFalse();
        assertThat(account.has("gender")).isFalse();
    }

    @Test
    void imagesAreHttpsOnRequest() throws Exception {
        String accessToken = client.tokens("jiu", Map.of()).get("access_token").textValue();

        String me = client.kapi(KakaoPaths.USER_ME + "?secure_resource=true", accessToken)
                .body();

        assertThat(me).contains("https://k.kakaocdn.net").doesNotContain("http://");
    }

    @Test
    void propertyKeysFilter() throws Exception {
        String accessToken = client.tokens("jiu", Map.of()).get("access_token").textValue();

        JsonNode me = client.kapi(KakaoPaths.USER_ME + "?property_keys=%5B%22kakao_account.email%22%5D", accessToken)
                .json();

        assertThat(me.get("kakao_account").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "has_email", "email_needs_agreement", "email", "is_email_valid", "is_email_verified");
        assertThat(me.has("properties")).isFalse();
    }

    @Test
    void everyReadyMadeUserCanSignIn() throws Exception {
        kakao.app().under14Rejected(false);
        for (EmulatedUser user : KakaoUsers.all()) {
            JsonNode me = client.userMe(client.tokens(user.name(), Map.of()));

            assertThat(me.get("id").longValue()).isEqualTo(user.id());
        }
    }

    @Test
    void aBodyCanBeGivenVerbatim() throws Exception {
        kakao.put(KakaoUsers.JIU.toBuilder().userMeJson("{\"id\":\"text\",").build());
        String accessToken = client.tokens("jiu", Map.of()).get("access_token").textValue();

        assertThat(client.kapi(KakaoPaths.USER_ME, accessToken).body()).isEqualTo("{\"id\":\"text\",");
    }

    @Test
    void userInfoTellsOnlyWhatWasAgreed() throws Exception {
        String accessToken = client.tokens("jiu", Map.of("scope", "openid birthday"))
                .get("access_token")
                .textValue();

        JsonNode claims = client.kapi(KakaoPaths.USER_INFO, accessToken).json();

        assertThat(claims.get("sub").textValue()).isEqualTo("3891047281");
        assertThat(claims.get("birthdate").textValue()).isEqualTo("0000-02-29");
        assertThat(claims.get("email_verified").booleanValue()).isTrue();
    }

    @Test
    void aBadAccessTokenIs401WithAChallenge() throws Exception {
        String accessToken = client.tokens("jiu", Map.of()).get("access_token").textValue();
        clock.advance(Duration.ofHours(6));

        EmulatorClient.Reply expired = client.kapi(KakaoPaths.USER_ME, accessToken);

        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.json().get("code").intValue()).isEqualTo(-401);
        assertThat(expired.header("WWW-Authenticate")).contains("Bearer error=invalid_token");
    }

    @Test
    void missingConsentIs402AndUnlinkingEndsTheTokens() throws Exception {
        String withoutOpenId = client.tokens("jiu", Map.of("scope", "account_email"))
                .get("access_token")
                .textValue();
        EmulatorClient.Reply missing = client.kapi(KakaoPaths.USER_INFO, withoutOpenId);
        kakao.unlink("jiu");

        assertThat(missing.status()).isEqualTo(403);
        assertThat(missing.json().get("code").intValue()).isEqualTo(-402);
        assertThat(missing.json().get("required_scopes").get(0).textValue()).isEqualTo("openid");
        assertThat(client.kapi(KakaoPaths.USER_ME, withoutOpenId).status()).isEqualTo(401);
    }
}
