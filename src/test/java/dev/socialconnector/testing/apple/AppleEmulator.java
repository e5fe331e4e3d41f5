package dev.socialconnector.testing.apple;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.EmulatedServer;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.JwksHandler;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.Tampering;
import dev.socialconnector.testing.apple.AppleTokens.Grant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;

/**
 * Apple inside a test: it listens on a loopback port, has one team with one Services ID and one app, and one person. It is strict where
 * Apple is known to be: a form for the callback as soon as a scope is asked for, blanks as {@code %20}, redirect URIs by https with a
 * domain, a client secret that is a JWT of the team.
 *
 * <p>All methods may be called from any thread at any time.
 */
public final class AppleEmulator implements AutoCloseable {
    public static final String ISSUER = "https://appleid.apple.com";
    public static final String CLIENT_ID = "kr.example.web";
    public static final String BUNDLE_ID = "kr.example.app";
    /** The one person. */
    public static final String SUBJECT = "001234.0a1b2c3d4e5f60718293a4b5c6d7e8f9.0456";

    public static final String EMAIL = "janedoe@example.com";
    public static final String TOKEN = "/auth/token";
    public static final String REVOCATION = "/auth/revoke";
    public static final String JWKS = "/auth/keys";
    private static final String AUTHORIZE = "/auth/authorize";
    private static final Set<String> SCOPES = Set.of("openid", "name", "email");

    private final Clock clock;
    private final AppleTeam team;
    private final AppleTokens tokens;
    private final EmulatedServer server = new EmulatedServer(this::answer);
    private volatile boolean loopbackAllowed;
    private volatile String user = Answers.write(Map.of(
            "name", Map.of("firstName", "Jane", "lastName", "Doe"), "email", "made-up-by-a-browser@example.com"));

    private AppleEmulator(Clock clock) {
        this.clock = clock;
        this.team = new AppleTeam(clock);
        this.tokens = new AppleTokens(team, clock);
    }

    /** Starts with the system's clock. */
    public static AppleEmulator start() {
        return start(Clock.systemUTC());
    }

    /** Starts with this clock. */
    public static AppleEmulator start(Clock clock) {
        return new AppleEmulator(clock);
    }

    /** Returns the settings of a connector for this team, by key. */
    public Map<String, String> settings() {
        return Map.of(
                "clientId",
                CLIENT_ID,
                "teamId",
                AppleTeam.TEAM_ID,
                "keyId",
                AppleTeam.KEY_ID,
                "privateKey",
                team.privateKey(),
                "bundleIds",
                BUNDLE_ID);
    }

    /** Returns the text of a .p8 file that Apple does not know. */
    public static String anotherPrivateKey() {
        KeyPair another = AppleTeam.newPair();
        return AppleTeam.pem(another);
    }

    /** Returns the base address of this server. */
    public URI address() {
        return server.address();
    }

    /** Returns the server, to let it fail and to see what it was asked. */
    public EmulatedServer server() {
        return server;
    }

    /** Returns the signing keys, to rotate them or to publish something else. */
    public SigningKeys keys() {
        return tokens.keys;
    }

    /** Returns the hooks that change ID tokens and token answers. */
    public Tampering tampering() {
        return tokens.tampering;
    }

    /** Puts these claims into ID tokens, in place of those that it would have put in; null takes one out. */
    public AppleEmulator idTokenClaims(Map<String, ?> claims) {
        tampering().idTokenClaims(all -> {
            all.putAll(claims);
            all.values().removeIf(value -> value == null);
            return all;
        });
        return this;
    }

    /** Sends this as {@code user} with the first consent. */
    public AppleEmulator user(String json) {
        this.user = json;
        return this;
    }

    /** Lets a demo on this machine be registered, which Apple does not. */
    public AppleEmulator allowLoopback() {
        loopbackAllowed = true;
        return this;
    }

    /** Answers refreshes without an ID token, as some have seen it. */
    public AppleEmulator refreshingWithoutIdToken() {
        tokens.refreshWithoutIdToken();
        return this;
    }

