package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked right after a form goes over its connection; whoever signs in pays for TCP and TLS once per server. */
class FollowingGetTest {
    private final MockWebServer server = new MockWebServer();
    private final ProviderClient client = ProviderClient.of(
            ConnectorContext.using(new OkHttpClient()),
            "example",
            answer -> new ConnectorException(Reason.UNEXPECTED_RESPONSE, answer.step(), "refused"));

    @BeforeEach
    void start() throws Exception {
        server.start();
        IntStream.range(0, 10)
                .forEach(i ->
                        server.enqueue(new MockResponse.Builder().body("{}").build()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGetGoesOverTheConnectionOfTheFormBeforeIt() throws InterruptedException {
        form();
        get();
        get();

        assertThat(connections(3)).isEqualTo(1);
    }

    /** Connections of GETs live for long, and one of them is there at the next sign-in. */
    @Test
    void aGetLongAfterAFormHasAConnectionThatLasts() throws InterruptedException {
        form();
        TimeUnit.MILLISECONDS.sleep(600);
        get();
        TimeUnit.MILLISECONDS.sleep(600);
        get();

        assertThat(connections(3)).isEqualTo(2);
    }

    /** B9. A form never takes a connection that GETs keep. */
    @Test
    void aFormTakesNoConnectionOfGets() throws InterruptedException {
        get();
        form();

        assertThat(connections(2)).isEqualTo(2);
    }

    @Test
    void aGetIsAskedAgainWhereTheConnectionEndedWithTheForm() throws IOException {
        server.close();
        try (MockWebServer closing = new MockWebServer()) {
            closing.start();
            closing.enqueue(new MockResponse.Builder()
                    .body("{}")
                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
            closing.enqueue(new MockResponse.Builder().body("{\"second\":1}").build());
            URI address = closing.url("/").uri();
            client.send(ProviderRequest.post(Step.CODE_EXCHANGE, address, Map.of("code", "once")), deadline());

            ProviderAnswer answer = client.send(ProviderRequest.get(Step.PROFILE, address), deadline());

            assertThat(answer.requireJson().integer("second")).contains(1L);
        }
    }

    private void form() {
        client.send(ProviderRequest.post(Step.CODE_EXCHANGE, address(), Map.of("code", "once")), deadline());
    }

    private void get() {
        client.send(ProviderRequest.get(Step.PROFILE, address()), deadline());
    }

    private long connections(int requests) throws InterruptedException {
        long connections = 0;
        for (int i = 0; i < requests; i++) {
            RecordedRequest request = server.takeRequest();
            connections = Math.max(connections, request.getConnectionIndex() + 1);
        }
        return connections;
    }

    private URI address() {
        return server.url("/").uri();
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(5));
    }
}
