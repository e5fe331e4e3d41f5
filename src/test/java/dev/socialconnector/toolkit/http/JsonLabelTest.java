package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Step;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B11: JSON whose bytes are UTF-8 is read whatever its label claims, and JSON in other bytes never. */
class JsonLabelTest {
    private static final String JSON = "{\"name\":\"이름\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=EUC-KR",
                "application/json; charset=ISO-8859-1",
                "application/json;charset=utf8",
                "application/json;charset=nonsense",
                "text/html;charset=windows-949",
                "text/javascript",
                "nonsense"
            })
    void whatIsUtf8IsRead(String label) {
        ProviderAnswer answer = answer(label, JSON.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.requireJson().text("name")).contains("이름");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=EUC-KR", "application/json;charset=utf-8"})
    void whatIsNotUtf8IsNotRead(String label) {
        assertThat(answer(label, JSON.getBytes(Charset.forName("EUC-KR"))).json())
                .isEmpty();
    }

    @Test
    void noLabelIsNeeded() {
        ProviderAnswer answer = new ProviderAnswer(
                Step.PROFILE, 200, Headers.of(), JSON.getBytes(StandardCharsets.UTF_8), Optional.empty());

        assertThat(answer.json()).isPresent();
    }

    private static ProviderAnswer answer(String label, byte[] body) {
        return new ProviderAnswer(Step.PROFILE, 200, Headers.of("Content-Type", label), body, Optional.empty());
    }
}
