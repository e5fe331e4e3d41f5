package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** B1, with interceptors of the host in between. */
class OneShotBodyTest {
    /** Many hosts have such an interceptor for all that they send. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "H2_PRIOR_KNOWLEDGE"})
    void anInterceptorThatTriesAgainDoesNotSendItAgain(Protocol protocol) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.setProtocols(List.of(protocol));
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
            server.enqueue(new MockResponse.Builder().body("{}").build());

            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class, () -> send(server, protocol, OneShotBodyTest::stubborn));

            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void anInterceptorMayLookAtIt() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().body("{}").build());

            ProviderAnswer answer = send(server, Protocol.HTTP_1_1, chain -> {
                Buffer copy = new Buffer();
                chain.request().body().writeTo(copy);
                assertThat(copy.readUtf8()).isEqualTo("code=once");
                return chain.proceed(chain.request());
            });

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    private static Response stubborn(Interceptor.Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException lost) {
            return chain.proceed(chain.request());
        }
    }

    private static ProviderAnswer send(MockWebServer server, Protocol protocol, Interceptor ofHost) {
        OkHttpClient http = new OkHttpClient.Builder()
                .protocols(List.of(protocol))
                .addInterceptor(ofHost)
                .build();
        ProviderClient client = ProviderClient.of(
                ConnectorContext.using(http),
                "example",
                answer -> new ConnectorException(Reason.UNEXPECTED_RESPONSE, answer.step(), "refused"));
        return client.send(
                ProviderRequest.post(Step.CODE_EXCHANGE, server.url("/token").uri(), Map.of("code", "once")),
                Deadline.in(Duration.ofSeconds(2)));
    }
}
