package dev.socialconnector.testing.naver;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Connections;
import dev.socialconnector.testing.EmulatorDispatcher;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.FaultPlan;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.JwksHandler;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.Tampering;
import dev.socialconnector.testing.Traffic;
import dev.socialconnector.testing.naver.NaverTokens.Grant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/**
 * A Naver inside a test: it listens on a loopback port and has one application and one person. As Naver does, it has two doors, wants the
 * state at the code exchange, tells errors with status 200 and numbers as text, and wraps what it says of a person.
 *
 * <p>All methods may be called from any thread at any time.
 */
public final class NaverEmulator implements AutoCloseable {
    /** The client id of the one application. */
    public static final String CLIENT_ID = "AbCdEfGhIjKlMnOpQrSt";

    /** Its secret. */
    public static final String CLIENT_SECRET = "SeCrEtOfTests";

    /** The id of the one person, unless a test changes it. */
    public static final String SUBJECT = "32742776_Xq9-eYcWHLOQ4yXGCI5yKU2L8t8Oo0MXJQR6BcA3FZCWgbw=";

    private final MockWebServer server = new MockWebServer();
    private final Connections connections = new Connections();
    private final Traffic traffic = new Traffic();
    private final FaultPlan faults = new FaultPlan();
    private final EmulatorDispatcher dispatcher =
            new EmulatorDispatcher(server, connections, this::answer, traffic, faults);
    private final NaverTokens tokens;
    private volatile Map<String, Object> person = new LinkedHashMap<>();

    private NaverEmulator(Clock clock) {
        server.setServerSocketFactory(connections);
        server.setDispatcher(dispatcher);
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException("cannot listen", e);
        }
        this.tokens = new NaverTokens(() -> base().toString(), () -> String.valueOf(person.get("id")), clock);
        tokens.keys.currentKeyId(); // makes the keys now; inside the first sign-in it would take that one's time
        person(Map.of());
    }

    /** Starts. */
    public static NaverEmulator start() {
        return start(Clock.systemUTC());
    }

    /** Starts with this clock. */
    public static NaverEmulator start(Clock clock) {
        return new NaverEmulator(clock);
    }

    /** Returns the address under which all of it is, and which is its issuer. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Answers these members about the person, in place of the usual ones. */
    public NaverEmulator person(Map<String, ?> members) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", SUBJECT);
        all.put("nickname", "오늘이 좋은 사람");
        all.put("name", "홍길동");
        all.put("email", "gildong@naver.com");
        all.putAll(members);
        this.person = all;
        return this;
    }

    /** Refuses refreshes at the newer door from now on, as its discovery document says. */
    public NaverEmulator refreshOnlyAtTheOlderDoor() {
        tokens.refreshOnlyAtTheOlderDoor();
        return this;
    }

    /** Returns the hooks that change ID tokens and token answers. */
    public Tampering tampering() {
        return tokens.tampering;
    }

    /** Returns the signing keys. */
    public SigningKeys keys() {
        return tokens.keys;
    }

    /** Returns a writer of unlink notices of its application. */
    public NaverNotices notices() {
        return new NaverNotices(CLIENT_ID, CLIENT_SECRET);
    }

    /**
     * Lets the person sign in and agree, at the door that the address leads to.
     *
     * @return the raw query that the browser brings back
     * @throws IllegalStateException if Naver would show an error page instead
     */
    public String approve(URI authorization) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        boolean openIdConnect = authorization.getPath().equals("/oauth2/authorize");
        require(openIdConnect || authorization.getPath().equals("/oauth2.0/authorize"), "there is no such page");
        require(!query.hasRepeated(), "a parameter is repeated");
        require(query.all("client_id").equals(List.of(CLIENT_ID)), "the client is not known");
        require(query.value("redirect_uri").isPresent(), "there is no redirect_uri");
        boolean asksForIdToken =
                List.of(query.value("scope").orElse("").split(" ", -1)).contains("openid");
        require(asksForIdToken == openIdConnect, "the scope belongs to the other door");
        String state = query.value("state").orElseThrow();
        String code =
                tokens.codeFor(new Grant(openIdConnect, state, query.value("nonce"), query.value("code_challenge")));
        return "code=" + code + "&state=" + state;
    }

    /** Tells whether a token of either kind is still good. */
    public boolean isGood(String token) {
        return tokens.isAccessToken(token) || tokens.isRefreshToken(token);
    }

    /** Makes every call of a path fail. */
    public void inject(String path, Fault fault) {
        faults.add(path, fault);
    }

    /** Ends all injected faults. */
    public void clearFaults() {
        faults.clear();
    }

    /** Returns the latest requests, oldest first. */
    public List<RecordedCall> calls() {
        return traffic.calls();
    }

    /** Returns the latest requests to a path, oldest first. */
    public List<RecordedCall> calls(String path) {
        return calls().stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Forgets requests. */
    public void forgetCalls() {
        traffic.clear();
    }

    /** Stops listening; twice is not an error. */
    @Override
    public void close() {
        dispatcher.close();
        server.close();
    }

    @Override
    public String toString() {
        return "NaverEmulator[" + base() + "]";
    }

    private MockResponse answer(IncomingCall call) {
        return switch (call.path()) {
            case NaverPaths.TOKEN -> posted(call) ? tokens.token(call, true) : Answers.methodNotAllowed("POST");
            case NaverPaths.CLASSIC_TOKEN ->
                posted(call) ? tokens.token(call, false) : Answers.methodNotAllowed("POST");
            case NaverPaths.REVOKE -> posted(call) ? tokens.revoked(call) : Answers.methodNotAllowed("POST");
            case NaverPaths.JWKS -> new JwksHandler(tokens.keys).answer(call);
            case NaverPaths.PROFILE -> authorized(call, person);
            case NaverPaths.VERIFY ->
                authorized(
                        call,
                        Map.of(
                                "token", "echoed-token",
                                "expire_date", "2026-06-01 13:00:00",
                                "allowed_profile", "profile/name,profile/email"));
            case NaverPaths.AGREEMENT -> agreement(call);
            default -> Answers.page(404, "<p>no such path</p>");
        };
    }

    private static boolean posted(IncomingCall call) {
        return call.method().equals("POST") && call.rawQuery().isEmpty();
    }

    private MockResponse authorized(IncomingCall call, Map<String, ?> response) {
        return isAuthorized(call)
                ? Answers.json(200, Map.of("resultcode", "00", "message", "success", "response", response))
                : Answers.json(401, Map.of("resultcode", "024", "message", "Authentication failed"));
    }

    private MockResponse agreement(IncomingCall call) {
        return isAuthorized(call)
                ? Answers.json(
                        200,
                        Map.of(
                                "result",
                                "success",
                                "accessToken",
                                "echoed-token",
                                "agreementInfos",
                                List.of(Map.of(
                                        "termCode", "terms-of-service",
                                        "clientId", CLIENT_ID,
                                        "agreeDate", "03:04:05.678 PM 05/31/2026"))))
                : Answers.json(401, Map.of("errorMessage", "Authentication failed", "errorCode", "024"));
    }

    private boolean isAuthorized(IncomingCall call) {
        return call.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()))
                .filter(tokens::isAccessToken)
                .isPresent();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("an error page: " + otherwise);
        }
    }
}
