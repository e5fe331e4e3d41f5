package dev.socialconnector.keycloak.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A real browser without a window, by the WebDriver protocol (https://www.w3.org/TR/webdriver2/). It reaches this machine only. */
final class Chrome implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient http = new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .readTimeout(PATIENCE)
            .build();
    private final Process driver;
    private final String session;

    Chrome(Path profile, String language) throws IOException {
        this.driver = new ProcessBuilder("chromedriver", "--port=0")
                .redirectErrorStream(true)
                .start();
        String server = "http://127.0.0.1:" + port(driver) + "/session";
        List<String> arguments = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--accept-lang=" + language,
                "--no-proxy-server",
                "--disable-background-networking",
                "--window-size=1400,3000",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile);
        Map<String, Object> capabilities = Map.of(
                "timeouts", Map.of("implicit", 0, "pageLoad", PATIENCE.toMillis()),
                "goog:chromeOptions", Map.of("args", arguments));
        this.session = server + "/"
                + post(server, Map.of("capabilities", Map.of("alwaysMatch", capabilities)))
                        .path("sessionId")
                        .asText();
    }

    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Path.of(folder, "chromedriver").toFile().canExecute());
    }

    void open(URI address) {
        post(session + "/url", Map.of("url", address.toString()));
    }

    void type(String selector, String text) {
        post(element(selector) + "/value", Map.of("text", text));
    }

    void click(String selector) {
        post(element(selector) + "/click", Map.of());
    }

    /** Returns what is to be read on the page. */
    String text() {
        return post(session + "/execute/sync", Map.of("script", "return document.body.innerText", "args", List.of()))
                .asText();
    }

    void await(String selector) {
        await(
                () -> !post(session + "/elements", Map.of("using", "css selector", "value", selector))
                        .isEmpty(),
                selector);
    }

    void awaitText(String text) {
        try {
            await(() -> text().contains(text), text);
        } catch (AssertionError never) {
            throw new AssertionError(never.getMessage() + ", but: " + text(), never);
        }
    }

    static void await(BooleanSupplier condition, String what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("there is never: " + what);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        driver.descendants().forEach(ProcessHandle::destroy);
        driver.destroy();
    }

    private String element(String selector) {
        await(selector);
        return session + "/element/"
                + post(session + "/element", Map.of("using", "css selector", "value", selector))
                        .path(ELEMENT)
                        .asText();
    }

    private JsonNode post(String address, Object body) {
        try (Response answer = http.newCall(new Request.Builder()
                        .url(address)
                        .post(RequestBody.create(JSON.writeValueAsBytes(body), MediaType.get("application/json")))
                        .build())
                .execute()) {
            JsonNode value = JSON.readTree(answer.body().string()).path("value");
            if (answer.code() != 200) {
                throw new AssertionError(value.path("message").asText());
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Process driver) throws IOException {
        BufferedReader lines = driver.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("chromedriver did not start");
    }
}
