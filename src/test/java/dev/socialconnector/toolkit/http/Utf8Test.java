package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** B5. What is UTF-8 is what the JDK's strict decoder takes. */
final class Utf8Test {
    private static final int[] TELLING = {
        0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF
    };

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    @Test
    void allCharactersOfOneAndTwoBytesAreToldFromNonsense() {
        for (int both = 0; both < 0x1_0000; both++) {
            assertTold((byte) (both >> 8), (byte) both);
            assertTold((byte) both);
        }
    }

    @Test
    void allEdgesOfLongerCharactersAreToldFromNonsense() {
        for (int first : TELLING) {
            for (int second : TELLING) {
                for (int third : TELLING) {
                    assertTold((byte) first, (byte) second, (byte) third);
                    for (int fourth : TELLING) {
                        assertTold((byte) first, (byte) second, (byte) third, (byte) fourth);
                    }
                }
            }
        }
    }

    /** Characters at every place among ASCII, which decoders read several bytes at a time. */
    @Test
    void itDoesNotMatterWhereACharacterStands() {
        for (String inside : new String[] {"é", "콜", "\ufffd", "\ud83d\ude00"}) {
            byte[] character = inside.getBytes(StandardCharsets.UTF_8);
            for (int before = 0; before < 20; before++) {
                for (int after = 0; after < 20; after++) {
                    byte[] whole = (" ".repeat(before) + inside + " ".repeat(after)).getBytes(StandardCharsets.UTF_8);
                    byte[] broken = whole.clone();
                    broken[before + character.length - 1] = ' ';

                    assertThat(Utf8.decode(whole)).contains(" ".repeat(before) + inside + " ".repeat(after));
                    assertTold(broken);
                    assertTold(Arrays.copyOf(whole, before + character.length - 1));
                }
            }
        }
    }

    @Test
    void randomBytesAreToldAsTheDecoderDoes() {
        SplittableRandom random = new SplittableRandom(20261121);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] =
                        (byte) (random.nextInt(3) == 0 ? TELLING[random.nextInt(TELLING.length)] : random.nextInt(128));
            }
            assertTold(bytes);
        }
    }

    private void assertTold(byte... bytes) {
        if (Utf8.decode(bytes).isPresent() != isDecodable(bytes)) {
            assertThat(Utf8.decode(bytes).isPresent())
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(isDecodable(bytes));
        }
    }

    /** Asks in the way that throws nothing: a hundred thousands of stacks would take seconds. */
    private boolean isDecodable(byte[] bytes) {
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.reset().decode(ByteBuffer.wrap(bytes), characters, true);
        return !result.isError() && !decoder.flush(characters).isError();
    }
}
