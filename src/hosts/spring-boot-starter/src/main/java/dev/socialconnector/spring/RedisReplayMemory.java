package dev.socialconnector.spring;

import dev.socialconnector.ReplayMemory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Remembers in Redis what must be accepted only once, for all machines that share it. Made by the starter if
 * {@code social-connector.sign-in-storage} is {@code redis}; otherwise an application can have one as a bean.
 *
 * <p>What Redis keeps is a hash, until it may be forgotten. If Redis fails, so does {@link #remember}, with Spring's exception.
 */
public final class RedisReplayMemory implements ReplayMemory {
    private static final String PREFIX = "social-connector:seen:";

    /** Redis takes no time that is over, and two machines can get the same thing at once. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final StringRedisTemplate redis;
    private final Clock clock;

    private RedisReplayMemory(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Remembers at a Redis. Contacts nobody yet. */
    public static RedisReplayMemory at(RedisConnectionFactory connections) {
        return at(connections, Clock.systemUTC());
    }

    /** Remembers at a Redis, and tells by this clock how long. Contacts nobody yet. */
    public static RedisReplayMemory at(RedisConnectionFactory connections, Clock clock) {
        Objects.requireNonNull(clock, "clock");
        return new RedisReplayMemory(
                new StringRedisTemplate(Objects.requireNonNull(connections, "connections")), clock);
    }

    /**
     * Remembers by {@code SET NX PX}, which is one step for Redis.
     *
     * @throws org.springframework.dao.DataAccessException if Redis cannot be asked; nobody knows then whether it was known
     */
    @Override
    public boolean remember(String identifier, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        Boolean isNew = redis.opsForValue()
                .setIfAbsent(PREFIX + hash(identifier), "", left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
        return Objects.requireNonNull(isNew, "an answer of Redis");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256");
        }
    }
}
