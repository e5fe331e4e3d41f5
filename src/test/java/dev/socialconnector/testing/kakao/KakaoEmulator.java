package dev.socialconnector.testing.kakao;

import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.testing.Connections;
import dev.socialconnector.testing.EmulatorDispatcher;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.FaultPlan;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.Tampering;
import dev.socialconnector.testing.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockWebServer;

/**
 * Kakao's login servers inside a test: they listen on a loopback port, are as strict as the real ones, and misbehave on
 * request.
 *
 * <p>Ready after {@link #start()}: one {@linkplain #app() app} with the users of {@link KakaoUsers}. Where Kakao's
 * documents leave room, the emulator takes the stricter reading; settings of {@link EmulatedApp} choose the other one.
 * All methods may be called from any thread at any time. Source: Kakao's "Kakao Login, REST API" reference.
 *
 * <pre>{@code
 * try (KakaoEmulator kakao = KakaoEmulator.start()) {
 *     URI callback = kakao.approve(authorizationUri, "jiu");   // as if jiu had clicked through Kakao's pages
 * }
 * }</pre>
 */
public final class KakaoEmulator implements AutoCloseable {

    /** The issuer that real ID tokens name, and the emulated ones too unless told otherwise. */
    public static final String ISSUER = "https://kauth.kakao.com";

    /** The number of the application that all keys of an emulator belong to. */
    public static final long APP_ID = 123_456;

    /** The redirect URI that is registered for the default app. */
    public static final String REDIRECT_URI = "https://id.example.kr/callback/kakao";

    private static final long LARGEST_REQUEST_BODY = 4L << 20;

    private final MockWebServer server = new MockWebServer();
    private final Connections connections = new Connections();
    private final Traffic traffic = new Traffic();
    private final FaultPlan faults = new FaultPlan();
    private final EmulatorState state;
    private final ShortCut shortCut;
    private final EmulatorDispatcher dispatcher;
    private final EmulatedApp app;
    private final Webhooks webhooks;

    KakaoEmulator(KakaoEmulatorBuilder builder) {
        this.state = new EmulatorState(builder.clock, () -> address(server));
        state.unknownClientStatus(builder.unknownClientStatus);
        this.app = new EmulatedApp(
                builder.clientId.orElseGet(() -> state.newHex(16)),
                builder.clientSecret.orElseGet(() -> state.newHex(16)));
        app.redirectUri(REDIRECT_URI).redirectUri(builder.redirectUris.toArray(String[]::new));
        state.putDefault(app);
        this.webhooks = new Webhooks(state);
        builder.users.forEach(state::put);
        AuthorizationFlow flow = new AuthorizationFlow(state);
        this.shortCut = new ShortCut(state, flow);
        this.dispatcher = new EmulatorDispatcher(server, connections, new Routes(state, flow), traffic, faults);
        server.setServerSocketFactory(connections);
        server.setProtocols(builder.protocols);
        server.setBodyLimit(LARGEST_REQUEST_BODY);
        server.setDispatcher(dispatcher);
        state.keys.currentKeyId(); // makes the keys now; inside the first sign-in it would take that one's time
        listen(builder.port);
        state.issuer(builder.issuer.orElseGet(() -> address().toString()));
    }

    /** Starts with the default settings on a free port. */
    public static KakaoEmulator start() {
        return builder().start();
    }

    /** Starts with other settings. */
    public static KakaoEmulatorBuilder builder() {
        return new KakaoEmulatorBuilder();
    }

    /** Returns the root address, such as {@code http://127.0.0.1:40123}, without a slash at the end. */
    public URI address() {
        return state.address();
    }

    /** Returns the address of one path of {@link KakaoPaths}. */
    public URI uri(String path) {
        return address().resolve(path);
    }

    /** Returns what a connector has to be told in order to meet this Kakao instead of the real one. */
    public KakaoEndpoints endpoints() {
        return KakaoEndpoints.at(address()).withIssuer(issuer());
    }

    /** Returns the issuer that ID tokens and discovery name. */
    public String issuer() {
        return state.issuer();
    }

    /** Returns the default app. */
    public EmulatedApp app() {
        return app;
    }

    /** Adds a second REST API key, with random id and secret and nothing registered yet. */
    public EmulatedApp addApp() {
        EmulatedApp added = new EmulatedApp(state.newHex(16), state.newHex(16));
        state.put(added);
        return added;
    }

    /** Returns the primary admin key: it may call everything, and signs unlink notices. */
    public String adminKey() {
        return state.adminKeys.primary();
    }

    /** Adds an admin key that may call only these paths of {@link KakaoPaths}; others refuse it with -3. */
    public String addAdminKey(String... paths) {
        String key = state.newHex(16);
        state.adminKeys.add(key, Set.of(paths));
        return key;
    }

