package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.testing.kakao.KakaoPaths;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** D1, D4. Each node of a host keeps keys of its own: what a provider has to answer then. */
final class ManyNodesTest {
    /** Downloads are counted here, not timed. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    @Test
    void aFewNodes() {
        assertThatEachDownloadsForItself(10);
    }

    @Test
    @Tag("long")
    void aThousandNodes() {
        assertThatEachDownloadsForItself(1_000);
    }

    /** Kakao says not how long its keys may be kept, which makes it an hour. */
    private void assertThatEachDownloadsForItself(int count) {
        List<KakaoBed> nodes = Stream.generate(() -> bed.in(context -> context.withSignInTimeout(PATIENCE)))
                .limit(count)
                .toList();

        allSignInTwice(nodes);
        assertThat(downloads()).isEqualTo(count);

        bed.kakao.keys().rotate();
        allSignInTwice(nodes);
        assertThat(downloads()).isEqualTo(2 * count);

        for (int hours = 1; hours <= 2; hours++) {
            bed.clock.advance(Duration.ofHours(1));
            allSignInTwice(nodes);
        }
        assertThat(downloads()).isEqualTo(4 * count);
    }

    private static void allSignInTwice(List<KakaoBed> nodes) {
        for (int times = 0; times < 2; times++) {
            nodes.forEach(node -> assertThat(
                            node.signIn(KakaoBed.options().withoutProfile()).idToken())
                    .isPresent());
        }
    }

    private int downloads() {
        return bed.kakao.count(KakaoPaths.JWKS);
    }
}
