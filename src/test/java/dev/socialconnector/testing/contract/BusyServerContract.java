package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B4, B8. A provider that has a bad moment is asked again once at most; one that wants fewer requests is told to the host. */
interface BusyServerContract extends ContractPart {
    /** B4. And only what changes nothing at the provider. */
    @ParameterizedTest
    @MethodSource("dev.socialconnector.testing.contract.ContractFaults#temptations")
    default void onlyAGetIsAskedAgainAndOnlyOnce(Fault fault) {
        for (String path : bed().paths()) {
            bed().relay.mend();
            bed().relay.forgetCalls();
            bed().relay.spoil(path, fault);

            bed().within(Duration.ofSeconds(20)).refusal();

            List<RecordedCall> calls = bed().relay.calls().stream()
                    .filter(call -> call.path().equals(path))
                    .toList();
            boolean changesNothing =
                    calls.stream().allMatch(call -> call.method().equals("GET"));
            assertThat(calls).as(path).hasSizeBetween(1, changesNothing ? 2 : 1);
        }
    }

    /** B8. */
    @Test
    default void aServerThatWantsFewerRequestsIsARateLimit() {
        for (String path : bed().paths()) {
            ConnectorException delayed = spoilt(path, Fault.answer(429, Map.of("Retry-After", "90"), ""));
            ConnectorException undated = spoilt(path, Fault.html(429));

            assertThat(delayed.reason()).as(path).isEqualTo(Reason.RATE_LIMITED);
            assertThat(delayed.retryAfter()).as(path).contains(Duration.ofSeconds(90));
            assertThat(undated.reason()).as(path).isEqualTo(Reason.RATE_LIMITED);
            assertThat(undated.retryAfter()).as(path).isEmpty();
        }
    }

    private ConnectorException spoilt(String path, Fault fault) {
        bed().relay.mend();
        bed().relay.spoil(path, fault);
        return bed().within(Duration.ofSeconds(20)).refusal();
    }
}
