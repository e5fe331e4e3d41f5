package dev.socialconnector.spring.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.spring.cluster.RedisServer;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Sign-ins in Redis. */
class RedisSignInTest extends SignInTest {
    private static final String[] STORAGE = {
        "social-connector.sign-in-storage=redis",
        "social-connector.sealing-keys=" + Base64.getEncoder().encodeToString(new byte[32])
    };

    private static RedisServer redis;
    private static Host host;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        host = Host.start(TestApplication.class, properties());
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    @BeforeEach
    void forget() {
        redis.command("FLUSHALL");
    }

    @Override
    Host host() {
        return host;
    }

    @Test
    void whatRedisKeepsIsEncryptedAndExpires() {
        URI atKakao = host.begin(browser());

        String key = keys().iterator().next();
        StringRedisTemplate template = host.bean(StringRedisTemplate.class);
        String entry = template.opsForValue().get(key);
        assertThat(keys()).hasSize(1);
        assertThat(Duration.ofSeconds(template.getExpire(key)))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        for (String secret : Stream.of("state", "nonce", "code_challenge")
                .map(name -> parameter(atKakao, name))
                .toList()) {
            assertThat(key + " " + entry)
                    .doesNotContain(secret)
                    .doesNotContain(Base64.getEncoder().encodeToString(secret.getBytes()));
        }
        assertThat(entry.split("\\.", -1)).as("a JWE in its compact form").hasSize(5);
    }

    @Test
    void nothingIsLeftInRedisNorInTheBrowser() {
        host.signIn(browser(), "jiu");

        assertThat(keys()).isEmpty();
        assertThat(browser().cookies())
                .extracting(cookie -> cookie.getName())
                .as("but the one of who is signed in")
                .containsExactly("JSESSIONID");
    }

    @Test
    void anotherNodeFinishes() {
        try (Host other = host.another(TestApplication.class, properties())) {
            URI callback = host.approved(browser(), "jiu");

            HttpResponse<String> back = browser().open(at(other, callback));
            HttpResponse<String> again = browser().open(callback);

            assertThat(Browser.next(back)).hasPath("/").hasNoQuery();
            assertThat(Browser.next(again)).hasPath("/login").hasParameter("error", "invalid-callback");
        } finally {
            host.kakao()
                    .app()
                    .redirectUri(host.address("/login/social/kakao/callback").toString());
        }
    }

    @Test
    void whatWasSealedWithAnotherKeyIsNoSignIn() {
        URI callback = host.approved(browser(), "jiu");
        StringRedisTemplate template = host.bean(StringRedisTemplate.class);
        template.opsForValue().set(keys().iterator().next(), "a.b.c.d.e");

        HttpResponse<String> back = browser().open(callback);

        assertThat(Browser.next(back)).hasPath("/login").hasParameter("error", "invalid-callback");
    }

    @Test
    void noSignInBeginsWithoutRedis() {
        redis.stop();
        try {
            HttpResponse<String> refused = browser().open(host.address("/login/social/kakao"));

            assertThat(Browser.next(refused)).hasPath("/login").hasParameter("error", "unavailable");
            assertThat(browser().open(Browser.next(refused)).body()).contains("Please try again in a moment.");
            assertThat(browser().cookies()).noneMatch(cookie -> cookie.getName().startsWith("social-sign-in-"));
        } finally {
            redis.startAgain();
        }
        awaitRedis();

        assertThat(Browser.next(host.signIn(browser(), "jiu"))).hasPath("/").hasNoQuery();
    }

    @Test
    void aCallbackIsRefusedWhileRedisDoesNotAnswer() {
        URI callback = host.approved(browser(), "jiu");
        int exchanges = host.kakao().count(KakaoPaths.TOKEN);
        redis.command("CLIENT PAUSE 3000 ALL");
        Instant paused = Instant.now();

        HttpResponse<String> refused = browser().open(callback);

        assertThat(Browser.next(refused)).hasPath("/login").hasParameter("error", "unavailable");
        assertThat(host.kakao().count(KakaoPaths.TOKEN))
                .as("no code is exchanged for a sign-in that may be taken already")
                .isEqualTo(exchanges);
        assertThat(Duration.between(paused, Instant.now())).isLessThan(Duration.ofSeconds(20));
        awaitRedis();
        assertThat(Browser.next(host.signIn(browser(), "jiu"))).hasPath("/").hasNoQuery();
    }

    private static void awaitRedis() {
        StringRedisTemplate template = host.bean(StringRedisTemplate.class);
        for (int i = 0; i < 60; i++) {
            try {
                template.hasKey("any");
                return;
            } catch (RuntimeException notYet) {
                // the client connects again by itself
            }
        }
    }

    private static Set<String> keys() {
        return host.bean(StringRedisTemplate.class).keys("*");
    }

    private static URI at(Host other, URI callback) {
        return URI.create(callback.toString()
                .replaceFirst("localhost:\\d+", other.address("/").getAuthority()));
    }

    private static String parameter(URI address, String name) {
        return Stream.of(address.getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String[] properties() {
        return Stream.concat(Stream.of(STORAGE), Stream.of(redis.properties(Duration.ofSeconds(2))))
                .toArray(String[]::new);
    }
}
