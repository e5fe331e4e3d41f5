package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.Tampering;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything that the emulated Kakao remembers, in one place; safe to use from many threads. */
final class EmulatorState {

    final BoundedStore<AuthorizationCode> codes = new BoundedStore<>();
    final BoundedStore<AccessToken> accessTokens = new BoundedStore<>();
    final BoundedStore<RefreshToken> refreshTokens = new BoundedStore<>();
    final BoundedStore<BrowserSession> browserSessions = new BoundedStore<>();
    final SigningKeys keys = new SigningKeys();
    final Tampering tampering = new Tampering();
    final AdminKeys adminKeys;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, EmulatedApp> apps = new ConcurrentHashMap<>();
    private final Map<String, EmulatedUser> users = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, UserLink> links = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Supplier<URI> address;
    private volatile @Nullable EmulatedApp defaultApp;
    private volatile String issuer = KakaoEmulator.ISSUER;
    private volatile int unknownClientStatus = 401;

    EmulatorState(Clock clock, Supplier<URI> address) {
        this.clock = clock;
        this.adminKeys = new AdminKeys(newHex(16));
        this.address = address;
    }

    Instant now() {
        return clock.instant();
    }

    URI address() {
        return address.get();
    }

    String issuer() {
        return issuer;
    }

    void issuer(String value) {
        this.issuer = value;
    }

    int unknownClientStatus() {
        return unknownClientStatus;
    }

    void unknownClientStatus(int status) {
        this.unknownClientStatus = status;
    }

    String newSecret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    String newHex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    void put(EmulatedApp app) {
        apps.put(app.clientId(), app);
    }

    EmulatedApp defaultApp() {
        return Objects.requireNonNull(defaultApp, "defaultApp");
    }

    /** Adds the key that calls by admin key go through. */
    void putDefault(EmulatedApp app) {
        put(app);
        this.defaultApp = app;
    }

    Optional<EmulatedApp> app(String clientId) {
        return Optional.ofNullable(apps.get(clientId));
    }

    /** Adds a user, or replaces the one of that name together with its link, consents and tokens. */
    void put(EmulatedUser user) {
        endTokens(user.name());
        users.put(user.name(), user);
        links.put(user.name(), UserLink.startOf(user, now()));
    }

    Optional<EmulatedUser> user(long id) {
        return users().stream().filter(user -> user.id() == id).findFirst();
    }

    Optional<EmulatedUser> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    EmulatedUser existingUser(String name) {
        return user(name).orElseThrow(() -> new IllegalArgumentException("no user is named " + name));
    }

    List<EmulatedUser> users() {
        synchronized (users) {
            return List.copyOf(users.values());
        }
    }

    UserLink link(String userName) {
        return links.getOrDefault(userName, UserLink.NONE);
    }

    void changeLink(String userName, UnaryOperator<UserLink> change) {
        links.compute(userName, (name, link) -> change.apply(link == null ? UserLink.NONE : link));
    }

    void unlink(String userName) {
        links.put(userName, UserLink.NONE);
        endTokens(userName);
    }

    /** Ends one access token together with the other tokens of its sign-in. */
    void endToken(AccessToken token) {
        accessTokens.removeIf(other -> other.grant().equals(token.grant()));
        refreshTokens.removeIf(other -> other.grant().equals(token.grant()));
    }

    /** Ends all codes and tokens of a user; the browser session stays, as it does at Kakao. */
    void endTokens(String userName) {
        codes.removeIf(code -> code.userName().equals(userName));
        accessTokens.removeIf(token -> token.userName().equals(userName));
        refreshTokens.removeIf(token -> token.userName().equals(userName));
    }
}
