package dev.socialconnector.demo.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * A real browser without a window, steered over the WebDriver protocol (https://www.w3.org/TR/webdriver2/). It reaches nothing
 * but this machine. Needs {@code chromium} and {@code chromedriver}; the system property {@code chromedriver} names another path.
 */
public final class Chromium implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient http = new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .readTimeout(Duration.ofMinutes(1))
            .build();
    private final Process driver;
    private final String session;

    private Chromium(Process driver, int port, Path profile, String language) {
        this.driver = driver;
        String server = "http://127.0.0.1:" + port + "/session";
        List<String> arguments = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-proxy-server",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--accept-lang=" + language,
                "--user-data-dir=" + profile);
        JsonNode made = post(
                server,
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "timeouts", Map.of("implicit", 5_000, "pageLoad", 20_000),
                                        "goog:chromeOptions", Map.of("args", arguments)))));
        this.session = server + "/" + made.path("sessionId").asText();
    }

    /**
     * Starts a browser with a fresh profile in the given folder, for a person who reads this language. The driver takes a port that
     * is free in IPv4 and gives up if it is not free in IPv6, so that on a busy machine it needs another try now and then.
     */
    public static Chromium start(Path profile, String language) throws IOException {
        IOException last = new IOException("chromedriver did not start");
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                return startOnce(profile, language);
            } catch (IOException noPort) {
                last = noPort;
            }
        }
        throw last;
    }

    private static Chromium startOnce(Path profile, String language) throws IOException {
        Process driver = new ProcessBuilder(System.getProperty("chromedriver", "chromedriver"), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            return new Chromium(driver, port(driver), profile, language);
        } catch (IOException | RuntimeException failed) {
            driver.destroy();
            throw failed;
        }
    }

    /** Takes the size of a screen, in CSS pixels. */
    void resize(int width, int height) {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", false));
        devTools("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    }

    /** Prefers dark pages from now on. */
    void preferDark() {
        Map<String, String> dark = Map.of("name", "prefers-color-scheme", "value", "dark");
        devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(dark)));
    }

    public void open(String address) {
        post(session + "/url", Map.of("url", address));
    }

    /** Returns the tab that the browser shows. */
    String tab() {
        return get(session + "/window").asText();
    }

    /** Opens another tab, turns to it and returns it. */
    String openTab() {
        String tab = post(session + "/window/new", Map.of("type", "tab"))
                .path("handle")
                .asText();
        turnTo(tab);
        return tab;
    }

    void turnTo(String tab) {
        post(session + "/window", Map.of("handle", tab));
    }

    /** Clicks the first element that matches the CSS selector. */
    public void click(String selector) {
        post(element(selector) + "/click", Map.of());
    }

    /** Types into a field, in place of what stands there. */
    public void type(String selector, String text) {
        String field = element(selector);
        post(field + "/clear", Map.of());
        post(field + "/value", Map.of("text", text));
    }

    /** Presses a key wherever the focus is, by its code in the WebDriver protocol. */
    void press(String key) {
        List<Map<String, String>> strokes =
                List.of(Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key));
        post(session + "/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", strokes))));
    }

    /** Does something that leads to another page, and waits until the browser is there. */
    public void leave(Runnable action) {
        String page = element("html");
        action.run();
        await("the page stayed", () -> isGone(page));
        await("the page did not load", this::isLoaded);
    }

    /** Waits until the first element that matches says something. */
    void awaitText(String selector, String text) {
        await(selector + " never said " + text, () -> says(selector, text));
    }

    /** Returns the id of the element that has the keyboard's focus; empty text if it has none. */
    String focused() {
        return run("return document.activeElement.id").asText();
    }

    /** Tells whether the page is wider than the screen, so that a person has to move it sideways. */
    boolean overflows() {
        return run("return document.documentElement.scrollWidth > window.innerWidth")
                .asBoolean();
    }

    /** Runs no script from now on. */
    public void withoutScripts() {
        devTools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Clicks what leads to another page, and waits until the browser is there. */
    public void follow(String selector) {
        String clicked = element(selector);
        post(clicked + "/click", Map.of());
        await("a click on " + selector + " led nowhere", () -> isGone(clicked));
        await("the page did not load", this::isLoaded);
    }

    /** Returns what a person reads in the first element that matches. */
    public String text(String selector) {
        return get(element(selector) + "/text").asText();
    }

    public String address() {
        return get(session + "/url").asText();
    }

    /** Writes a picture of the whole page. */
    void screenshot(Path png) throws IOException {
        JsonNode picture = devTools("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(png.toAbsolutePath().getParent());
        Files.write(png, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    @Override
    public void close() {
        try {
            send(new Request.Builder().url(session).delete().build());
        } finally {
            driver.destroy();
        }
    }

    private String element(String selector) {
        JsonNode found = post(session + "/element", Map.of("using", "css selector", "value", selector));
        return session + "/element/" + found.path(ELEMENT).asText();
    }

    private boolean isGone(String element) {
        try {
            get(element + "/name");
            return false;
        } catch (IllegalStateException gone) {
            return true;
        }
    }

    private boolean isLoaded() {
        try {
            return run("return document.readyState").asText().equals("complete");
        } catch (IllegalStateException betweenPages) {
            return false;
        }
    }

    private boolean says(String selector, String text) {
        try {
            return text(selector).contains(text);
        } catch (IllegalStateException replacedMeanwhile) {
            return false;
        }
    }

    private JsonNode run(String script) {
        return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    private static void await(String complaint, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(complaint);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private JsonNode devTools(String command, Map<String, Object> parameters) {
        return post(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    private JsonNode get(String address) {
        return send(new Request.Builder().url(address).build());
    }

    private JsonNode post(String address, Map<String, ?> body) {
        RequestBody json = RequestBody.create(JSON.valueToTree(body).toString(), MediaType.get("application/json"));
        return send(new Request.Builder().url(address).post(json).build());
    }

    private JsonNode send(Request request) {
        try (Response response = http.newCall(request).execute()) {
            JsonNode value = JSON.readTree(response.body().string()).path("value");
            if (!response.isSuccessful()) {
                throw new IllegalStateException(value.path("message").asText());
            }
            return value;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int port(Process driver) throws IOException {
        BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("chromedriver did not start");
    }
}
