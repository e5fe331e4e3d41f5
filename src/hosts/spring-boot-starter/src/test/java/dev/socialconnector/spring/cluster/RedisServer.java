package dev.socialconnector.spring.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Redis on a free port of this machine, which keeps nothing on disk. */
public final class RedisServer implements AutoCloseable {
    private final int port;
    private Process process;

    private RedisServer(int port) {
        this.port = port;
        this.process = run();
    }

    /** Starts one. Without redis-server on this machine, the test is skipped. */
    public static RedisServer start() {
        Assumptions.assumeTrue(isInstalled(), "redis-server is not installed, so this was NOT tested");
        return new RedisServer(freePort());
    }

    /** Returns the properties that lead an application here, and say how long it waits for an answer. */
    public String[] properties(Duration patience) {
        return new String[] {
            "spring.data.redis.host=127.0.0.1",
            "spring.data.redis.port=" + port,
            "spring.data.redis.timeout=" + patience.toMillis() + "ms"
        };
    }

    int port() {
        return port;
    }

    /** Sends a command in Redis' inline form and returns the first line of the answer. */
    public String command(String line) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new java.io.BufferedReader(
                            new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException down) {
            throw new IllegalStateException("Redis is down", down);
        }
    }

    /** Ends it, with all that it knows. */
    public void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again at the same address. */
    public void startAgain() {
        process = run();
    }

    @Override
    public void close() {
        stop();
    }

    private Process run() {
        try {
            Process started = new ProcessBuilder(
                            "redis-server",
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitAnswer(started);
            return started;
        } catch (IOException broken) {
            throw new IllegalStateException("redis-server cannot be started", broken);
        }
    }

    private void awaitAnswer(Process started) {
        for (int i = 0; i < 1_000 && started.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        started.destroyForcibly();
        throw new IllegalStateException("redis-server does not answer");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, "redis-server").canExecute());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException("no free port", none);
        }
    }
}
