package dev.socialconnector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockWebServer;

/**
 * A server of an emulated provider: it listens on a loopback port, answers by a handler, remembers what was asked, and fails when told so.
 * All methods may be called from any thread at any time.
 */
public final class EmulatedServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Traffic traffic = new Traffic();
    private final FaultPlan faults = new FaultPlan();
    private final EmulatorDispatcher dispatcher;

    /** Starts listening. */
    public EmulatedServer(Handler handler) {
        Connections connections = new Connections();
        this.dispatcher = new EmulatorDispatcher(server, connections, handler, traffic, faults);
        server.setServerSocketFactory(connections);
        server.setDispatcher(dispatcher);
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    /** Returns the base address, without a slash behind it. */
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

    /** Returns how many requests a path has received. */
    public int count(String path) {
        return traffic.count(path);
    }

    /** Returns how many requests have been received in all. */
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
        return "EmulatedServer[" + address() + "]";
    }
}
