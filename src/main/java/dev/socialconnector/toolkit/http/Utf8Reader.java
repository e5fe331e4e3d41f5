package dev.socialconnector.toolkit.http;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads the characters of UTF-8 bytes, and fails at bytes that are not well-formed (RFC 3629 section 4). It writes them into the buffer that a
 * parser has anyway; a text of the whole document would take up to five times its size.
 */
final class Utf8Reader extends Reader {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes;

    Utf8Reader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        CharBuffer characters = CharBuffer.wrap(buffer, offset, length);
        CoderResult result = decoder.decode(bytes, characters, true);
        if (result.isError()) {
            result.throwException();
        }
        int count = characters.position() - offset;
        return count == 0 && !bytes.hasRemaining() ? -1 : count;
    }

    @Override
    public void close() {}
}
