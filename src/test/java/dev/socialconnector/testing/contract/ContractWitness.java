package dev.socialconnector.testing.contract;

import dev.socialconnector.ConnectorListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Hears all that a connector tells its listener, and all that anybody logs at any level, until it is closed. */
final class ContractWitness extends Handler implements ConnectorListener, AutoCloseable {
    /** Servers of tests, which a host does not have. */
    private static final List<String> SERVERS =
            List.of("mockwebserver3", "sun.net.httpserver", "com.sun.net.httpserver");

    private final Logger root = Logger.getLogger("");
    private final Level levelBefore = root.getLevel();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ContractWitness() {
        setLevel(Level.ALL);
        root.addHandler(this);
        root.setLevel(Level.ALL);
    }

    /** Returns all of it as one text. */
    String heard() {
        return String.join("\n", heard);
    }

    @Override
    public void providerCalled(ProviderCall call) {
        heard.add(call.toString());
    }

    @Override
    public void keySetFetched(KeySetFetch fetch) {
        heard.add(fetch.toString());
    }

    @Override
    public void signInFinished(SignInOutcome outcome) {
        heard.add(outcome.toString());
    }

    @Override
    public void discoveryFailed(FailedDiscovery failure) {
        heard.add(failure.toString());
    }

    @Override
    public void publish(LogRecord entry) {
        String logger = String.valueOf(entry.getLoggerName());
        if (SERVERS.stream().noneMatch(logger::startsWith)) {
            heard.add(entry.getMessage() + " " + entry.getThrown());
            if (entry.getParameters() != null) {
                Stream.of(entry.getParameters()).map(String::valueOf).forEach(heard::add);
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(levelBefore);
    }
}
