package dev.socialconnector.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A3: whatever stands in a parameter, it is one parameter and means the same (RFC 3986 sections 2.1 and 2.3). */
class PercentEncodingTest {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    static IntStream ascii() {
        return IntStream.range(0, 0x80);
    }

    @ParameterizedTest
    @MethodSource("ascii")
    void onlyUnreservedCharactersStayAsTheyAre(int character) {
        StringBuilder text = new StringBuilder();

        PercentEncoding.append(text, Character.toString(character));

        assertThat(text)
                .hasToString(
                        UNRESERVED.indexOf(character) >= 0
                                ? Character.toString(character)
                                : "%%%02X".formatted(character));
    }

    @Test
    void otherCharactersAreEncodedAsUtf8() {
        StringBuilder text = new StringBuilder();

        PercentEncoding.append(text, "name", "a é콜\ud83d\ude00");

        assertThat(text).hasToString("name=a%20%C3%A9%EC%BD%9C%F0%9F%98%80");
    }
}
