package dev.socialconnector.demo.stories;

import dev.socialconnector.demo.DemoServer;
import dev.socialconnector.demo.stories.DemoClient.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The demo in a JVM of its own, started as somebody starts it. */
final class DemoProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Open (http://localhost:\\d+) ");

    private final OkHttpClient http = new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .build();
    private final Process process;
    private final URI address;

    private DemoProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts the demo on a free port and waits until it listens. Only this key is in its environment; no client id is. */
    static DemoProcess start(String sessionKeys, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DemoServer.class.getName(),
                "--port",
                "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.endsWith("_CLIENT_ID"));
        builder.environment().put("DEMO_SESSION_KEY", sessionKeys);
        Process process = process(builder);
        try {
            return new DemoProcess(process, address(process));
        } catch (RuntimeException | Error broken) {
            end(process);
            throw broken;
        }
    }

    URI address() {
        return address;
    }

    /** Asks as an English browser that has these cookies and follows nothing. */
    Answer get(String path, String cookies) throws IOException {
        Request request = new Request.Builder()
                .url(address + path)
                .header("Cookie", cookies)
                .header("Accept-Language", "en")
                .build();
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        }
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        end(process);
    }

    private static Process process(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The one line that the demo prints says where it listens. */
    private static URI address(Process process) {
        String line = CompletableFuture.supplyAsync(() -> firstLine(process))
                .completeOnTimeout("nothing", 60, TimeUnit.SECONDS)
                .join();
        Matcher address = ADDRESS.matcher(line);
        if (!address.find()) {
            throw new AssertionError("the demo did not start; it printed " + line);
        }
        return URI.create(address.group(1));
    }

    private static String firstLine(Process process) {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return output.lines().findFirst().orElse("nothing");
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException impatient) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
