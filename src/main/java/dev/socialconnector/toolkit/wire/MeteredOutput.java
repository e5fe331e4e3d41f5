package dev.socialconnector.toolkit.wire;

import java.io.IOException;
import java.io.OutputStream;

/** What a client sends over HTTP/2, watched for the streams that it resets. */
final class MeteredOutput extends OutputStream {
    private final OutputStream output;
    private final Http2Frames frames;

    MeteredOutput(OutputStream output, AbandonedStreams abandoned) {
        this.output = output;
        this.frames = new Http2Frames(true) {
            @Override
            void data(int stream, int count) {}

            @Override
            void reset(int stream) {
                abandoned.add(stream);
            }
        };
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        frames.read(bytes, offset, length);
        output.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
