package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D12: what hangs while there is something to go on with costs a sign-in a moment until it has been noticed, and then none. */
final class HangingProviderTest {
    private static final Duration TIMEOUT = Duration.ofMillis(2_500);
    private static final Duration BETWEEN = Duration.ofMinutes(20);
    /** Waiting for a renewal takes a second, and a sign-in without it a fraction of one. */
    private static final Duration SLOW = Duration.ofMillis(950);

    @RegisterExtension
    final OidcBed started = OidcBed.start();

    private final OidcBed bed = started.in(context -> context.withSignInTimeout(TIMEOUT));

    @ParameterizedTest
    @ValueSource(strings = {OpenIdPaths.JWKS, "/.well-known/openid-configuration"})
    void fewOfFortySignInsAreSlow(String path) throws InterruptedException {
        bed.signIn();
        bed.provider.inject(path, Fault.stall());
        List<Duration> slow = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            bed.clock.advance(BETWEEN);
            long start = System.nanoTime();
            assertThat(bed.signIn().profile().subject()).isNotEmpty();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (took.compareTo(SLOW) > 0) {
                slow.add(took);
            }
            if (i % 15 == 5) {
                Thread.sleep(
                        TIMEOUT.plusMillis(300).toMillis()); // until that download has failed, so that others follow
            }
        }

        assertThat(slow).as("one notices it; the others are a busy machine's").hasSizeLessThanOrEqualTo(4);
        assertThat(bed.provider.count(path)).isGreaterThanOrEqualTo(3);
    }
}
