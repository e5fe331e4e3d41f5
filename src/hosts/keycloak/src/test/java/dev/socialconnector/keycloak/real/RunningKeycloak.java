package dev.socialconnector.keycloak.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The real Keycloak in a process of its own, with the finished jar among its providers and one realm. */
final class RunningKeycloak implements AutoCloseable {
    static final String ADMIN = "admin";
    static final String PASSWORD = "an-admin-of-tests";

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Path home = Path.of(System.getProperty("keycloak.home"));
    private final Path log = home.resolveSibling("keycloak.log");
    private final int port;
    private final Process process;

    private RunningKeycloak(int port, String realm, List<String> operatorOptions) throws IOException {
        this.port = port;
        Path provider = Path.of(System.getProperty("keycloak.provider"));
        Files.copy(
                provider,
                home.resolve("providers").resolve("social-connector-keycloak.jar"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption
                        .COPY_ATTRIBUTES); // with the time, by which Keycloak knows whether to build itself again
        forgetEverything();
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(home.resolve("data/import/realm.json"), realm);
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port));
        command.addAll(operatorOptions);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"); // starts sooner, and does not run for long
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        this.process = builder.start();
        awaitRealm();
    }

    /** Returns a port that nobody listens at now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunningKeycloak start(int port, String realm, String... operatorOptions) {
        try {
            return new RunningKeycloak(port, realm, List.of(operatorOptions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI address() {
        return address(port);
    }

    /** Returns what it has printed so far. */
    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void forgetEverything() throws IOException {
        Path data = home.resolve("data");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void awaitRealm() {
        OkHttpClient http = new OkHttpClient();
        Request realm = new Request.Builder().url(address() + "/realms/shop").build();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try (Response answer = http.newCall(realm).execute()) {
                if (answer.code() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // nobody listens yet
            }
            pause();
        }
        String said = log();
        close();
        throw new IllegalStateException(
                "Keycloak did not start: " + said.substring(Math.max(0, said.length() - 8_000)));
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
