package dev.socialconnector.toolkit.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/** A provider on a raw socket, which answers every request with the same attack. */
final class HostileProvider implements AutoCloseable {
    private final ServerSocket server;
    private final Attack attack;

    HostileProvider(Attack attack, ServerSocketFactory sockets) {
        this.attack = attack;
        try {
            this.server = sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        if (server instanceof SSLServerSocket && attack.isHttp2()) {
            RawHttp2.offer(server);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            if (attack.isHttp2()) {
                RawHttp2 connection = new RawHttp2(socket);
                int stream = connection.nextRequest();
                if (attack != Attack.HTTP2_PINGS) {
                    start(() -> drain(connection.input())); // who must be answered does not listen
                }
                attack.play(socket.getOutputStream(), stream);
            } else {
                InputStream input = new BufferedInputStream(socket.getInputStream());
                while (readForm(input)) {
                    attack.play(socket.getOutputStream(), 0);
                }
            }
        } catch (IOException gone) {
            // so is the client
        }
    }

    private static boolean readForm(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return input.readNBytes(Integer.parseInt(length)).length > 0;
    }

    private static void drain(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // so is the client
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "hostile-provider");
        thread.setDaemon(true);
        thread.start();
    }
}
