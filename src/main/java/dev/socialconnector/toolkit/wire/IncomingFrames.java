package dev.socialconnector.toolkit.wire;

/** What a server sends over HTTP/2, with a count of what belongs to bodies. */
final class IncomingFrames extends Http2Frames {
    private final AbandonedStreams abandoned;
    private int awaited;
    private int unawaited;

    IncomingFrames(AbandonedStreams abandoned) {
        super(false);
        this.abandoned = abandoned;
    }

    @Override
    void data(int stream, int count) {
        if (abandoned.take(stream, count)) {
            unawaited += count;
        } else {
            awaited += count;
        }
    }

    @Override
    void reset(int stream) {}

    /** Counts what came. */
    void spend(byte[] bytes, int offset, int count, Allowance allowance) throws ExcessException {
        awaited = 0;
        unawaited = 0;
        read(bytes, offset, count);
        allowance.spend(count - awaited - unawaited, awaited);
    }
}
