package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** B9: a form takes no connection that became old between the pool's choice and its sending, as happens on a machine that is too busy. */
final class LateIdleConnectionTest {
    @AutoClose
    private final MockWebServer provider = new MockWebServer();

    private final AtomicInteger requests = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        for (int i = 0; i < 3; i++) {
            provider.enqueue(new MockResponse.Builder().body("{}").build());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"HTTP_1_1", "H2_PRIOR_KNOWLEDGE"})
    void aFormGoesOverANewOneInstead(Protocol protocol) throws Exception {
        provider.setProtocols(List.of(protocol));
        provider.start();
        ProviderClient client = client(protocol);

        send(client); // a first connection
        send(client); // over the same one; it is the host's interceptor that takes its time

        RecordedRequest first = provider.takeRequest();
        RecordedRequest second = provider.takeRequest();
        assertThat(second.getConnectionIndex()).isNotEqualTo(first.getConnectionIndex());
        assertThat(provider.getRequestCount()).isEqualTo(2);
    }

    private void send(ProviderClient client) {
        client.send(
                ProviderRequest.post(Step.CODE_EXCHANGE, provider.url("/token").uri(), Map.of("code", "c")),
                Deadline.in(Duration.ofSeconds(20)));
    }

    /** The second request waits for a while after its connection was chosen. */
    private ProviderClient client(Protocol protocol) {
        OkHttpClient http = new OkHttpClient.Builder()
                .protocols(List.of(protocol))
                .addNetworkInterceptor(chain -> {
                    if (requests.incrementAndGet() == 2) {
                        pause();
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        return ProviderClient.of(
                ConnectorContext.using(http),
                "example",
                answer -> new ConnectorException(Reason.UNEXPECTED_RESPONSE, answer.step(), "refused"));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(700);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
