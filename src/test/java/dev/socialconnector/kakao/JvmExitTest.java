package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** D7. A JVM whose own work is done ends, although nobody closed anything of the library. */
final class JvmExitTest {
    /** A host of its own: signs in once, and returns. */
    static final class Host {
        private Host() {}

        /** Takes the emulator's address, its client id and secret; prints the address for the browser, reads the callback. */
        public static void main(String[] arguments) throws IOException {
            KakaoConfig config = KakaoConfig.of(arguments[1])
                    .withClientSecret(arguments[2])
                    .withEndpoints(KakaoEndpoints.at(URI.create(arguments[0])).withIssuer(KakaoEmulator.ISSUER));
            KakaoConnector kakao = new KakaoConnector(config, ConnectorContext.standard());
            AuthorizationRequest request = kakao.begin(KakaoBed.options());
            System.out.println(request.uri());
            String query = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            String subject = kakao.complete(AuthorizationCallback.fromQuery(query), request.session())
                    .profile()
                    .subject();
            System.out.println(subject);
        }
    }

    @Test
    void aJvmThatSignedInEndsByItself() throws Exception {
        try (KakaoEmulator kakao = KakaoEmulator.start()) {
            Process host = host(kakao);
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
                String query =
                        kakao.approve(URI.create(output.readLine()), "jiu").getRawQuery();
                host.getOutputStream().write((query + "\n").getBytes(StandardCharsets.UTF_8));
                host.getOutputStream().flush();

                assertThat(output.readLine()).isEqualTo("3891047281");
                assertThat(host.waitFor(30, TimeUnit.SECONDS))
                        .as("the JVM ended")
                        .isTrue();
                assertThat(host.exitValue()).isZero();
            } finally {
                host.destroyForcibly();
            }
        }
    }

    private static Process host(KakaoEmulator kakao) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Host.class.getName(),
                            kakao.address().toString(),
                            kakao.app().clientId(),
                            kakao.app().clientSecret())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
