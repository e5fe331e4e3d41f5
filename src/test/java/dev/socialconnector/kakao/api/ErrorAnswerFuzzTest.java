package dev.socialconnector.kakao.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.fuzzing.CannedServer;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** B5, B7: how Kakao may refuse. The first digit of the input chooses the status, the rest is the body. */
class ErrorAnswerFuzzTest {
    private static final int[] STATUSES = {302, 400, 401, 403, 404, 408, 429, 500, 502, 503};
    private static final CannedServer SERVER = new CannedServer(400, new byte[0]);
    private static final ProviderClient CLIENT =
            ProviderClient.of(ConnectorContext.using(SERVER.client()), "kakao", KakaoErrors::ofAnswer);
    private static final ProviderRequest REQUEST =
            ProviderRequest.post(Step.CODE_EXCHANGE, URI.create("https://kauth.example/oauth/token"), Map.of("a", "b"));

    @FuzzTest
    void aRefusalTellsCodesAlone(byte[] input) {
        byte[] body = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        SERVER.answer(STATUSES[input.length == 0 ? 0 : Math.floorMod(input[0] - '0', STATUSES.length)], body);

        ConnectorException refusal = catchThrowableOfType(
                ConnectorException.class, () -> CLIENT.send(REQUEST, Deadline.in(Duration.ofSeconds(10))));

        Untrusted.requireSilent(refusal);
        assertThat(refusal.providerCode().orElse("-1")).matches("[A-Za-z0-9_.-]{1,64}");
        assertThat(refusal.missingScopes()).allMatch(scope -> scope.matches("[a-z0-9_.]{1,64}"));
    }
}
