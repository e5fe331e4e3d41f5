package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.testing.RecordedCall;
import java.io.UncheckedIOException;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kakao's rules as the emulator keeps them, seen by an HTTP client. */
class KakaoEmulatorTest {

    private final KakaoEmulator kakao = KakaoEmulator.start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void callsAreCountedAndKept() {
        client.exchange("made-up", Map.of());
        client.get(kakao.uri("/unknown?x=1"));

        assertThat(kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
        assertThat(kakao.count("/unknown")).isEqualTo(1);
        RecordedCall call = kakao.calls(KakaoPaths.TOKEN).get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.form().get("code")).containsExactly("made-up");
        assertThat(call.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-www-form-urlencoded"));
    }

    @Test
    void nothingSecretIsPrinted() {
        client.exchange("made-up-code", Map.of());

        assertThat(kakao.calls() + " " + kakao.app() + " " + kakao + " " + kakao.user("jiu"))
                .doesNotContain("made-up-code", kakao.app().clientSecret());
    }

    @Test
    void discoveryNamesTheEndpoints() throws Exception {
        JsonNode document = client.get(kakao.uri(KakaoPaths.DISCOVERY)).json();

        assertThat(document.get("issuer").textValue()).isEqualTo(KakaoEmulator.ISSUER);
        assertThat(document.get("token_endpoint").textValue())
                .isEqualTo(kakao.uri(KakaoPaths.TOKEN).toString());
    }

    @Test
    void requestsWithoutAnEmulatorAreNotMade() {
        Request request = new Request.Builder()
                .url(kakao.uri(KakaoPaths.TOKEN).toString())
                .post(new FormBody.Builder().build())
                .build();
        kakao.close();

        assertThatThrownBy(() -> client.call(request)).isInstanceOf(UncheckedIOException.class);
    }
}
