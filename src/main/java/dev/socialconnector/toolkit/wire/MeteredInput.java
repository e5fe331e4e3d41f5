package dev.socialconnector.toolkit.wire;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What a connection brings, counted; it ends when that is more than allowed. */
final class MeteredInput extends InputStream {
    private final InputStream input;
    private final Allowance allowance;
    private final Meter.Multiplexing multiplexing;
    private final AbandonedStreams abandoned;
    private boolean begun;
    private @Nullable IncomingFrames frames;

    MeteredInput(InputStream input, Allowance allowance, Meter.Multiplexing multiplexing, AbandonedStreams abandoned) {
        this.input = input;
        this.allowance = allowance;
        this.multiplexing = multiplexing;
        this.abandoned = abandoned;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = input.read(bytes, offset, length);
        if (count > 0) {
            spend(bytes, offset, count);
        }
        return count;
    }

    private void spend(byte[] bytes, int offset, int count) throws ExcessException {
        if (!begun) {
            begun = true;
            frames = multiplexing.isSpoken() ? new IncomingFrames(abandoned) : null;
        }
        if (frames == null) {
            allowance.spendIfAsked(count);
        } else {
            frames.spend(bytes, offset, count, allowance);
        }
    }

    @Override
    public int available() throws IOException {
        return input.available();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
