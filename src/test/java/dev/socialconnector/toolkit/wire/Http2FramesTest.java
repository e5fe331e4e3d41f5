package dev.socialconnector.toolkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113 section 4.1. */
class Http2FramesTest {
    private final List<Integer> data = new ArrayList<>();
    private final List<Integer> resets = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 9, 10, 100_000})
    void bodiesAreToldFromAllElse(int piece) {
        Http2Frames frames = frames(false);

        play(
                frames,
                piece,
                RawHttp2.frame(4, 0, 0, new byte[12]),
                RawHttp2.frame(1, 4, 3, new byte[70_000]),
                RawHttp2.frame(0, 0, 3, new byte[66_000]),
                RawHttp2.frame(0, 1, 3, new byte[0]),
                RawHttp2.frame(0, 1, 0x7fffffff, new byte[1]));

        assertThat(data.stream().mapToInt(Integer::intValue).sum()).isEqualTo(66_001);
        assertThat(resets).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 9, 10, 100_000})
    void whatTheClientResetsIsSeen(int piece) {
        Http2Frames frames = frames(true);

        play(
                frames,
                piece,
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                RawHttp2.frame(4, 0, 0, new byte[6]),
                RawHttp2.frame(0, 1, 3, new byte[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}),
                RawHttp2.frame(3, 0, 0x01020305, new byte[4]),
                RawHttp2.frame(3, 0, 7, new byte[4]));

        assertThat(resets).containsExactly(0x01020305, 7);
    }

    private Http2Frames frames(boolean ofClient) {
        return new Http2Frames(ofClient) {
            @Override
            void data(int stream, int count) {
                data.add(count);
            }

            @Override
            void reset(int stream) {
                resets.add(stream);
            }
        };
    }

    private static void play(Http2Frames frames, int piece, byte[]... all) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] each : all) {
            joined.writeBytes(each);
        }
        byte[] bytes = joined.toByteArray();
        for (int at = 0; at < bytes.length; at += piece) {
            frames.read(bytes, at, Math.min(piece, bytes.length - at));
        }
    }
}
