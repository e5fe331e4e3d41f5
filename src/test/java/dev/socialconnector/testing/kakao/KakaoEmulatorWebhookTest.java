package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the emulated Kakao sends to a host. */
final class KakaoEmulatorWebhookTest {
    private static final String LINKED = "https://schemas.openid.net/secevent/oauth/event-type/user-linked";

    private final KakaoEmulator kakao = KakaoEmulator.start();
    private final MockWebServer host = new MockWebServer();

    @BeforeEach
    void listen() throws IOException {
        host.start();
    }

    @AfterEach
    void close() {
        kakao.close();
        host.close();
    }

    @Test
    void nothingIsSentUntilAnAddressIsSet() {
        assertThat(kakao.unlink("jiu")).isEmpty();
        assertThatThrownBy(() -> kakao.webhooks().event(LINKED, "jiu").send())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnlinkNoticeIsAFormWithThePrimaryAdminKey() throws InterruptedException {
        host.enqueue(new MockResponse(200, Headers.of("X-Host", "yes"), "answer"));
        kakao.webhooks().unlinkNotices(host.url("/unlink").uri(), "POST");

        WebhookReply reply = kakao.unlink("jiu", "ACCOUNT_DELETE").orElseThrow();
        RecordedRequest sent = host.takeRequest();

        assertThat(sent.getMethod()).isEqualTo("POST");
        assertThat(sent.getTarget()).isEqualTo("/unlink");
        assertThat(sent.getHeaders().get("Authorization")).isEqualTo("KakaoAK " + kakao.adminKey());
        assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded;charset=utf-8");
        assertThat(body(sent)).isEqualTo("app_id=123456&user_id=3891047281&referrer_type=ACCOUNT_DELETE");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("x-host")).hasValue("yes");
        assertThat(reply.body()).isEqualTo("answer");
    }

    @Test
    void anUnlinkNoticeCanBeAQuery() throws InterruptedException {
        host.enqueue(new MockResponse(200, Headers.of(), ""));
        kakao.webhooks().unlinkNotices(host.url("/unlink").uri(), "GET");

        kakao.unlink("jiu");
        RecordedRequest sent = host.takeRequest();

        assertThat(sent.getMethod()).isEqualTo("GET");
        assertThat(sent.getTarget())
                .isEqualTo("/unlink?app_id=123456&user_id=3891047281&referrer_type=UNLINK_FROM_APPS");
    }

    @Test
    void anEventIsATokenOfThatType() throws InterruptedException {
        host.enqueue(new MockResponse(202, Headers.of(), ""));
        kakao.webhooks().securityEvents(host.url("/events").uri());
        EmulatedEvent event = kakao.webhooks().event(LINKED, "jiu");

        WebhookReply reply = event.send();
        RecordedRequest sent = host.takeRequest();

        assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/secevent+jwt");
        assertThat(body(sent)).isEqualTo(event.token());
        assertThat(reply.status()).isEqualTo(202);
    }

    @Test
    void aHostThatAnswersTooLateIsGivenUp() {
        kakao.webhooks().securityEvents(host.url("/events").uri());
        EmulatedEvent event = kakao.webhooks().event(LINKED, "jiu");

        assertThatThrownBy(event::send).isInstanceOf(UncheckedIOException.class);
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }
}
