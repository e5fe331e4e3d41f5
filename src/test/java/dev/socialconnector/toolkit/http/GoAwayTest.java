package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.wire.RawHttp2;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B9b: what a server says when it closes an HTTP/2 connection decides whether a form is sent again (RFC 9113 section 6.8). */
class GoAwayTest {
    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HandshakeCertificates TLS = new HandshakeCertificates.Builder()
            .heldCertificate(CERTIFICATE)
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    private final AtomicInteger received = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = TLS.sslContext().getServerSocketFactory().createServerSocket(0, 9, InetAddress.getLoopbackAddress());
        RawHttp2.offer(server);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aFormBelowWhichTheServerStoppedIsSentAgain() {
        serve(-2, false);

        ProviderAnswer answer = send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(received).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1_000})
    void aFormThatTheServerMayHaveProcessedIsNot(int above) {
        serve(above, false);

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, this::send);

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(received).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 1_000})
    void norOneThatItStillAnswers(int above) {
        serve(above, true);

        ProviderAnswer answer = send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(received).hasValue(1);
    }

    /** Says goodbye to the first request, naming the stream that is so far above it; answers those on other connections. */
    private void serve(int above, boolean answersAllTheSame) {
        Thread thread = new Thread(() -> {
            try {
                for (boolean first = true; ; first = false) {
                    try (Socket socket = server.accept()) {
                        RawHttp2 connection = new RawHttp2(socket);
                        int stream = connection.nextRequest();
                        received.incrementAndGet();
                        if (first) {
                            connection.goAway(stream + above);
                        }
                        if (!first || answersAllTheSame) {
                            connection.answer(stream);
                            connection.nextRequest(); // the end
                        }
                    }
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private ProviderAnswer send() {
        OkHttpClient http = new OkHttpClient.Builder()
                .sslSocketFactory(TLS.sslSocketFactory(), TLS.trustManager())
                .build();
        ProviderClient client = ProviderClient.of(
                ConnectorContext.using(http),
                "example",
                answer -> new ConnectorException(Reason.UNEXPECTED_RESPONSE, answer.step(), "refused"));
        URI address = URI.create("https://localhost:" + server.getLocalPort() + "/token");
        return client.send(
                ProviderRequest.post(Step.CODE_EXCHANGE, address, Map.of("code", "once")),
                Deadline.in(Duration.ofSeconds(5)));
    }
}
