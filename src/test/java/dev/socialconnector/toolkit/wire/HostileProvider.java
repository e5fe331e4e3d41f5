package dev.socialconnector.toolkit.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLParameters;
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
        if (server instanceof SSLServerSocket tls && attack.isHttp2()) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            tls.setSSLParameters(parameters);
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
            DataInputStream input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            OutputStream output = socket.getOutputStream();
            if (attack.isHttp2()) {
                int stream = streamOfFirstRequest(input);
                if (attack != Attack.PINGS) {
                    start(() -> drain(input)); // who must be answered does not listen
                }
                output.write(Attack.frame(4, 0, 0, new byte[0]));
                attack.play(output, stream);
            } else {
                while (readForm(input)) {
                    attack.play(output, 0);
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

    private static int streamOfFirstRequest(DataInputStream input) throws IOException {
        input.readFully(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII).length]);
        while (true) {
            int length = input.readUnsignedByte() << 16 | input.readUnsignedShort();
            int type = input.readUnsignedByte();
            input.readByte();
            int stream = input.readInt();
            input.readFully(new byte[length]);
            if (type == 1) {
                return stream;
            }
        }
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
