package dev.socialconnector.toolkit.http;

import dev.socialconnector.toolkit.wire.RawHttp2;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A provider on a raw socket, which answers forms and closes each connection that was idle for as long as it keeps them. */
final class IdlingProvider implements AutoCloseable {
    /** How it closes. */
    enum Close {
        /** In order, by a FIN. */
        FIN,
        /** At once, by a RST. */
        RST
    }

    /** In place of a scheme: TLS with HTTP/2. */
    static final String HTTP2 = "HTTP/2";

    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    /** In milliseconds: a busy machine may be slow to shake hands. */
    private static final int PATIENCE_BEFORE_THE_FIRST = 30_000;

    private final ServerSocket server;
    private final String scheme;
    private final Duration keepAlive;
    private final Close close;
    final AtomicInteger received = new AtomicInteger();
    final AtomicInteger connections = new AtomicInteger();

    IdlingProvider(ServerSocketFactory sockets, String scheme, Duration keepAlive, Close close) {
        try {
            this.server = sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        this.scheme = scheme;
        if (scheme.equals(HTTP2)) {
            RawHttp2.offer(server);
        }
        this.keepAlive = keepAlive;
        this.close = close;
        start(this::accept);
    }

    URI address() {
        return URI.create(
                (scheme.equals(HTTP2) ? "https" : scheme) + "://localhost:" + server.getLocalPort() + "/token");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_BEFORE_THE_FIRST);
            if (scheme.equals(HTTP2)) {
                serveHttp2(socket, new RawHttp2(socket));
            } else {
                serveHttp1(socket);
            }
        } catch (SocketTimeoutException idle) {
            endIdle(socket);
        } catch (IOException gone) {
            // so is the client
        }
    }

    private void serveHttp1(Socket socket) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        while (readForm(reader)) {
            received.incrementAndGet();
            socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            keepAlive(socket);
        }
    }

    private void serveHttp2(Socket socket, RawHttp2 connection) throws IOException {
        for (int stream = connection.nextRequest(); stream >= 0; stream = connection.nextRequest()) {
            received.incrementAndGet();
            connection.answer(stream);
            keepAlive(socket);
        }
    }

    /** A connection is idle from its first answer on. */
    private void keepAlive(Socket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(keepAlive.toMillis()));
    }

    private void endIdle(Socket socket) {
        try {
            socket.setSoLinger(close == Close.RST, 0);
            socket.close();
        } catch (IOException gone) {
            // so is the client
        }
    }

    private boolean readForm(BufferedReader reader) throws IOException {
        int length = 0;
        @Nullable String line = reader.readLine();
        if (line == null) {
            return false;
        }
        while (!line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).trim());
            }
            line = reader.readLine();
            if (line == null) {
                return false;
            }
        }
        for (int i = 0; i < length; i++) {
            if (reader.read() < 0) {
                return false;
            }
        }
        return true;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "idling-provider");
        thread.setDaemon(true);
        thread.start();
    }
}
