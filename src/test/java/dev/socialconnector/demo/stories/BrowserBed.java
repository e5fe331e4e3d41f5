package dev.socialconnector.demo.stories;

import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a story with a real browser needs: the demo with its emulated providers, and browsers with profiles that are fresh. */
final class BrowserBed implements BeforeEachCallback, AfterEachCallback {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<Path> profiles = new ArrayList<>();
    private @Nullable DemoClient demo;

    @Override
    public void beforeEach(ExtensionContext story) {
        demo = new DemoClient();
    }

    @Override
    public void afterEach(ExtensionContext story) throws IOException {
        demo().close();
        for (Path profile : profiles) {
            delete(profile);
        }
    }

    /** Starts a browser for a person who reads this language, on a screen of this size. */
    Chromium browser(String language, int width, int height) throws IOException {
        Path profile = Files.createTempDirectory("browser");
        profiles.add(profile);
        Chromium browser = Chromium.start(profile, language);
        browser.resize(width, height);
        return browser;
    }

    /** Starts a browser in which a person has just signed in with Kakao. */
    Chromium signedIn(String language, int width, int height) throws IOException {
        Chromium browser = browser(language, width, height);
        browser.open(address("/login/kakao"));
        browser.follow("button.agree");
        return browser;
    }

    String address(String path) {
        return demo().address() + path;
    }

    LiveProvider kakao() {
        return demo().kakao();
    }

    KakaoEmulator emulator() {
        return demo().emulator();
    }

    /** Lets a provider post its callbacks from now on. */
    void postForms(String id) {
        DemoClient.postForms(demo().providers().get(id));
    }

    /** Leaves a picture of the page in {@code target/screenshots}. */
    static void screenshot(Chromium browser, String name) throws IOException {
        browser.screenshot(SCREENSHOTS.resolve(name + ".png"));
    }

    private DemoClient demo() {
        return Objects.requireNonNull(demo, "the story has not begun");
    }

    /** The browser may still be writing while it ends. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
