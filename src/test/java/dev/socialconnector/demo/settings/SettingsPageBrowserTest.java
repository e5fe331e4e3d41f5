package dev.socialconnector.demo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.socialconnector.demo.stories.Chromium;
import dev.socialconnector.demo.web.Form;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.settings.ConnectorConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields that come and go, in a real browser. */
@Tag("browser")
final class SettingsPageBrowserTest {
    @TempDir
    private Path profile;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/settings.js", Reply.script(resource("settings.js")));
        serve("/style.css", Reply.stylesheet(resource("style.css")));
        ConnectorConfig none = ConnectorConfig.of(Map.of());
        serve("/", SettingsPageTest.page(SettingsForm.of(SettingsPageTest.EXAMPLE, none), "en"));
        Form faulty = Form.parse("setting.authentication=secret&setting.secret=typed&setting.keyId=7");
        serve("/faulty", SettingsPageTest.page(SettingsForm.typed(SettingsPageTest.EXAMPLE, faulty, none), "en"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFieldIsShownWhileItsConditionsHold() throws IOException {
        try (Chromium browser = Chromium.start(profile, "en-GB")) {
            browser.open(address("/"));
            assertThat(browser.text("form")).contains("Secret").doesNotContain("Key ID");

            browser.click("option[value=key]");
            assertThat(browser.text("form")).doesNotContain("Secret", "Key ID");

            browser.click("#setting\\.strict");
            assertThat(browser.text("form")).contains("Key ID").doesNotContain("Secret");
        }
    }

    @Test
    void aFaultyFieldIsShownAnyway() throws IOException {
        try (Chromium browser = Chromium.start(profile, "en-GB")) {
            browser.open(address("/faulty"));

            assertThat(browser.text("#error\\.keyId")).isEqualTo("Key ID must be letters only.");
        }
    }

    @Test
    void withoutScriptsAllFieldsAreThere() throws IOException {
        try (Chromium browser = Chromium.start(profile, "en-GB")) {
            browser.withoutScripts();
            browser.open(address("/"));

            assertThat(browser.text("form")).contains("Secret", "Key ID");
        }
    }

    private String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void serve(String path, Reply reply) {
        server.createContext(path, exchange -> {
            try (exchange) {
                reply.sendTo(exchange);
            }
        });
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = SettingsPageBrowserTest.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
