package dev.socialconnector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockWebServer;

/** The server below an emulator: it listens on a loopback port, records what it is asked, and fails as a test wants it to. */
public final class EmulatorServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Connections connections = new Connections();
    private final Traffic traffic = new Traffic();
    private final FaultPlan faults = new FaultPlan();
    private final EmulatorDispatcher dispatcher;

    private EmulatorServer(Handler handler) {
        this.dispatcher = new EmulatorDispatcher(server, connections, handler, traffic, faults);
        server.setServerSocketFactory(connections);
        server.setDispatcher(dispatcher);
    }

    /** Starts to listen; the handler may be asked from any thread. */
    public static EmulatorServer start(Handler handler) {
        EmulatorServer started = new EmulatorServer(handler);
        try {
            started.server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException failure) {
            started.server.close();
            throw new UncheckedIOException("cannot listen", failure);
        }
        return started;
    }

    /** Returns the base address, without a slash at its end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Makes every call of a path fail, until {@link #clearFaults()}; several faults at one path take turns. */
    public void inject(String path, Fault fault) {
        faults.add(path, fault);
    }

    /** Ends all injected faults. */
    public void clearFaults() {
        faults.clear();
    }

    /** Returns the latest requests to a path, oldest first. */
    public List<RecordedCall> calls(String path) {
        return traffic.calls().stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Returns how many requests have been received. */
    public int count() {
        return traffic.count();
    }

    /** Forgets requests and counts. */
    public void forgetCalls() {
        traffic.clear();
    }

    /** Stops listening; twice is not an error. */
    @Override
    public void close() {
        dispatcher.close();
        server.close();
    }

    @Override
    public String toString() {
        return "EmulatorServer[" + address() + "]";
    }
}
