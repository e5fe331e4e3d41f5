package dev.socialconnector.toolkit.wire;

import static dev.socialconnector.toolkit.wire.RawHttp2.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a server can send without an end, around a body or instead of one. Frames and their types are those of RFC 9113. */
@SuppressWarnings("ImmutableEnumChecker") // nobody writes into its bytes
enum Attack {
    /** An honest answer. */
    NONE("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", ""),
    STATUS_LINE("HTTP/1.1 200 ", "x"),
    HEADER_LINE("HTTP/1.1 200 OK\r\nX: ", "x"),
    HEADERS("HTTP/1.1 200 OK\r\n", ":\n"),
    INTERIM_ANSWERS("", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
    CHUNK_SIZE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0"),
    CHUNK_EXTENSION("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=", "x"),
    TINY_CHUNKS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\nx\r\n"),
    TRAILERS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n", ":\n"),
    TRAILERS_AFTER_A_LARGE_BODY(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nF0000\r\n" + " ".repeat(0xF0000) + "\r\n0\r\n",
            ":\n"),
    BODY("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n", " "),

    /** Literals without name and value, which OkHttp counts as nothing. */
    HTTP2_EMPTY_HEADERS(0, frame(1, 0, 1, bytes(0x88)), frame(9, 0, 1, repeat(bytes(0, 0, 0), 5_000))),
    /** One without name and value put into the table, then named by its number over and over. */
    HTTP2_REPEATED_HEADERS(0, frame(1, 0, 1, bytes(0x88, 0x40, 0, 0)), frame(9, 0, 1, repeat(bytes(0xBE), 16_000))),
    HTTP2_EMPTY_CONTINUATIONS(0, frame(1, 0, 1, bytes(0x88)), frame(9, 0, 1, bytes())),
    HTTP2_INTERIM_ANSWERS(0, frame(1, 4, 1, bytes(8, 3, '1', '0', '3')), frame(1, 4, 1, bytes(8, 3, '1', '0', '3'))),
    HTTP2_TRAILERS(
            0,
            concat(
                    frame(1, 4, 1, bytes(0x88)),
                    repeat(frame(0, 0, 1, repeat(bytes(' '), 16_000)), 60),
                    frame(1, 1, 1, bytes())),
            frame(9, 0, 1, repeat(bytes(0, 0, 0), 5_000))),
    HTTP2_BODY_BEFORE_ITS_HEAD(0, bytes(), frame(0, 0, 1, repeat(bytes(' '), 16_000))),
    HTTP2_BODY(0, frame(1, 4, 1, bytes(0x88)), frame(0, 0, 1, repeat(bytes(' '), 16_000))),
    HTTP2_EMPTY_BODIES(0, frame(1, 4, 1, bytes(0x88)), frame(0, 0, 1, bytes())),
    HTTP2_SETTINGS(0, bytes(), frame(4, 0, 0, bytes())),
    HTTP2_UNKNOWN_FRAMES(0, bytes(), frame(0xbe, 0, 0, repeat(bytes(0), 16_000))),
    HTTP2_GOODBYES(0, bytes(), frame(7, 0, 0, repeat(bytes(127, 255, 255, 255, 0, 0, 0, 0), 1_000))),
    /** Each must be replied to, and the replies are not read. */
    HTTP2_PINGS(0, bytes(), frame(6, 0, 0, new byte[8]));

    private final boolean http2;
    private final byte[] first;
    private final byte[] endless;

    Attack(String first, String endless) {
        this.http2 = false;
        this.first = first.getBytes(StandardCharsets.US_ASCII);
        this.endless = endless.getBytes(StandardCharsets.US_ASCII);
    }

    Attack(int ignored, byte[] first, byte[] endless) {
        this.http2 = true;
        this.first = first;
        this.endless = endless;
    }

    boolean isHttp2() {
        return http2;
    }

    void play(OutputStream output, int stream) throws IOException {
        output.write(on(stream, first));
        output.flush();
        if (endless.length > 0) {
            byte[] block = on(stream, repeat(endless, Math.max(1, 32_768 / endless.length)));
            while (true) {
                output.write(block);
            }
        }
    }

    /** Puts frames of stream 1 on another one. */
    private byte[] on(int stream, byte[] frames) {
        if (!http2) {
            return frames;
        }
        ByteBuffer all = ByteBuffer.wrap(frames.clone());
        int at = 0;
        while (at < frames.length) {
            if (all.getInt(at + 5) == 1) {
                all.putInt(at + 5, stream);
            }
            at += 9 + (all.getInt(at) >>> 8);
        }
        return all.array();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] repeat(byte[] bytes, int times) {
        byte[][] all = new byte[times][];
        Arrays.fill(all, bytes);
        return concat(all);
    }

    private static byte[] concat(byte[]... all) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] each : all) {
            out.writeBytes(each);
        }
        return out.toByteArray();
    }
}
