package dev.socialconnector.testing.microsoft;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.EmulatedServer;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.JwksHandler;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.Tampering;
import dev.socialconnector.testing.microsoft.MicrosoftTokens.Grant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;

/**
 * Microsoft's identity platform and its Graph inside a test, on one loopback port: one application, registered for all accounts, and one
 * person, whose tenant a test chooses. Tokens have the issuer of that tenant, under whatever name the platform was asked.
 *
 * <p>All methods may be called from any thread at any time.
 */
public final class MicrosoftEmulator implements AutoCloseable {
    public static final String CLIENT_ID = "6731de76-14a6-49ae-97bc-6eba6914391e";
    public static final String CLIENT_SECRET = "JqQX2-PNo9bpM0uEihUPzyrh~2";
    /** A tenant of a company. */
    public static final String CONTOSO = "b9419818-09af-49c2-b0c3-653adc1f376e";
    /** The tenant of all personal accounts. */
    public static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

    public static final String OBJECT_ID = "90c10987-3d54-4ba1-bc62-6b3d1e3bcb77";
    public static final String SUB = "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ";
    public static final String EMAIL = "janedoe@example.com";
    public static final String USER_INFO = "/oidc/userinfo";

    private static final Pattern PAGE = Pattern.compile("/([a-z0-9-]+)/(oauth2/v2\\.0/\\w+|discovery/v2\\.0/keys)");

    private final Clock clock;
    private final MicrosoftTokens tokens;
    private final EmulatedServer server = new EmulatedServer(this::answer);
    private volatile String tenantId = CONTOSO;
    private volatile Map<String, Object> userInfo = Map.of();

    private MicrosoftEmulator(Clock clock) {
        this.clock = clock;
        this.tokens = new MicrosoftTokens(clock);
    }

    /** Starts with the system's clock. */
    public static MicrosoftEmulator start() {
        return start(Clock.systemUTC());
    }

    /** Starts with this clock. */
    public static MicrosoftEmulator start(Clock clock) {
        return new MicrosoftEmulator(clock);
    }

    /** Returns the path of the token endpoint under this name of a tenant. */
    public static String token(String tenant) {
        return "/" + tenant + "/oauth2/v2.0/token";
    }

    /** Returns the path of the key set under this name of a tenant. */
    public static String keySet(String tenant) {
        return "/" + tenant + "/discovery/v2.0/keys";
    }

    /** Returns an answer of the token endpoint that refuses with this word and this number. */
    public static String error(String word, int number) {
        return MicrosoftTokens.errorText(word, number);
    }

    /** Moves the person to this tenant. */
    public MicrosoftEmulator personOf(String tenant) {
        this.tenantId = tenant;
        return this;
    }

    /** Answers these claims at the UserInfo endpoint, in place of the usual ones. */
    public MicrosoftEmulator userInfo(Map<String, Object> claims) {
        this.userInfo = Map.copyOf(claims);
        return this;
    }

    /** Puts these claims into ID tokens, in place of those that it would have put in; null takes one out. */
    public MicrosoftEmulator idTokenClaims(Map<String, ?> claims) {
        tampering().idTokenClaims(all -> {
            all.putAll(claims);
            all.values().removeIf(value -> value == null);
            return all;
        });
        return this;
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

    /**
     * Lets the person sign in and agree.
     *
     * @return the raw query that the browser brings back
     * @throws IllegalStateException if Microsoft would show an error page instead
     */
    public String approve(URI authorization) {
        Parameters query = checked(authorization);
        String code = tokens.codeFor(new Grant(
                tenantId,
                query.value("redirect_uri").orElseThrow(),
                List.of(query.value("scope").orElseThrow().split(" ")),
                query.value("nonce"),
                query.value("code_challenge").orElseThrow(),
                clock.instant()));
        return "code=" + code + "&state=" + query.value("state").orElseThrow() + "&session_state=abc";
    }

    /** Ends the sign-in with this word and this number, and returns the raw query that the browser brings back. */
    public String refuse(URI authorization, String word, int number) {
        String description = "AADSTS" + number + ": A text that names janedoe@example.com.\r\nTrace ID: 255d1aef";
        return "error=" + word + "&error_description=" + URLEncoder.encode(description, StandardCharsets.UTF_8)
                + "&state=" + checked(authorization).value("state").orElseThrow();
    }

    /** Stops listening; twice is not an error. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "MicrosoftEmulator[" + server + "]";
    }

    private MockResponse answer(IncomingCall call) {
        if (call.path().equals(USER_INFO)) {
            return userInfo(call);
        }
        Matcher page = PAGE.matcher(call.path());
        if (!page.matches()) {
            return Answers.page(404, "<p>no such path</p>");
        }
        return switch (page.group(2)) {
            case "oauth2/v2.0/token" ->
                isTenant(page.group(1)) ? tokens.token(call) : MicrosoftTokens.error(400, "invalid_request", 90002);
            case "discovery/v2.0/keys" -> new JwksHandler(tokens.keys).answer(call);
            default -> Answers.page(404, "<p>no such path</p>");
        };
    }

    private MockResponse userInfo(IncomingCall call) {
        boolean known = call.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .filter(header -> tokens.isAccessToken(header.substring("Bearer ".length())))
                .isPresent();
        if (!known) {
            return Answers.json(401, Map.of("error", Map.of("code", "InvalidAuthenticationToken")));
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", SUB);
        claims.put("name", "Jane Doe");
        claims.put("given_name", "Jane");
        claims.put("family_name", "Doe");
        claims.put("picture", "https://graph.microsoft.com/v1.0/me/photo/$value");
        claims.put("email", EMAIL);
        claims.putAll(userInfo);
        return Answers.json(200, claims);
    }

    private static Parameters checked(URI authorization) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        Matcher page = PAGE.matcher(authorization.getPath());
        require(page.matches() && page.group(2).equals("oauth2/v2.0/authorize"), "no such page");
        require(isTenant(page.group(1)), "AADSTS90002");
        require(!query.hasRepeated(), "a parameter is repeated");
        require(query.all("response_type").equals(List.of("code")), "AADSTS70005");
        require(query.all("client_id").equals(List.of(CLIENT_ID)), "AADSTS700016");
        require(query.all("code_challenge_method").equals(List.of("S256")), "no code challenge");
        require(List.of(query.value("scope").orElse("").split(" ")).contains("openid"), "AADSTS70011");
        return query;
    }

    private static boolean isTenant(String name) {
        return List.of("common", "organizations", "consumers", CONTOSO, PERSONAL)
                .contains(name);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("an error page: " + otherwise);
        }
    }
}
