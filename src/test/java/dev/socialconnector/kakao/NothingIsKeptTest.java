package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationOptions;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A8. Sign-ins that are begun and never finished cost nothing: what there is to remember is the host's. */
final class NothingIsKeptTest {
    private static final int SIGN_INS = 100_000;
    /** Any state kept of each would take a multiple; measuring errs by less. */
    private static final int BYTES_PER_SIGN_IN = 40;

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    @Test
    void aHundredThousandBeginsLeaveTheHeapFlat() {
        begin(1_000);
        long before = usedHeap();

        begin(SIGN_INS);

        assertThat(usedHeap() - before).isLessThan((long) SIGN_INS * BYTES_PER_SIGN_IN);
        assertThat(bed.kakao.count()).isZero();
    }

    /** No two are alike, so that a cache by any of their parts would grow. */
    private void begin(int times) {
        for (int i = 0; i < times; i++) {
            AuthorizationOptions options = AuthorizationOptions.redirectingTo("https://id.example.kr/" + i)
                    .scopes("scope_" + i)
                    .loginHint("jiu" + i + "@example.kr")
                    .parameter("tag_" + i, "value " + i);
            bed.connector.begin(options);
        }
    }

    /** The least of several looks, because other threads leave garbage at any time. */
    private static long usedHeap() {
        return LongStream.range(0, 3)
                .map(look -> {
                    ManagementFactory.getMemoryMXBean().gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .orElseThrow();
    }
}