    /** Adds a user, or replaces the one of that name together with its link, consents and tokens. */
    public void put(EmulatedUser user) {
        state.put(user);
    }

    /** Returns a user by name. */
    public EmulatedUser user(String name) {
        return state.existingUser(name);
    }

    /** Tells whether the user is linked to the app by now. */
    public boolean isLinked(String userName) {
        return state.link(userName).linked();
    }

    /** Returns the scopes that the user has agreed to by now. */
    public Set<String> consents(String userName) {
        return state.link(userName).consents();
    }

    /** Withdraws consents, as a user does in the settings of the Kakao Account. */
    public void withdraw(String userName, String... scopes) {
        state.changeLink(userName, link -> link.withdraw(Set.of(scopes)));
    }

    /**
     * Breaks the link, as a user does in the settings of the Kakao Account: consents and tokens end with it. Sends an unlink
     * notice if the {@link #webhooks()} have an address for it, and returns what the host answered.
     */
    public Optional<WebhookReply> unlink(String userName) {
        return unlink(userName, "UNLINK_FROM_APPS");
    }

    /** As {@link #unlink(String)}, for another reason, which the notice tells as {@code referrer_type}. */
    public Optional<WebhookReply> unlink(String userName, String referrerType) {
        state.unlink(userName);
        return webhooks.unlinked(user(userName), referrerType);
    }

    /** Returns the webhooks that the operator has set in the console: none at first. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** Ends all codes and tokens of a user. */
    public void endTokens(String userName) {
        state.endTokens(userName);
    }

    /**
     * Signs the user in at a fresh browser and agrees to everything shown; with {@code prompt=none}, the browser is
     * signed in already and nothing is shown.
     *
     * @return where Kakao redirects the browser to, with a code or an error
     * @throws IllegalStateException if Kakao would show a page instead, with the KOE code in the message
     */
    public URI approve(URI authorizationUri, String userName) {
        return shortCut.approve(authorizationUri, userName);
    }

    /** As {@link #approve(URI, String)}, but agrees only to these of the shown items; required ones must be among them. */
    public URI approve(URI authorizationUri, String userName, Set<String> scopes) {
        return shortCut.approve(authorizationUri, userName, Optional.of(Set.copyOf(scopes)));
    }

    /** Presses "Cancel" on the page: the redirect carries {@code access_denied}. */
    public URI cancel(URI authorizationUri) {
        return shortCut.cancel(authorizationUri);
    }

    /**
     * Goes through the page of {@link KakaoPaths#BROWSER_LOGOUT} and signs out of the service only.
     *
     * @return where Kakao redirects the browser to
     * @throws IllegalStateException if Kakao would show an error instead, with the KOE code in the message
     */
    public URI logOut(URI logoutUri) {
        return shortCut.logOut(logoutUri);
    }

    /** Makes every call of a path fail, until {@link #clearFaults()}; several faults at one path take turns. */
    public void inject(String path, Fault fault) {
        faults.add(path, fault);
    }

    /** Makes the next calls of a path fail. */
    public void inject(String path, int times, Fault fault) {
        faults.add(path, times, fault);
    }

    /** Ends all injected faults; calls that are stalled already stay so until {@link #close()}. */
    public void clearFaults() {
        faults.clear();
        connections.dropNext(0);
    }

    /** Closes the next connections, whatever they are for, before a byte of them is read. */
    public void dropNextConnections(int count) {
        connections.dropNext(count);
    }

    /** Returns the hooks that change tokens and token answers. */
    public Tampering tampering() {
        return state.tampering;
    }

    /** Returns the signing keys, to rotate them or to publish something else. */
    public SigningKeys keys() {
        return state.keys;
    }

    /** Returns the latest 10,000 requests, oldest first; {@link #approve} makes none. */
    public List<RecordedCall> calls() {
        return traffic.calls();
    }

    /** Returns those of the latest 10,000 requests that went to a path, oldest first. */
    public List<RecordedCall> calls(String path) {
        return calls().stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Returns how many requests a path has received, failed ones included. */
    public int count(String path) {
        return traffic.count(path);
    }

    /** Returns how many requests have been received in all. */
    public int count() {
        return traffic.count();
    }

    /** Returns how many connections have been made and not dropped at once. */
    public int connectionCount() {
        return connections.count();
    }

    /** Forgets requests and counts. */
    public void forgetCalls() {
        traffic.clear();
    }

    /** Stops listening and ends every connection and thread; twice is not an error. */
    @Override
    public void close() {
        dispatcher.close();
        server.close();
    }

    @Override
    public String toString() {
        return "KakaoEmulator[" + address() + "]";
    }

    private void listen(int port) {
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port);
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    private static URI address(MockWebServer server) {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }
}
