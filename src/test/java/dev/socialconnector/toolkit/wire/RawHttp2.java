package dev.socialconnector.toolkit.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** The server's side of one HTTP/2 connection, by hand: RFC 9113, without a table of headers. */
public final class RawHttp2 {
    private static final int PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length();
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    /** {@code :status: 200}, by its number in the static table. */
    private static final byte[] OK = {(byte) 0x88};

    private final Socket socket;
    private final DataInputStream input;
    private boolean begun;

    /** Makes one over a connection that was just accepted. */
    public RawHttp2(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Makes a TLS server offer HTTP/2 and nothing else. */
    public static void offer(ServerSocket server) {
        SSLServerSocket tls = (SSLServerSocket) server;
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        tls.setSSLParameters(parameters);
    }

    /** Waits for the end of the next request and returns its stream; -1 if there is none. */
    public int nextRequest() throws IOException {
        try {
            if (!begun) {
                input.readFully(new byte[PREFACE]);
                begun = true;
                send(frame(SETTINGS, 0, 0, new byte[0]));
            }
            while (true) {
                int length = (input.readUnsignedByte() << 16) + input.readUnsignedShort();
                int type = input.readUnsignedByte();
                int flags = input.readUnsignedByte();
                int stream = input.readInt();
                input.readFully(new byte[length]);
                if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
                    return stream;
                }
            }
        } catch (EOFException end) {
            return -1;
        }
    }

    /** Answers with an empty JSON object. */
    public void answer(int stream) throws IOException {
        send(frame(HEADERS, END_HEADERS, stream, OK));
        send(frame(DATA, END_STREAM, stream, "{}".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Says that no stream above this one was or will be processed (RFC 9113 section 6.8). */
    public void goAway(int lastStream) throws IOException {
        send(frame(
                GOAWAY,
                0,
                0,
                ByteBuffer.allocate(8).putInt(lastStream).putInt(0).array()));
    }

    /** Sends what was made by {@link #frame}. */
    void send(byte[] frame) throws IOException {
        socket.getOutputStream().write(frame);
        socket.getOutputStream().flush();
    }

    InputStream input() {
        return input;
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt((payload.length << 8) + type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }
}
