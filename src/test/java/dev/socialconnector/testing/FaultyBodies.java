package dev.socialconnector.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;

/** Bodies that no client should read to their end. */
public final class FaultyBodies {

    private static final int MEGABYTE = 1 << 20;
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private FaultyBodies() {}

    public static MockResponse endless() {
        ByteString start = ByteString.encodeUtf8("{\"filler\":\"");
        ByteString filler = ByteString.of(spaces(8192));
        return new MockResponse.Builder()
                .body(new UnboundedBody(start, filler))
                .removeHeader("Content-Length")
                .addHeader("Content-Type", "application/json;charset=UTF-8")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
    }

    public static MockResponse gzipBomb(int megabytes) {
        return new MockResponse.Builder()
                .body(gzippedSpaces(megabytes))
                .addHeader("Content-Type", "application/json;charset=UTF-8")
                .addHeader("Content-Encoding", "gzip")
                .build();
    }

    /** One compressed megabyte, repeated: full flushes make the pieces independent of each other. */
    private static Buffer gzippedSpaces(int megabytes) {
        byte[] plain = spaces(MEGABYTE);
        byte[] piece = deflated(plain);
        CRC32 checksum = new CRC32();
        Buffer gzip = new Buffer().write(GZIP_HEADER);
        for (int i = 0; i < megabytes; i++) {
            gzip.write(piece);
            checksum.update(plain);
        }
        byte[] lastBlock = {3, 0};
        gzip.write(lastBlock);
        gzip.writeIntLe((int) checksum.getValue());
        gzip.writeIntLe((int) ((long) megabytes * MEGABYTE));
        return gzip;
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            int length = deflater.deflate(part, 0, part.length, Deflater.FULL_FLUSH);
            while (length > 0) {
                compressed.write(part, 0, length);
                length = deflater.deflate(part, 0, part.length, Deflater.FULL_FLUSH);
            }
            return compressed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] spaces(int length) {
        byte[] spaces = new byte[length];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    /** Writes until the connection breaks, which it does when the client or the emulator closes it. */
    private record UnboundedBody(ByteString start, ByteString filler) implements MockResponseBody {

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(start);
            while (true) {
                sink.write(filler);
                sink.flush();
            }
        }
    }
}
