package dev.socialconnector.toolkit.wire;

/**
 * Tells the frames of one direction of an HTTP/2 connection apart (RFC 9113 section 4.1), however they are cut into pieces: which bytes
 * belong to bodies, and which streams are reset.
 */
abstract class Http2Frames {
    private static final int HEADER = 9;
    private static final int DATA = 0;
    private static final int RST_STREAM = 3;
    private static final int PREFACE = 24;

    private final byte[] header = new byte[HEADER];
    private int headerBytes;
    private long left;

    /** Makes one for what comes from a server, or for what a client sends, which has a preface (section 3.4). */
    Http2Frames(boolean ofClient) {
        if (ofClient) {
            headerBytes = HEADER;
            header[3] = -1;
            left = PREFACE;
        }
    }

    /** Takes what comes next of the payload of a DATA frame, padding included. */
    abstract void data(int stream, int count);

    /** Takes that a stream is reset. */
    abstract void reset(int stream);

    final void read(byte[] bytes, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (at < end) {
            if (headerBytes < HEADER) {
                header[headerBytes++] = bytes[at++];
                if (headerBytes == HEADER) {
                    begin();
                }
            } else {
                int taken = (int) Math.min(left, end - at);
                if (header[3] == DATA) {
                    data(stream(), taken);
                }
                left -= taken;
                at += taken;
            }
            if (headerBytes == HEADER && left == 0) {
                headerBytes = 0;
            }
        }
    }

    private void begin() {
        left = number(0, 3);
        if (header[3] == RST_STREAM) {
            reset(stream());
        }
    }

    private int stream() {
        return number(5, HEADER) & Integer.MAX_VALUE; // its first bit is reserved
    }

    private int number(int from, int end) {
        int number = 0;
        for (int i = from; i < end; i++) {
            number = (number << 8) + (header[i] & 0xff);
        }
        return number;
    }
}
