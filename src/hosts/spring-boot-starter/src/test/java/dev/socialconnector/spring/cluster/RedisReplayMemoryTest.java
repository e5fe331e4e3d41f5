package dev.socialconnector.spring.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialconnector.spring.RedisReplayMemory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisReplayMemoryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private static RedisServer redis;
    private static LettuceConnectionFactory connections;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        connections = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", redis.port()),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(5))
                        .build());
        connections.afterPropertiesSet();
        connections.start();
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            connections.destroy();
            redis.close();
        }
    }

    @BeforeEach
    void forget() {
        redis.command("FLUSHALL");
    }

    @Test
    void somethingIsNewOnceForAllThatShareTheMemory() {
        assertThat(memory().remember("first", LATER)).isTrue();
        assertThat(memory().remember("first", LATER)).isFalse();
        assertThat(memory().remember("second", LATER)).isTrue();
    }

    @Test
    void ofManyAtOnceOneIsNew() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Boolean>> answers = new ArrayList<>();

        for (int i = 0; i < 64; i++) {
            answers.add(threads.submit(() -> memory().remember("the same", LATER)));
        }

        int found = 0;
        for (Future<Boolean> answer : answers) {
            found += answer.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(found).isEqualTo(1);
    }

    @Test
    void whatIsKeptTellsNothingAndIsForgottenInTime() {
        StringRedisTemplate template = new StringRedisTemplate(connections);

        memory().remember("a person's identifier", LATER);

        String key = template.keys("*").iterator().next();
        assertThat(key).startsWith("social-connector:seen:").doesNotContain("person");
        assertThat(Duration.ofSeconds(template.getExpire(key))).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void whatMayBeForgottenAlreadyIsStillNewOnce() {
        assertThat(memory().remember("late", NOW.minusSeconds(5))).isTrue();
        assertThat(memory().remember("late", NOW.minusSeconds(5))).isFalse();
    }

    @Test
    void withoutRedisThereIsNoAnswer() {
        redis.stop();
        try {
            assertThatThrownBy(() -> memory().remember("unknown", LATER)).isInstanceOf(DataAccessException.class);
        } finally {
            redis.startAgain();
        }
        for (int i = 0; i < 20; i++) {
            try {
                assertThat(memory().remember("again " + i, LATER)).isTrue();
                return;
            } catch (DataAccessException notYet) {
                // the client connects again by itself
            }
        }
        throw new AssertionError("the client did not connect again");
    }

    private static RedisReplayMemory memory() {
        return RedisReplayMemory.at(connections, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
