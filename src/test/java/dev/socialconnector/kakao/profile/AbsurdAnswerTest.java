package dev.socialconnector.kakao.profile;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B5, B7. Answers that are hardly HTTP at all end in a {@link ConnectorException} like any other, and are not quoted. */
final class AbsurdAnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTCPCP/1.0 418 top-secret-code\r\n\r\n",
                "HTTP/1.1 -12 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ntop-secret-code\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 15\r\n\r\ntop-secret-code",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=top-secret-code\r\nContent-Length: 2\r\n\r\n{}",
                "top-secret-code"
            })
    void itIsRefusedAndNotQuoted(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerOnce(server, answer));
            thread.start();

            ConnectorException refusal =
                    refusalBy(URI.create("http://127.0.0.1:" + server.getLocalPort()), new OkHttpClient());

            thread.join();
            assertThat(refusal.reason()).isIn(Reason.UNEXPECTED_RESPONSE, Reason.UNAVAILABLE);
            assertThat(refusal).hasStackTraceContaining("CODE_EXCHANGE");
            assertThat(refusal.getMessage()).doesNotContain("top-secret-code");
            assertThat(String.valueOf(refusal.getCause())).doesNotContain("top-secret-code");
        }
    }

    @Test
    void aHostsFailingInterceptorIsNoExceptionOfAnotherKind() {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    throw new IllegalStateException("top-secret-code");
                })
                .build();

        ConnectorException refusal = refusalBy(URI.create("http://127.0.0.1:1"), http);

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.getCause()).hasMessage("java.lang.IllegalStateException");
    }

    private static ConnectorException refusalBy(URI kakao, OkHttpClient http) {
        KakaoConfig config = KakaoConfig.of("key").withEndpoints(KakaoEndpoints.at(kakao));
        KakaoConnector connector = new KakaoConnector(config, ConnectorContext.using(http));
        AuthorizationRequest request = connector.begin(KakaoBed.options());
        AuthorizationCallback callback = AuthorizationCallback.fromQuery(
                "code=top-secret-code&state=" + request.session().state());
        return refusalOf(() -> connector.complete(callback, request.session()));
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().read(new byte[4_096])).isPositive();
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
