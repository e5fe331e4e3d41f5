package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of the refresh as the emulator keeps them. */
class KakaoEmulatorRefreshTest {

    private final SettableClock clock = new SettableClock();
    private final KakaoEmulator kakao = KakaoEmulator.builder().clock(clock).start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void theRefreshTokenIsKeptWhileMoreThanAMonthIsLeft() throws Exception {
        String refreshToken =
                client.tokens("jiu", Map.of()).get("refresh_token").textValue();
        clock.advance(Duration.ofDays(29));

        JsonNode refreshed = client.refresh(refreshToken).json();

        assertThat(refreshed.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("token_type", "access_token", "expires_in", "id_token");
        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
    }

    @Test
    void theRefreshTokenIsReplacedInItsLastMonth() throws Exception {
        String old = client.tokens("jiu", Map.of()).get("refresh_token").textValue();
        clock.advance(Duration.ofDays(31));

        JsonNode refreshed = client.refresh(old).json();

        assertThat(refreshed.get("refresh_token_expires_in").intValue()).isEqualTo(5_183_999);
        assertThat(client.refresh(old).koe()).isEqualTo("400 KOE322");
        assertThat(client.refresh(refreshed.get("refresh_token").textValue()).status())
                .isEqualTo(200);
    }

    @Test
    void anIdTokenComesOnlyIfOneCameAtFirst() throws Exception {
        String withoutIdToken = client.tokens("jiu", Map.of("scope", "account_email"))
                .get("refresh_token")
                .textValue();

        assertThat(client.refresh(withoutIdToken).json().has("id_token")).isFalse();
    }

    @Test
    void badRefreshTokensAreRefused() throws Exception {
        String refreshToken =
                client.tokens("jiu", Map.of()).get("refresh_token").textValue();

        assertThat(client.refresh("").koe()).isEqualTo("400 KOE319");
        assertThat(client.refresh("unknown").koe()).isEqualTo("400 KOE322");
        clock.advance(Duration.ofDays(61));
        assertThat(client.refresh(refreshToken).koe()).isEqualTo("400 KOE322");
    }
}
