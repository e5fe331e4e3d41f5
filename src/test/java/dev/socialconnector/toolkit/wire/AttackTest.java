package dev.socialconnector.toolkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * B3: no answer costs more than 4 MB of heap and the deadline, nor any other sign-in its success. Played against a process with a small
 * heap; {@code -Dtell.figures=true} prints what each attack cost.
 */
class AttackTest {
    private static final HandshakeCertificates TLS = new HandshakeCertificates.Builder()
            .heldCertificate(new HeldCertificate.Builder()
                    .addSubjectAlternativeName("localhost")
                    .build())
            .build();

    @TempDir
    Path folder;

    /** One of each kind: a head, trailers and a body in HTTP/1.1; headers, a body and what must be replied to in HTTP/2. */
    @Test
    void noAnswerOfAnyKindTakesMemoryOrOthersSignIns() throws Exception {
        assertHarmless(
                plain(Attack.HEADERS, Attack.TRAILERS_AFTER_A_LARGE_BODY, Attack.BODY, Attack.HTTP2_EMPTY_HEADERS),
                underTls(Attack.HTTP2_BODY_BEFORE_ITS_HEAD, Attack.HTTP2_PINGS));
    }

    @Test
    @Tag("long")
    void noAnswerTakesMemoryOrOthersSignIns() throws Exception {
        Attack[] all = Arrays.stream(Attack.values())
                .filter(attack -> attack != Attack.NONE)
                .toArray(Attack[]::new);

        assertHarmless(
                plain(all),
                underTls(
                        Attack.CHUNK_EXTENSION,
                        Attack.HTTP2_EMPTY_HEADERS,
                        Attack.HTTP2_BODY_BEFORE_ITS_HEAD,
                        Attack.HTTP2_PINGS));
    }

    /** Providers that attack, in this order, and how they are reached. */
    private record Attackers(List<Attack> attacks, String scheme, ServerSocketFactory sockets) {}

    private static Attackers plain(Attack... attacks) {
        return new Attackers(List.of(attacks), "http", ServerSocketFactory.getDefault());
    }

    private static Attackers underTls(Attack... attacks) {
        return new Attackers(List.of(attacks), "https", TLS.sslContext().getServerSocketFactory());
    }

    private void assertHarmless(Attackers... all) throws Exception {
        List<HostileProvider> providers = new ArrayList<>();
        List<Attack> attacks = new ArrayList<>();
        try (HostileProvider honest = new HostileProvider(Attack.NONE, ServerSocketFactory.getDefault())) {
            List<String> arguments = new ArrayList<>(List.of("" + honest.port()));
            for (Attackers attackers : all) {
                for (Attack attack : attackers.attacks()) {
                    HostileProvider hostile = new HostileProvider(attack, attackers.sockets());
                    providers.add(hostile);
                    attacks.add(attack);
                    arguments.add(attackers.scheme() + "://localhost:" + hostile.port() + "/token");
                    arguments.add("" + attack.isHttp2());
                }
            }

            List<String> lines = outputOf(arguments, attacks.size());

            for (int i = 0; i < lines.size(); i++) {
                String address = arguments.get(1 + 2 * i);
                tell(attacks.get(i) + " " + address.substring(0, address.indexOf(':')) + " " + lines.get(i));
            }
            assertThat(lines).as("outcomes").hasSameSizeAs(attacks);
            for (int i = 0; i < lines.size(); i++) {
                assertHarmless(attacks.get(i), lines.get(i).split(" ", -1));
            }
        } finally {
            for (HostileProvider provider : providers) {
                provider.close();
            }
        }
    }

    private static void assertHarmless(Attack attack, String[] seen) {
        assertThat(seen[0]).as(attack + ": reason").isIn("UNEXPECTED_RESPONSE", "UNAVAILABLE");
        assertThat(Long.parseLong(seen[1])).as(attack + ": ms").isLessThan(10 * SmallHeap.PATIENCE.toMillis());
        assertThat(Long.parseLong(seen[2])).as(attack + ": bytes of heap").isLessThan(4_000_000);
        assertThat(Long.parseLong(seen[3])).as(attack + ": honest exchanges").isPositive();
        assertThat(seen[4]).as(attack + ": failed ones").isEqualTo("0");
    }

    private List<String> outputOf(List<String> arguments, int attacks) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName()));
        command.addAll(arguments);
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor(10L + attacks * 10L, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        return Files.readAllLines(output);
    }

    @SuppressWarnings("SystemOut")
    private static void tell(String line) {
        if (Boolean.getBoolean("tell.figures")) {
            System.out.println(line);
        }
    }
}
