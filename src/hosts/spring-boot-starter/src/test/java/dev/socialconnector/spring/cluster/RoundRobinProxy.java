package dev.socialconnector.spring.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A plain proxy: each request goes to the next node, whoever it is from. A node that takes no connections is passed over; one that ends
 * in the middle of a request gives a 502.
 */
public final class RoundRobinProxy implements AutoCloseable {
    private static final String BAD_GATEWAY =
            "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket socket;
    private final List<Integer> nodes = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private RoundRobinProxy(ServerSocket socket) {
        this.socket = socket;
    }

    public static RoundRobinProxy start() throws IOException {
        RoundRobinProxy proxy = new RoundRobinProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()));
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    public void node(int port) {
        nodes.add(port);
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    /** Returns which node had which request: {@code 0 GET /login}. */
    public List<String> log() {
        return log;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket browser = socket.accept();
                threads.execute(() -> serve(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket browser) {
        try (browser) {
            browser.setTcpNoDelay(true);
            byte[] request = request(browser.getInputStream());
            if (request.length > 0 && !forward(request, browser.getOutputStream())) {
                browser.getOutputStream().write(BAD_GATEWAY.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // the browser has closed
        }
    }

    /** Returns whether an answer came. */
    private boolean forward(byte[] request, OutputStream to) throws IOException {
        for (int i = 0; i < nodes.size(); i++) {
            int node = Math.floorMod(next.getAndIncrement(), nodes.size());
            Optional<Socket> connection = connection(nodes.get(node));
            if (connection.isPresent()) {
                try (Socket upstream = connection.get()) {
                    log.add(node + " " + firstLine(request));
                    return exchange(request, upstream, to);
                }
            }
        }
        return false;
    }

    private static Optional<Socket> connection(int port) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setTcpNoDelay(true);
            return Optional.of(socket);
        } catch (IOException down) {
            return Optional.empty();
        }
    }

    private static boolean exchange(byte[] request, Socket upstream, OutputStream to) {
        boolean any = false;
        try {
            upstream.getOutputStream().write(request);
            byte[] part = new byte[16_384];
            for (int n = upstream.getInputStream().read(part);
                    n >= 0;
                    n = upstream.getInputStream().read(part)) {
                any = true;
                to.write(part, 0, n);
            }
            return any;
        } catch (IOException ended) {
            return any;
        }
    }

    private static byte[] request(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int b = in.read();
            if (b < 0) {
                return new byte[0];
            }
            bytes.write(b);
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
        String head = bytes.toString(StandardCharsets.ISO_8859_1);
        int length = 0;
        StringBuilder passed = new StringBuilder();
        for (String line : head.strip().split("\r\n")) {
            String name = line.toLowerCase(Locale.ROOT);
            if (name.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
            if (!name.startsWith("connection:")
                    && !name.startsWith("upgrade:")
                    && !name.startsWith("http2-settings:")) {
                passed.append(line).append("\r\n");
            }
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write((passed + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        whole.write(in.readNBytes(length));
        return whole.toByteArray();
    }

    private static String firstLine(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        String line = text.substring(0, text.indexOf(" HTTP/1.1"));
        return line.contains("?") ? line.substring(0, line.indexOf('?')) : line;
    }
}
