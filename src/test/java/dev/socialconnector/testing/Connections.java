package dev.socialconnector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** The accepted connections by their number, so that a fault can cut the one on which a request came. */
public final class Connections extends ServerSocketFactory {

    private static final int TIDY_EVERY = 64;

    private final Map<Integer, Socket> open = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger toDrop = new AtomicInteger();

    /** Closes the next connections as soon as they are made, before a byte is read. */
    public void dropNext(int count) {
        toDrop.set(count);
    }

    public int count() {
        return accepted.get();
    }

    public void cut(int number) {
        Socket socket = open.remove(number);
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                while (true) {
                    Socket socket = super.accept();
                    if (toDrop.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                        return keep(socket);
                    }
                    socket.close();
                }
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return bound(new InetSocketAddress(port), 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return bound(new InetSocketAddress(port), backlog);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return bound(new InetSocketAddress(address, port), backlog);
    }

    private ServerSocket bound(InetSocketAddress address, int backlog) throws IOException {
        ServerSocket socket = createServerSocket();
        socket.bind(address, backlog);
        return socket;
    }

    /** Numbers connections exactly as MockWebServer does: from zero, in order of acceptance. */
    private Socket keep(Socket socket) throws SocketException {
        socket.setTcpNoDelay(true); // MockWebServer flushes head and body apart, which would cost 40 ms per answer
        int number = accepted.getAndIncrement();
        open.put(number, socket);
        if (number % TIDY_EVERY == 0) {
            open.values().removeIf(Socket::isClosed);
        }
        return socket;
    }
}
