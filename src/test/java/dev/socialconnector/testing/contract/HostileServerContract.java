package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B2, B3, B5. Whatever a server does to any request of a first sign-in, it ends soon in a {@link ConnectorException}. */
interface HostileServerContract extends ContractPart {
    /** Long enough for any machine. */
    Duration PATIENT = Duration.ofSeconds(20);

    /** B2. Nobody else hears of it. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    default void noRedirectIsFollowed(int status) throws IOException {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            for (String path : bed().paths()) {
                ConnectorException refusal =
                        spoilt(path, Fault.redirect(status, elsewhere.url(path).uri()), PATIENT);

                assertThat(refusal.reason()).as(path).isEqualTo(Reason.UNEXPECTED_RESPONSE);
                assertThat(elsewhere.getRequestCount()).as(path).isZero();
            }
        }
    }

    /** B3. */
    @ParameterizedTest
    @MethodSource("dev.socialconnector.testing.contract.ContractFaults#slowness")
    default void aServerThatIsTooSlowIsUnavailable(Fault fault) {
        Duration timeout = Duration.ofMillis(500);
        for (String path : bed().paths()) {
            long start = System.nanoTime();

            ConnectorException refusal = spoilt(path, fault, timeout);

            assertThat(refusal.reason()).as(path).isEqualTo(Reason.UNAVAILABLE);
            assertThat(asked()).as("what was asked").contains(path);
            assertThat(since(start)).as(path).isLessThan(timeout.plusSeconds(2));
        }
    }

    /** B3. However many requests a sign-in takes, and however fast each is. */
    @Test
    default void oneDeadlineHoldsForTheWholeSignIn() {
        List<String> paths = bed().paths();
        List<String> pathsOfComplete = bed().pathsOfComplete();
        assumeTrue(pathsOfComplete.size() > 1, "one request is all that this connector needs");
        paths.forEach(path -> bed().relay.spoil(path, Fault.delay(Duration.ofMillis(800))));

        ConnectorException refusal = bed().within(Duration.ofMillis(1_200)).refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(asked()).as("what was asked").contains(pathsOfComplete.get(1));
    }

    /** B3. */
    @ParameterizedTest
    @MethodSource("dev.socialconnector.testing.contract.ContractFaults#excess")
    default void anAnswerThatIsTooLargeIsUnexpected(Fault fault) {
        for (String path : bed().paths()) {
            ConnectorException refusal = spoilt(path, fault, PATIENT);

            assertThat(refusal.reason()).as(path).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        }
    }

    /** B5. */
    @ParameterizedTest
    @MethodSource("dev.socialconnector.testing.contract.ContractFaults#garbage")
    default void anAnswerThatMakesNoSenseIsUnexpected(Fault fault) {
        for (String path : bed().paths()) {
            long start = System.nanoTime();

            ConnectorException refusal = spoilt(path, fault, PATIENT);

            assertThat(refusal.reason()).as(path).isIn(Reason.UNEXPECTED_RESPONSE, Reason.UNAVAILABLE);
            assertThat(since(start)).as(path).isLessThan(Duration.ofSeconds(2)); // one, and one for busy machines
        }
    }

    /** B5. */
    @Test
    default void aMaintenancePageIsUnavailable() {
        for (String path : bed().paths()) {
            ConnectorException refusal = spoilt(path, Fault.html(503), PATIENT);

            assertThat(refusal.reason()).as(path).isEqualTo(Reason.UNAVAILABLE);
        }
    }

    private ConnectorException spoilt(String path, Fault fault, Duration timeout) {
        bed().relay.mend();
        bed().relay.spoil(path, fault);
        bed().relay.forgetCalls();
        return bed().within(timeout).refusal();
    }

    /** Returns the paths of the calls that have passed. */
    private List<String> asked() {
        return bed().relay.calls().stream().map(RecordedCall::path).toList();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
