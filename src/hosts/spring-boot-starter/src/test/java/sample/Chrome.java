package sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser without a window, steered over the WebDriver protocol. It reaches nothing but this machine. */
final class Chrome implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf"; // WebDriver, section 12.1
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Chrome(Process driver, int port, Path profile) throws IOException {
        this.driver = driver;
        String server = "http://127.0.0.1:" + port + "/session";
        List<String> arguments = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-proxy-server",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--accept-lang=en",
                "--user-data-dir=" + profile);
        Map<String, Object> capabilities = Map.of(
                "timeouts", Map.of("implicit", 10_000, "pageLoad", 60_000),
                "goog:chromeOptions", Map.of("args", arguments));
        JsonNode made = send("POST", server, Map.of("capabilities", Map.of("alwaysMatch", capabilities)));
        this.session = server + "/" + made.path("sessionId").asText();
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, "chromedriver").canExecute());
    }

    static Chrome start(Path profile) throws IOException {
        Process driver = new ProcessBuilder("chromedriver", "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            return new Chrome(driver, port(driver), profile);
        } catch (IOException | RuntimeException failed) {
            driver.destroy();
            throw failed;
        }
    }

    void open(URI address) throws IOException {
        send("POST", session + "/url", Map.of("url", address.toString()));
    }

    /** Clicks the first element that matches, and waits until the page has gone. */
    void follow(String selector) throws IOException {
        String before = element("html");
        send("POST", element(selector) + "/click", Map.of());
        for (int i = 0; i < 500 && isThere(before); i++) {
            pause();
        }
    }

    /** Returns what the first element that matches says. */
    String text(String selector) throws IOException {
        return send("GET", element(selector) + "/text", null).asText();
    }

    URI address() throws IOException {
        return URI.create(send("GET", session + "/url", null).asText());
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", session, null);
        } finally {
            driver.destroy();
        }
    }

    private boolean isThere(String element) {
        try {
            send("GET", element + "/name", null);
            return true;
        } catch (IOException stale) {
            return false;
        }
    }

    private String element(String selector) throws IOException {
        JsonNode found = send("POST", session + "/element", Map.of("using", "css selector", "value", selector));
        return session + "/element/" + found.path(ELEMENT).asText();
    }

    private JsonNode send(String method, String address, Map<String, ?> body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofMinutes(2))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.body());
            }
            return JSON.readTree(answer.body()).path("value");
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static int port(Process driver) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("chromedriver did not start");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
