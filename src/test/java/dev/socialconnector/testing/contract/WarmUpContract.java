package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.testing.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host may want to be ready when the person comes back. */
interface WarmUpContract extends ContractPart {
    @Test
    default void aWarmUpBringsNoCredentialsAndChangesNoSignIn() throws InterruptedException {
        ContractBed warm = bed().in(ConnectorContext::withWarmUp);
        AuthorizationRequest request = warm.begin();
        List<RecordedCall> before = warm.warmedUp();

        assertThat(warm.complete(warm.agreed(request), request.session()).profile())
                .isNotNull();

        assertThat(before).isNotEmpty().allSatisfy(call -> {
            assertThat(call.method()).isIn("GET", "OPTIONS");
            assertThat(call.query()).isEmpty();
            assertThat(call.body()).isEmpty();
            assertThat(call.header("Authorization")).isEmpty();
            assertThat(call.header("Cookie")).isEmpty();
        });
        assertThat(warm.exchanges()).hasSize(1);
    }
}
