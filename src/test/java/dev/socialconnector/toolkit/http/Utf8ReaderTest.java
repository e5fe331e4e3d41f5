package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B5. */
final class Utf8ReaderTest {
    private static final String TEXT = "a é 콜 \ufffd \ud83d\ude00 라이언{\"b\":\"\ud83d\ude00\"}z";

    /** A parser fills its buffer again wherever in the text it ends. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 64})
    void theTextComesInPieces(int size) throws IOException {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), size)).isEqualTo(TEXT);
    }

    @Test
    void ofNothingThereIsNothing() throws IOException {
        assertThat(read(new byte[0], 4)).isEmpty();
    }

    /** The JDK's other readers would put a character of their own in its place, so that another document is read than was signed. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 64})
    void aBrokenCharacterIsNoCharacter(int size) {
        byte[] whole = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < whole.length; at++) {
            if (whole[at] < 0) {
                byte[] broken = whole.clone();
                broken[at] = ' ';
                assertThatExceptionOfType(CharacterCodingException.class)
                        .as("byte " + at)
                        .isThrownBy(() -> read(broken, size));
            }
        }
    }

    @Test
    void aCharacterThatDoesNotEndIsNone() {
        byte[] whole = "콜".getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> read(part, 8));
        }
    }

    private static String read(byte[] bytes, int size) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[size];
        try (Utf8Reader reader = new Utf8Reader(bytes)) {
            for (int count = reader.read(buffer, 0, size); count >= 0; count = reader.read(buffer, 0, size)) {
                text.append(buffer, 0, count);
            }
        }
        return text.toString();
    }
}
