package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B5: what counts as a JSON object in UTF-8 (RFC 8259 section 8.1, RFC 3629 section 3). */
class JsonObjectTest {
    /** Bytes that are no character: never used, overlong, a surrogate, past U+10FFFF, cut off. */
    @ParameterizedTest
    @ValueSource(strings = {"ff", "fe", "c0af", "c1a9", "e0809f", "eda080", "f4908080", "f8888080", "ec97", "80"})
    void bytesThatAreNoCharacterAreRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(JsonObject.parse(join("{\"name\":\"", bytes, "\"}"))).isEmpty();
        assertThat(JsonObject.parse(join("{\"na", bytes, "me\":1}"))).isEmpty();
        assertThat(JsonObject.parse(join("{", bytes, "}"))).isEmpty();
    }

    /** A reader that knows a name already must not find it where it is not. */
    @Test
    void aNameBehindANonsenseByteIsNotTheNameAlone() {
        JsonObject.parse(utf8("{\"expires_in\":1}"));

        assertThat(JsonObject.parse(join("{\"expires_", HexFormat.of().parseHex("ff"), "in\":1}")))
                .isEmpty();
    }

    @Test
    void charactersOfEveryLengthAreRead() {
        JsonObject json = JsonObject.parse(utf8("{\"a\":\"aé콜\ud83d\ude00\",\"é콜\ud83d\ude00\":1}"))
                .orElseThrow();

        assertThat(json.text("a")).contains("aé콜\ud83d\ude00");
        assertThat(json.integer("é콜\ud83d\ude00")).contains(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d\\ude00", "\\u0000"})
    void escapesAreReadInNamesAsInTexts(String escaped) {
        JsonObject json = JsonObject.parse(utf8("{\"" + escaped + "\":\"" + escaped + "\"}"))
                .orElseThrow();

        String name = json.members().keySet().iterator().next();
        assertThat(json.text(name)).contains(name);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(String before, byte[] bytes, String after) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(utf8(before));
        joined.writeBytes(bytes);
        joined.writeBytes(utf8(after));
        return joined.toByteArray();
    }
}
