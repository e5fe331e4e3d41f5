package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.Fault;
import java.util.Optional;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B1. A code works once, so nothing may send it twice: not OkHttp, not the connector. */
interface CodeExchangeContract extends ContractPart {
    /** Connections that have served before are those that OkHttp takes for dead and replaces. */
    @ParameterizedTest
    @MethodSource("dev.socialconnector.testing.contract.ContractFaults#temptationsByProtocol")
    default void aCodeIsSentOnceOverAUsedConnection(Protocol protocol, Fault fault) {
        String path = bed().exchangePath();
        try (ContractBed bed = bed().speaking(protocol)) {
            bed.signIn();

            assertSentOnce(bed, path, fault);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.socialconnector.testing.contract.ContractFaults#temptationsByProtocol")
    default void aCodeIsSentOnceOverANewConnection(Protocol protocol, Fault fault) {
        String path = bed().exchangePath();
        try (ContractBed bed = bed().speaking(protocol)) {
            assertSentOnce(bed, path, fault);
        }
    }

    /** B4. A refresh token may work once, too. */
    @Test
    default void aRefreshIsSentOnce() {
        Optional<TokenRefresh> ability = bed().connector.capability(TokenRefresh.class);
        SocialLogin login = bed().signIn();
        assumeTrue(ability.isPresent() && login.tokens().refreshToken().isPresent(), "there is nothing to refresh");
        String path = bed().exchangePath();

        ContractFaults.temptations().forEach(fault -> {
            bed().relay.mend();
            bed().relay.forgetCalls();
            bed().relay.spoil(path, (Fault) fault.get()[0]);

            ConnectorException refusal = Refusals.refusalOf(() -> ability.orElseThrow()
                    .refresh(login.tokens(), login.profile().subject()));

            assertThat(refusal.step()).isEqualTo(Step.REFRESH);
            assertThat(bed().relay.calls()).hasSize(1);
        });
    }

    private static void assertSentOnce(ContractBed bed, String path, Fault fault) {
        bed.relay.forgetCalls();
        bed.relay.spoil(path, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(bed.exchanges()).hasSize(1);
        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
        assertThat(refusal.reason()).isIn(Reason.UNAVAILABLE, Reason.UNEXPECTED_RESPONSE);
    }
}
