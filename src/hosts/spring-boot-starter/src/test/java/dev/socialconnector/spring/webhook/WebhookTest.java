package dev.socialconnector.spring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.spring.login.Host;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.WebhookReply;
import dev.socialconnector.webhook.SecurityEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.userdetails.User;

class WebhookTest {
    private static final String REVOKED = "https://schemas.openid.net/secevent/oauth/event-type/tokens-revoked";

    private static final String BROKEN = "4711";

    private static Host host;

    @BeforeAll
    static void start() throws Exception {
        KakaoEmulator kakao = KakaoEmulator.start();
        host = Host.start(
                kakao,
                true,
                Listening.class,
                "social-connector.webhook-path=/webhooks/social",
                "social-connector.registrations.kakao.settings.applicationId=" + KakaoEmulator.APP_ID,
                "social-connector.registrations.kakao.settings.adminKey=" + kakao.adminKey());
        kakao.put(EmulatedUser.named("broken", Long.parseLong(BROKEN))
                .linkedWith()
                .build());
        kakao.webhooks().unlinkNotices(host.address("/webhooks/social/kakao/unlink"), "POST");
        kakao.webhooks().securityEvents(host.address("/webhooks/social/kakao/events"));
        warmUp();
    }

    /** The emulator waits 3 seconds for an answer, as Kakao does; a cold and busy machine needs more for its first. */
    private static void warmUp() throws Exception {
        String token = host.kakao().webhooks().event(REVOKED, "jiu").token();
        post(host.address("/webhooks/social/kakao/events"), "application/secevent+jwt", token);
        post(host.address("/webhooks/social/kakao/unlink"), "a=b");
        awaitOne();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void forget() {
        heard().clear();
    }

    @Test
    void anUnlinkNoticeIsAnsweredAndBecomesAnEvent() throws InterruptedException {
        WebhookReply answer = host.kakao().unlink("jiu").orElseThrow();

        assertThat(answer.status()).isEqualTo(200);
        awaitOne();
        assertThat(heard()).singleElement().satisfies(event -> {
            SocialUnlinkEvent unlinked = (SocialUnlinkEvent) event;
            assertThat(unlinked.registrationId()).isEqualTo("kakao");
            assertThat(unlinked.accountKey()).isEqualTo("kakao:3891047281");
            assertThat(unlinked.toString()).doesNotContain("3891047281");
        });
    }

    @Test
    void anAccountEventBecomesAnEventOnce() throws InterruptedException {
        String token = host.kakao().webhooks().event(REVOKED, "jiu").token();

        WebhookReply first = host.kakao().webhooks().sendEvent(token);
        WebhookReply again = host.kakao().webhooks().sendEvent(token);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        awaitOne();
        assertThat(heard()).singleElement().satisfies(event -> {
            SocialSecurityEvent happened = (SocialSecurityEvent) event;
            assertThat(happened.event().type()).isEqualTo(SecurityEvent.Type.TOKENS_REVOKED);
            assertThat(happened.accountKey()).isEqualTo("kakao:3891047281");
        });
    }

    @Test
    void whatIsNotGenuineBecomesNoEvent() throws Exception {
        WebhookReply forged = host.kakao()
                .webhooks()
                .event(REVOKED, "jiu")
                .signedWithForeignKey()
                .send();
        int bare = post(host.address("/webhooks/social/kakao/unlink"), "user_id=1&app_id=1");

        assertThat(forged.status()).isEqualTo(400);
        assertThat(bare).isBetween(400, 401);
        assertThat(heard()).isEmpty();
    }

    @Test
    void aListenerThatThrowsDoesNotDisturbTheAnswer() throws InterruptedException {
        WebhookReply answer = host.kakao().unlink("broken").orElseThrow();

        awaitOne();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(heard()).containsExactly("about to throw");
    }

    @Test
    void noOtherAddressIsOpen() throws Exception {
        assertThat(post(host.address("/webhooks/social/nobody/unlink"), "a=b")).isIn(302, 401, 403);
        assertThat(post(host.address("/webhooks/social/kakao/other"), "a=b")).isIn(302, 401, 403);
    }

    private static int post(URI address, String body) throws Exception {
        return post(address, "application/x-www-form-urlencoded", body);
    }

    private static int post(URI address, String contentType, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", contentType)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The answer goes out first. */
    private static void awaitOne() throws InterruptedException {
        for (int i = 0; i < 1_000 && heard().isEmpty(); i++) {
            Thread.sleep(10);
        }
    }

    private static List<Object> heard() {
        return host.bean(Listening.class).heard;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Listening {
        final List<Object> heard = new CopyOnWriteArrayList<>();

        @Bean
        dev.socialconnector.spring.login.SocialUserService users() {
            return signIn -> new User(signIn.accountKey(), "", List.of());
        }

        @EventListener
        void unlinked(SocialUnlinkEvent event) {
            if (event.notice().subject().equals(BROKEN)) {
                heard.add("about to throw");
                throw new IllegalStateException("a listener that throws");
            }
            heard.add(event);
        }

        @EventListener
        void happened(SocialSecurityEvent event) {
            heard.add(event);
        }
    }
}
