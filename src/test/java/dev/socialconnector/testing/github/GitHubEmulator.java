package dev.socialconnector.testing.github;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Connections;
import dev.socialconnector.testing.EmulatorDispatcher;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.FaultPlan;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.Traffic;
import dev.socialconnector.testing.github.GitHubTokens.Grant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;

/**
 * A GitHub inside a test: it listens on a loopback port and has one application and one person. As GitHub does, it refuses calls without
 * {@code User-Agent}, tells errors of the token endpoint with status 200, writes scopes with commas, and names itself in the callback.
 *
 * <p>All methods may be called from any thread at any time.
 */
public final class GitHubEmulator implements AutoCloseable {
    /** The id of the one application. */
    public static final String CLIENT_ID = "Ov23liEmulatedClient";

    /** Its secret. */
    public static final String CLIENT_SECRET = "a-secret-of-the-emulated-application";

    /** The number of the one person. */
    public static final long USER_ID = 9_007_199_254_740_993L;

    private static final int PAGE = 30;

    private final MockWebServer server = new MockWebServer();
    private final Connections connections = new Connections();
    private final Traffic traffic = new Traffic();
    private final FaultPlan faults = new FaultPlan();
    private final EmulatorDispatcher dispatcher =
            new EmulatorDispatcher(server, connections, this::answer, traffic, faults);
    private final GitHubTokens tokens = new GitHubTokens();
    private volatile Map<String, Object> user = new LinkedHashMap<>();
    private volatile List<Map<String, Object>> emails = List.of();

    private GitHubEmulator() {
        server.setServerSocketFactory(connections);
        server.setDispatcher(dispatcher);
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException("cannot listen", e);
        }
        user(Map.of());
        emails(email("octo@example.com", true, true), email("old@example.com", false, true));
    }

    /** Starts. */
    public static GitHubEmulator start() {
        return new GitHubEmulator();
    }

    /** Returns the address of its pages; its API is below {@code /api/v3} there. */
    public URI site() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Returns the address of its API. */
    public URI api() {
        return URI.create(site() + "/api/v3");
    }

    /** Answers these members at {@code /user}, in place of the usual ones. */
    public GitHubEmulator user(Map<String, ?> members) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("login", "octo-the-cat");
        all.put("id", USER_ID);
        all.put("node_id", "MDQ6VXNlcjE=");
        all.put("avatar_url", "https://avatars.githubusercontent.com/u/1?v=4");
        all.put("name", "Octavia Katz");
        all.put("email", null);
        all.put("created_at", "2011-01-25T18:44:36Z");
        all.putAll(members);
        this.user = all;
        return this;
    }

    /** Answers these entries at {@code /user/emails}, 30 or as many as asked for at a time. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing but a copy is made of them
    public final GitHubEmulator emails(Map<String, Object>... entries) {
        this.emails = List.of(entries);
        return this;
    }

    /** Makes an entry of the list of addresses. */
    public static Map<String, Object> email(String address, boolean primary, boolean verified) {
        return Map.of("email", address, "primary", primary, "verified", verified, "visibility", "private");
    }

    /** Lets the application be a GitHub App from now on: no scopes, and tokens that end and can be refreshed. */
    public GitHubEmulator asGitHubApp() {
        tokens.becomeGitHubApp();
        return this;
    }

    /**
     * Lets the person sign in and agree.
     *
     * @return the raw query that the browser brings back, with {@code iss}
     * @throws IllegalStateException if GitHub would show an error page instead
     */
    public String approve(URI authorization) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        if (query.hasRepeated() || !query.all("client_id").equals(List.of(CLIENT_ID))) {
            throw new IllegalStateException("an error page: a parameter is repeated, or the client is not known");
        }
        String code = tokens.codeFor(new Grant(
                query.value("redirect_uri").orElseThrow(),
                query.value("scope").map(text -> List.of(text.split(" "))).orElse(List.of()),
                query.value("code_challenge")));
        return "code=" + code + "&state=" + query.value("state").orElseThrow() + "&iss="
                + URLEncoder.encode(site() + "/login/oauth", StandardCharsets.UTF_8);
    }

    /** Tells whether an access token is still good. */
    public boolean isGood(String accessToken) {
        return tokens.grantOf(accessToken).isPresent();
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

    /** Stops listening; twice is not an error. */
    @Override
    public void close() {
        dispatcher.close();
        server.close();
    }

    @Override
    public String toString() {
        return "GitHubEmulator[" + site() + "]";
    }

    static MockResponse message(int status, String text) {
        return Answers.json(
                status,
                Map.of("message", text, "documentation_url", "https://docs.github.com/rest", "status", "" + status));
    }

    private MockResponse answer(IncomingCall call) {
        if (call.header("User-Agent").filter(name -> !name.isBlank()).isEmpty()) {
            return Answers.page(403, "Request forbidden by administrative rules. Give a User-Agent header.");
        }
        return switch (call.path()) {
            case GitHubPaths.TOKEN ->
                call.method().equals("POST") ? tokens.token(call) : Answers.methodNotAllowed("POST");
            case GitHubPaths.USER -> of(call).isPresent() ? Answers.json(200, user) : message(401, "Bad credentials");
            case GitHubPaths.EMAILS -> emails(call);
            case GitHubPaths.APPLICATION_TOKEN, GitHubPaths.APPLICATION_GRANT ->
                new GitHubApplication(tokens, () -> user).answer(call);
            default -> message(404, "Not Found");
        };
    }

    private MockResponse emails(IncomingCall call) {
        Optional<Grant> grant = of(call);
        if (grant.isEmpty()) {
            return message(401, "Bad credentials");
        }
        if (grant.get().scopes().stream().noneMatch(List.of("user:email", "user")::contains)) {
            return message(404, "Not Found");
        }
        HttpUrl url = HttpUrl.get(site() + "/?" + call.rawQuery());
        String asked = url.queryParameter("per_page");
        int size = asked == null ? PAGE : Math.min(100, Integer.parseInt(asked));
        return Answers.json(200, emails.stream().limit(size).toList());
    }

    private Optional<Grant> of(IncomingCall call) {
        return call.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> tokens.grantOf(header.substring("Bearer ".length())));
    }
}
