package dev.socialconnector.demo.web;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Silences the logs of some classes, for tests that provoke what these warn of. A static {@code @RegisterExtension}. */
public final class QuietLogs implements BeforeAllCallback, AfterAllCallback {
    /** Held here, as java.util.logging forgets loggers that nobody holds. */
    private final List<Logger> logs;

    private QuietLogs(List<Logger> logs) {
        this.logs = logs;
    }

    /** Makes an extension that silences the logs of these classes. */
    public static QuietLogs of(Class<?>... classes) {
        return new QuietLogs(
                Stream.of(classes).map(each -> Logger.getLogger(each.getName())).toList());
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        logs.forEach(log -> log.setLevel(Level.OFF));
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        logs.forEach(log -> log.setLevel(null));
    }
}
