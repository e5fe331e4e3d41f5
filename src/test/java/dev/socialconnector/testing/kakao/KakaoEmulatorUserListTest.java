package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the emulator tells an application about many users. */
class KakaoEmulatorUserListTest {

    private final SettableClock clock = new SettableClock();
    private final KakaoEmulator kakao = KakaoEmulator.builder().clock(clock).start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void idsOfLinkedUsersComeInOrderAndInPages() throws Exception {
        JsonNode all = get("/v1/user/ids").json();
        JsonNode first = get("/v1/user/ids?limit=2").json();
        JsonNode descending = get("/v1/user/ids?limit=1&order=desc").json();

        assertThat(all.get("elements")).hasSize(10);
        assertThat(all.get("after_url").isNull()).isTrue();
        assertThat(first.get("elements").toString()).isEqualTo("[77,78]");
        assertThat(first.get("after_url").textValue()).startsWith("http://").contains(kakao.adminKey());
        assertThat(descending.get("elements").toString()).isEqualTo("[9223372036854775807]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"false | [78,79]", "true | [79,80]"})
    void aPageBeginsWithOrBehindItsFirstId(boolean excluded, String ids) throws Exception {
        kakao.app().fromIdExcluded(excluded);

        JsonNode page = get("/v1/user/ids?limit=2&from_id=78").json();

        assertThat(page.get("elements").toString()).isEqualTo(ids);
    }

    @Test
    void idsCanBeAskedForAHundredTimesAMinute() throws Exception {
        for (int call = 0; call < 100; call++) {
            assertThat(get("/v1/user/ids?limit=1").status()).isEqualTo(200);
        }

        EmulatorClient.Reply tooMany = get("/v1/user/ids?limit=1");
        clock.advance(Duration.ofMinutes(1));

        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.json().get("code").intValue()).isEqualTo(-10);
        assertThat(get("/v1/user/ids?limit=1").status()).isEqualTo(200);
    }

    @Test
    void severalUsersComeInBothEnvelopes() throws Exception {
        String path = "/v2/app/users?target_id_type=user_id&target_ids=%5B77,3891047281,85%5D";

        JsonNode object = get(path).json();
        kakao.app().usersInBareArray(true);
        JsonNode array = get(path).json();

        assertThat(object.get("elements")).isEqualTo(array).hasSize(2);
        assertThat(array.get(1).get("kakao_account").get("email").textValue()).isEqualTo("jiu@example.kr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/user/ids?limit=0",
                "/v1/user/ids?limit=101",
                "/v1/user/ids?order=up",
                "/v1/user/ids?from_id=x",
                "/v2/app/users?target_ids=%5B77%5D",
                "/v2/app/users?target_id_type=user_id",
                "/v2/app/users?target_id_type=user_id&target_ids=77"
            })
    void badParametersAreRefused(String path) throws Exception {
        EmulatorClient.Reply reply = get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").intValue()).isEqualTo(-2);
    }

    @Test
    void anAccessTokenIsNotEnough() throws Exception {
        String accessToken = client.tokens("jiu", Map.of()).get("access_token").textValue();

        assertThat(client.kapi(KakaoPaths.USER_IDS, accessToken)
                        .json()
                        .get("code")
                        .intValue())
                .isEqualTo(-401);
    }

    private EmulatorClient.Reply get(String path) {
        return client.call(new Request.Builder()
                .url(kakao.uri(path).toString())
                .header("Authorization", "KakaoAK " + kakao.adminKey())
                .build());
    }
}