    /**
     * Lets the person sign in and agree.
     *
     * @return the form that the browser posts to the redirect URI, still encoded
     * @throws IllegalStateException if Apple would show an error page instead
     */
    public String approve(URI authorization) {
        Parameters query = checked(authorization);
        List<String> scopes = List.of(query.value("scope").orElse("").split(" "));
        boolean first = tokens.isFirstConsent();
        String code = tokens.codeFor(new Grant(
                query.value("redirect_uri").orElseThrow(),
                scopes.contains("email"),
                query.value("nonce"),
                clock.instant()));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("state", query.value("state").orElseThrow());
        form.put("code", code);
        if (first && (scopes.contains("name") || scopes.contains("email"))) {
            form.put("user", user);
        }
        return encoded(form);
    }

    /** Lets the person cancel, and returns the form that the browser posts. */
    public String cancel(URI authorization) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("state", checked(authorization).value("state").orElseThrow());
        form.put("error", "user_cancelled_authorize");
        return encoded(form);
    }

    /** Returns an ID token as the app gets it from the system. */
    public String nativeIdToken(String bundleId, Optional<String> nonce) {
        return tokens.idToken(bundleId, nonce, true, Optional.empty());
    }

    /** Returns the body of a notification with this in its claim {@code events}: a text or a map. */
    public String notification(Object events) {
        return notification(Map.of("events", events), Map.of());
    }

    /** Returns the body of a notification with these claims, and these members of its header, in place of the usual ones. */
    public String notification(Map<String, ?> claims, Map<String, ?> header) {
        return Answers.write(Map.of("payload", event(claims, header)));
    }

    /** Returns the token of such a notification. */
    public String event(Map<String, ?> claims, Map<String, ?> header) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", ISSUER);
        all.put("aud", BUNDLE_ID);
        all.put("iat", now);
        all.put("exp", now + 86_400);
        all.put("jti", "jti-" + System.nanoTime());
        all.putAll(claims);
        all.values().removeIf(value -> value == null);
        Map<String, Object> head = keys().header();
        head.remove("typ");
        head.putAll(header);
        return keys().sign(Answers.write(head), Answers.write(all));
    }

    /** Tells whether a token of any kind is still good. */
    public boolean isGood(String token) {
        return tokens.isGood(token);
    }

    /** Stops listening; twice is not an error. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "AppleEmulator[" + server + "]";
    }

    private MockResponse answer(IncomingCall call) {
        return switch (call.path()) {
            case TOKEN -> call.method().equals("POST") ? tokens.token(call) : Answers.methodNotAllowed("POST");
            case REVOCATION ->
                call.method().equals("POST") ? tokens.revocation(call) : Answers.methodNotAllowed("POST");
            case JWKS -> new JwksHandler(tokens.keys).answer(call);
            default -> Answers.page(404, "<p>no such path</p>");
        };
    }

    private Parameters checked(URI authorization) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        require(authorization.getPath().equals(AUTHORIZE), "no such page");
        require(!query.hasRepeated(), "a parameter is repeated");
        require(!authorization.getRawQuery().contains("+"), "a plus sign, which is no blank here");
        require(query.all("response_type").equals(List.of("code")), "response_type is not code");
        require(query.all("client_id").equals(List.of(CLIENT_ID)), "invalid_client");
        require(query.value("redirect_uri").filter(this::isRegistrable).isPresent(), "invalid redirect_uri");
        Optional<String> scope = query.value("scope");
        require(
                scope.stream().flatMap(all -> List.of(all.split(" ")).stream()).allMatch(SCOPES::contains),
                "invalid_scope");
        require(
                scope.isEmpty() || query.all("response_mode").equals(List.of("form_post")),
                "response_mode must be form_post when name or email scope is requested");
        return query;
    }

    /** By https, with a domain: neither localhost nor an address of numbers. */
    private boolean isRegistrable(String redirectUri) {
        if (loopbackAllowed && redirectUri.startsWith("http://localhost:")) {
            return true;
        }
        URI address = URI.create(redirectUri);
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && !address.getHost().equals("localhost")
                && !address.getHost().matches("[\\d.]+|\\[.*");
    }

    private static String encoded(Map<String, String> form) {
        StringBuilder text = new StringBuilder();
        form.forEach((name, value) -> text.append(text.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("an error page: " + otherwise);
        }
    }
}
