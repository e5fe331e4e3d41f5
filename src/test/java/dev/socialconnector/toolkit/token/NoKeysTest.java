package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.Crowd;
import dev.socialconnector.testing.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No answer is not a no: where the keys cannot be had, nothing is said of the token. And a server that hangs holds one thread. */
final class NoKeysTest {
    private static final String ISSUER = "https://issuer.example";
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    @RegisterExtension
    final KeyServerBed bed = new KeyServerBed(TIMEOUT);

    private final IdTokenVerifier verifier = bed.verifierOf(ISSUER);

    /** What is known of the keys when they cannot be had. */
    enum Known {
        NOTHING,
        /** Another key, and the token's is new. */
        ANOTHER_KEY,
        /** Another key under the id of the token's. */
        SAME_ID,
        /** What is too old to be used. */
        TOO_OLD
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                        Fault.html(503),
                        Fault.html(404),
                        Fault.html(200),
                        Fault.answer(200, "{}"),
                        Fault.answer(200, "{\"keys\":[]}"),
                        Fault.answer(429, Map.of("Retry-After", "7"), ""),
                        Fault.answer(503, Map.of("Retry-After", "7"), ""),
                        Fault.answer(302, Map.of("Location", "http://127.0.0.1:1/"), ""),
                        Fault.dropConnection(),
                        Fault.truncatedBody(),
                        Fault.endlessBody())
                .flatMap(fault -> Stream.of(Known.values()).map(known -> Arguments.of(fault, known)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whereTheKeysCannotBeHadNothingIsSaidOfTheToken(Fault fault, Known known) {
        String token = tokenWhere(known);
        bed.inject(fault);

        for (int i = 0; i < 10; i++) {
            assertSaysNothingOfTheToken(refusal(token));
            bed.clock.advance(Duration.ofMillis(300));
        }
    }

    /** Also for those who come while somebody else asks. */
    @ParameterizedTest
    @EnumSource(Known.class)
    void norForAnyOfMany(Known known) throws Exception {
        String token = tokenWhere(known);
        bed.inject(Fault.html(503));
        Queue<ConnectorException> refusals = new ConcurrentLinkedQueue<>();

        Crowd.atOnce(64, 500, i -> refusals.add(refusal(token)));

        assertThat(refusals).hasSize(500).allSatisfy(NoKeysTest::assertSaysNothingOfTheToken);
    }

    /** The first who came could not know; of those who come later, one asks, and the others are told at once. */
    @Test
    void aServerThatHangsHoldsOneThread() throws Exception {
        String token = bed.tokenOf(ISSUER);
        bed.inject(Fault.stall());
        assertSaysNothingOfTheToken(refusal(token));
        Queue<Duration> waits = new ConcurrentLinkedQueue<>();

        Crowd.atOnce(64, 64, i -> {
            long start = System.nanoTime();
            assertSaysNothingOfTheToken(refusal(token));
            return waits.add(Duration.ofNanos(System.nanoTime() - start));
        });

        assertThat(waits).hasSize(64);
        assertThat(waits.stream().filter(wait -> wait.compareTo(TIMEOUT.dividedBy(2)) > 0))
                .as("threads that waited for the server")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(bed.downloads()).isEqualTo(2);
    }

    /** The next ones ask oftener at first, and then seldom. */
    @Test
    void whoComesToAServerThatWasDownGetsInSoon() {
        String token = bed.tokenOf(ISSUER);
        bed.inject(Fault.html(503));
        IntStream.range(0, 3).forEach(i -> refusal(token));
        assertThat(bed.downloads()).as("two tries, each with a repetition").isEqualTo(4);
        bed.clearFaults();

        Duration wait = refusal(token).retryAfter().orElseThrow();
        bed.clock.advance(wait);

        assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(bed.verify(verifier, token).subject()).isEqualTo("person");
    }

    private String tokenWhere(Known known) {
        if (known == Known.NOTHING) {
            return bed.tokenOf(ISSUER);
        }
        bed.verify(verifier, bed.tokenOf(ISSUER));
        return switch (known) {
            case ANOTHER_KEY -> {
                bed.keys().rotate();
                yield bed.tokenOf(ISSUER);
            }
            case SAME_ID -> bed.tokenOf(ISSUER, bed.replaceKey());
            default -> {
                bed.clock.advance(Duration.ofHours(49));
                yield bed.tokenOf(ISSUER);
            }
        };
    }

    private static void assertSaysNothingOfTheToken(ConnectorException refusal) {
        assertThat(refusal.step()).isEqualTo(Step.KEY_SET);
        assertThat(refusal.reason()).isIn(Reason.UNAVAILABLE, Reason.RATE_LIMITED, Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.retryAfter().isPresent()).isEqualTo(refusal.reason() != Reason.UNEXPECTED_RESPONSE);
    }

    private ConnectorException refusal(String token) {
        ConnectorException refusal = catchThrowableOfType(ConnectorException.class, () -> bed.verify(verifier, token));
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
