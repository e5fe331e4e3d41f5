package dev.socialconnector;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * What a host lends to its connectors. Make one and give it to all: connectors of one context share connections
 * and downloaded documents: key sets and discovery documents.
 *
 * <p>Immutable but for what is shared; each {@code with} method returns a new context that shares nothing with this one but the
 * HTTP client and the replay memory.
 */
public final class ConnectorContext {
    private final OkHttpClient http;
    private final Clock clock;
    private final SecureRandom random;
    private final ConnectorListener listener;
    private final Duration signInTimeout;
    private final Duration sessionLifetime;
    private final ReplayMemory replayMemory;
    private final boolean warmUp;
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();

    private ConnectorContext(
            OkHttpClient http,
            Clock clock,
            SecureRandom random,
            ConnectorListener listener,
            Duration signInTimeout,
            Duration sessionLifetime,
            ReplayMemory replayMemory,
            boolean warmUp) {
        this.http = Objects.requireNonNull(http, "http");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.signInTimeout = requirePositive("signInTimeout", signInTimeout);
        this.sessionLifetime = requirePositive("sessionLifetime", sessionLifetime);
        this.replayMemory = Objects.requireNonNull(replayMemory, "replayMemory");
        this.warmUp = warmUp;
    }

    /**
     * Makes a context that talks through the host's client: its proxy, TLS, DNS, socket factories and interceptors. Redirects and its
     * response cache are not used. Its connection pool holds the connections of first attempts of GETs; forms, GETs that follow a form to
     * the same server at once, and repeated GETs have pools of their own, which its limits and {@code evictAll()} do not reach. OkHttp's own default pool keeps 5 idle connections, which
     * is few for a busy server. What these connections bring is counted and limited, so they are not shared with the host's requests.
     */
    public static ConnectorContext using(OkHttpClient http) {
        return new ConnectorContext(
                http,
                Clock.systemUTC(),
                new SecureRandom(),
                ConnectorListener.none(),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                new BoundedReplayMemory(),
                false);
    }

    /** Makes a context with a client of its own, for hosts that have none. Takes a while; make one per process. */
    public static ConnectorContext standard() {
        return using(new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
                .build());
    }

    /** Returns a context with another clock. */
    public ConnectorContext withClock(Clock clock) {
        return new ConnectorContext(
                http, clock, random, listener, signInTimeout, sessionLifetime, replayMemory, warmUp);
    }

    /** Returns a context with another source of states, nonces and code verifiers. */
    public ConnectorContext withRandom(SecureRandom random) {
        return new ConnectorContext(
                http, clock, random, listener, signInTimeout, sessionLifetime, replayMemory, warmUp);
    }

    /** Returns a context that reports requests and sign-ins to this listener. */
    public ConnectorContext withListener(ConnectorListener listener) {
        return new ConnectorContext(
                http,
                clock,
                random,
                new GuardedListener(listener),
                signInTimeout,
                sessionLifetime,
                replayMemory,
                warmUp);
    }

    /**
     * Returns a context with another limit for a whole {@link SocialConnector#complete} or use of a capability, and for a
     * {@link SocialConnector#begin} or {@link SocialConnector#capability} that must first read what the provider publishes; 10
     * seconds by default. It does not cut short a look-up of a host's name, because Java cannot: a thread that waits for one
     * waits until the name service answers or gives up, and the limit is applied then. Bound that by the options of the
     * system's resolver, or by the {@code Dns} of the client.
     */
    public ConnectorContext withSignInTimeout(Duration signInTimeout) {
        return new ConnectorContext(
                http, clock, random, listener, signInTimeout, sessionLifetime, replayMemory, warmUp);
    }

    /** Returns a context with another time that a person has between begin and complete; 10 minutes by default. */
    public ConnectorContext withSessionLifetime(Duration sessionLifetime) {
        return new ConnectorContext(
                http, clock, random, listener, signInTimeout, sessionLifetime, replayMemory, warmUp);
    }

    /**
     * Returns a context with another memory of security events received; by default one of this process alone, of the latest
     * 10,000. Connectors of one context share it: of two for the same client that get the same event, one delivers it.
     * A server whose tenants bring providers of their own lends a memory that keeps what it must until the given time: here, the events
     * of one provider could push out those of another.
     */
    public ConnectorContext withReplayMemory(ReplayMemory replayMemory) {
        return new ConnectorContext(
                http, clock, random, listener, signInTimeout, sessionLifetime, replayMemory, warmUp);
    }

    /**
     * Returns a context whose connectors have ready what a sign-in will need while the person is away at the provider: the provider's
     * keys, and connections to its servers. Off by default.
     *
     * <p>A {@link SocialConnector#begin} starts this in the background and waits for nothing; so does a
     * {@link SocialConnector#complete}, beside the exchange of the code. Each host gets at most one warm-up per half minute, however many
     * sign-ins begin: a download of keys if they are due, else {@code OPTIONS /}, which asks for nothing (RFC 9110 section 9.3.7). No
     * credentials go with it. If it fails, the sign-in goes on without, and only the listener is told. Not everything can be had ready: a
     * code is never sent over a connection that has waited, because the provider may be closing it.
     */
    public ConnectorContext withWarmUp() {
        return new ConnectorContext(http, clock, random, listener, signInTimeout, sessionLifetime, replayMemory, true);
    }

    /** Returns the host's HTTP client, as it was lent. */
    public OkHttpClient http() {
        return http;
    }

    /** Returns the clock that all times are read from. */
    public Clock clock() {
        return clock;
    }

    /** Returns the source of unguessable values. */
    public SecureRandom random() {
        return random;
    }

    /** Returns the listener; it never throws. */
    public ConnectorListener listener() {
        return listener;
    }

    /**
     * Returns the limit for a whole {@link SocialConnector#complete} or use of a capability, and for a
     * {@link SocialConnector#begin} or {@link SocialConnector#capability} that must first read what the provider publishes; but for
     * look-ups of names, see {@link #withSignInTimeout}.
     */
    public Duration signInTimeout() {
        return signInTimeout;
    }

    /** Returns the time that a person has between begin and complete. */
    public Duration sessionLifetime() {
        return sessionLifetime;
    }

    /** Returns the memory of what must be accepted only once. */
    public ReplayMemory replayMemory() {
        return replayMemory;
    }

    /** Tells whether connectors have ready what a sign-in will need, see {@link #withWarmUp}. */
    public boolean isWarmingUp() {
        return warmUp;
    }

    /**
     * Returns the one object of the given type that all connectors of this context share. Threads that meet at the first call may
     * each make one; all get the same.
     */
    public <T> T shared(Class<T> type, Function<ConnectorContext, T> maker) {
        Object known = shared.get(type);
        if (known == null) {
            T made = maker.apply(this);
            known = Objects.requireNonNullElse(shared.putIfAbsent(type, made), made);
        }
        return type.cast(known);
    }

    private static Duration requirePositive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " must be positive");
        }
        return duration;
    }
}
