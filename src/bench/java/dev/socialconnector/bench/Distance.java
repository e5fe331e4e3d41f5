package dev.socialconnector.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okio.ByteString;

/**
 * Puts a distance between a loopback server and who connects through it: each byte takes half a round trip, and the first of a connection a
 * whole one more, as TCP does before anything can be sent.
 */
final class Distance implements AutoCloseable {
    private static final ByteString END = ByteString.EMPTY;

    private record Parcel(ByteString bytes, long due) {}

    private final int target;
    private final long roundTrip;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Distance(int target, Duration roundTrip) throws IOException {
        this.target = target;
        this.roundTrip = roundTrip.toNanos();
    }

    static Distance to(int port, Duration roundTrip) throws IOException {
        Distance distance = new Distance(port, roundTrip);
        run(distance::accept);
        return distance;
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(Distance::close);
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = door.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            open.add(near);
            open.add(far);
            carry(near, far, roundTrip);
            carry(far, near, 0);
        }
    }

    private void carry(Socket from, Socket to, long before) {
        BlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>();
        run(() -> {
            byte[] buffer = new byte[16_384];
            long first = System.nanoTime() + before;
            try (InputStream in = from.getInputStream()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    long sent = Math.max(first, System.nanoTime());
                    underWay.add(new Parcel(ByteString.of(buffer, 0, count), sent + roundTrip / 2));
                }
            } finally {
                underWay.add(new Parcel(END, 0));
            }
        });
        run(() -> {
            try (OutputStream out = to.getOutputStream()) {
                for (Parcel parcel = underWay.take(); parcel.bytes().size() > 0; parcel = underWay.take()) {
                    TimeUnit.NANOSECONDS.sleep(parcel.due() - System.nanoTime());
                    parcel.bytes().write(out);
                }
            }
        });
    }

    /** What breaks off has been closed. */
    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // that is how each of them ends
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is gone
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
