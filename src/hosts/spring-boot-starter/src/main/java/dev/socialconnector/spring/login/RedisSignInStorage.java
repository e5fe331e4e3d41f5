package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.spring.SocialRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Keeps sign-ins in Redis, so that any machine finishes what another began, and a callback that comes twice at once to two of them is
 * finished by one. Each entry is encrypted, and is gone when the time for the sign-in is over.
 *
 * <p>The browser that begins gets a secret in a cookie. State and secret together lead to the entry, so neither whoever sees an address
 * nor whoever has another browser can take it.
 */
final class RedisSignInStorage implements SignInStorage {
    private static final String PREFIX = "social-connector:sign-in:";
    private static final int SECRET_BYTES = 32;

    private final StringRedisTemplate redis;
    private final SealedSignIns signIns;
    private final ConnectorContext context;
    private final SignInCookies cookies;

    RedisSignInStorage(
            StringRedisTemplate redis, SealedSignIns signIns, ConnectorContext context, SignInCookies cookies) {
        this.redis = redis;
        this.signIns = signIns;
        this.context = context;
        this.cookies = cookies;
    }

    @Override
    public void keep(
            SocialRegistration registration,
            AuthorizationSession session,
            HttpServletRequest request,
            HttpServletResponse response) {
        String secret = secret();
        Duration lifetime = Duration.between(context.clock().instant(), session.expiresAt());
        String key = key(registration, session.state(), secret);
        Optional<Boolean> kept = ask(() -> redis.opsForValue().setIfAbsent(key, signIns.seal(session), lifetime));
        if (!kept.orElse(false)) {
            throw StorageFailures.of("Redis did not keep a sign-in");
        }
        cookies.set(
                SignInCookies.name(registration, session.state()), secret, lifetime, registration, request, response);
    }

    /** Takes by {@code GETDEL}, which is one step for Redis. Keeps the cookie if Redis fails: the same callback can come again. */
    @Override
    public Optional<AuthorizationSession> take(
            SocialRegistration registration, String state, HttpServletRequest request, HttpServletResponse response) {
        String name = SignInCookies.name(registration, state);
        Optional<String> secret = cookies.value(name, request);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> sealed = ask(() -> redis.opsForValue().getAndDelete(key(registration, state, secret.get())));
        cookies.delete(name, registration, request, response);
        return sealed.flatMap(entry -> signIns.open(entry, registration));
    }

    private String secret() {
        byte[] random = new byte[SECRET_BYTES];
        context.random().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String key(SocialRegistration registration, String state, String secret) {
        return PREFIX + SignInKey.of(registration.id(), state, secret);
    }

    private static <T> Optional<T> ask(Supplier<@Nullable T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (RuntimeException failure) { // Spring's, or that of a client that is stopped
            throw StorageFailures.of("Redis", failure);
        }
    }
}
