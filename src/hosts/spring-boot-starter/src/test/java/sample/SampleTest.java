package sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.spring.SocialConnectorConfigurationException;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

class SampleTest {
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void aWorkingSignInTakes25LinesOfJavaAnd8OfYaml() throws IOException {
        assertThat(lines("src/test/java/sample/SampleApplication.java")).isLessThanOrEqualTo(25);
        assertThat(lines("src/test/resources/sample/application.yaml")).isLessThanOrEqualTo(8);
    }

    @Test
    void theSampleSignsIn() throws IOException, InterruptedException {
        try (RunningSample sample = RunningSample.start()) {
            URI start = sample.address();

            HttpResponse<String> begun = open(start.resolve("/login/social/kakao"));
            URI callback = sample.kakao()
                    .approve(URI.create(begun.headers().firstValue("Location").orElseThrow()), "jiu");
            HttpResponse<String> back = open(callback);
            HttpResponse<String> home = open(start.resolve("/"));

            assertThat(back.headers().firstValue("Location").orElseThrow())
                    .endsWith("/")
                    .doesNotContain("login");
            assertThat(home.statusCode()).as("signed in, and there is no page").isEqualTo(404);
        }
    }

    @Test
    void withoutRegistrationTheStartSaysWhatIsMissing() {
        assertThatThrownBy(() -> SpringApplication.run(
                                SampleApplication.class,
                                "--spring.config.location=optional:classpath:/nowhere/",
                                "--spring.main.banner-mode=off",
                                "--server.port=0")
                        .close())
                .hasRootCauseInstanceOf(SocialConnectorConfigurationException.class)
                .hasRootCauseMessage("social-connector.registrations must have one at least");
    }

    private HttpResponse<String> open(URI address) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static long lines(String file) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> !line.isBlank()).count();
        }
    }
}
