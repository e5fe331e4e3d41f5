package host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The provider of {@code provider/provider.js} in a process of its own, which ends with the tests of a class in every case. */
final class CertifiedProvider implements BeforeAllCallback, AfterAllCallback {
    private static final Path HOME = Path.of("provider").toAbsolutePath();

    /** What npm writes at the end of an installation. */
    private static final Path INSTALLED = HOME.resolve("node_modules/.package-lock.json");

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private Process process;
    private String issuer;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (!Files.exists(INSTALLED)) {
            install();
        }
        process = start(ProcessBuilder.Redirect.PIPE, "node", "provider.js");
        listen();
        issuer = "http://127.0.0.1:" + next("ready");
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (process != null) {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    String issuer() {
        return issuer;
    }

    /** Has the provider sign with a new key. */
    void rotateKeys() throws IOException, InterruptedException {
        tell("rotate");
    }

    /** Passes over all who were granted tokens until now. */
    void forgetGrants() throws IOException, InterruptedException {
        tell("forget");
    }

    /** Returns who was granted tokens next, and where that client showed who it is. */
    String nextGrant() throws InterruptedException {
        return next("granted");
    }

    /** The provider says one thing after the other, so that what it said before is past when it is done. */
    private void tell(String command) throws IOException, InterruptedException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        String line;
        do {
            line = line();
        } while (!line.equals("done"));
    }

    private String next(String word) throws InterruptedException {
        String line = line();
        if (!line.startsWith(word)) {
            throw new IllegalStateException("the provider said " + line + " where " + word + " was expected");
        }
        return line.substring(word.length()).strip();
    }

    private String line() throws InterruptedException {
        String line = said.poll(30, TimeUnit.SECONDS);
        if (line == null) {
            throw new IllegalStateException("the provider says nothing; see " + HOME.resolve("provider.log"));
        }
        return line;
    }

    private void listen() {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Thread thread = new Thread(() -> lines.lines().forEach(said::add), "certified-provider");
        thread.setUncaughtExceptionHandler((ended, closed) -> {});
        thread.setDaemon(true);
        thread.start();
    }

    private static void install() throws IOException, InterruptedException {
        Process npm = start(
                ProcessBuilder.Redirect.DISCARD,
                "npm",
                "ci",
                "--prefer-offline",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts");
        try {
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                throw new IllegalStateException("npm ci failed; see " + HOME.resolve("provider.log"));
            }
        } finally {
            npm.destroy();
        }
    }

    private static Process start(ProcessBuilder.Redirect output, String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                    .directory(HOME.toFile())
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            HOME.resolve("provider.log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
