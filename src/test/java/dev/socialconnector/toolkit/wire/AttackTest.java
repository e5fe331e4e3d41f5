package dev.socialconnector.toolkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** B3: no answer costs more than 4 MB of heap and the deadline, nor any other sign-in its success. Each in a process with a small heap. */
class AttackTest {
    private static final HandshakeCertificates TLS = new HandshakeCertificates.Builder()
            .heldCertificate(new HeldCertificate.Builder()
                    .addSubjectAlternativeName("localhost")
                    .build())
            .build();

    @ParameterizedTest
    @MethodSource("attacks")
    void noAnswerTakesMemoryOrOthersSignIns(Attack attack, String scheme) throws Exception {
        ServerSocketFactory sockets =
                scheme.equals("https") ? TLS.sslContext().getServerSocketFactory() : ServerSocketFactory.getDefault();
        try (HostileProvider hostile = new HostileProvider(attack, sockets);
                HostileProvider honest = new HostileProvider(Attack.NONE, ServerSocketFactory.getDefault())) {
            String[] seen = run(attack.isHttp2(), scheme, hostile.port(), honest.port());

            System.out.println(attack + " " + scheme + " " + String.join(" ", seen));
            assertThat(seen[0]).as("reason").isIn("UNEXPECTED_RESPONSE", "UNAVAILABLE");
            assertThat(Long.parseLong(seen[1])).as("milliseconds").isLessThan(SmallHeap.PATIENCE.toMillis() + 1_500);
            assertThat(Long.parseLong(seen[2])).as("bytes of heap").isLessThan(4_000_000);
            assertThat(Long.parseLong(seen[3])).as("honest exchanges").isPositive();
            assertThat(seen[4]).as("failed ones").isEqualTo("0");
        }
    }

    static Stream<Arguments> attacks() {
        return Arrays.stream(Attack.values())
                .filter(attack -> attack != Attack.NONE)
                .flatMap(attack -> Stream.of("http", "https").map(scheme -> Arguments.of(attack, scheme)));
    }

    private static String[] run(boolean http2, String scheme, int hostile, int honest) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-Dhttp2=" + http2,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        scheme,
                        "" + hostile,
                        "" + honest))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            return (line == null ? "none 0 0 0 0" : line).split(" ");
        } finally {
            process.destroyForcibly();
        }
    }
}
