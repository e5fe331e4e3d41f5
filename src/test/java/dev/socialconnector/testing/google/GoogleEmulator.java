package dev.socialconnector.testing.google;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.EmulatedServer;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.JwksHandler;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.Tampering;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;

/**
 * Google inside a test: it has one client, whoever comes to its page agrees, and it is as strict as Google is. A page that Google would
 * show instead of sending the browser back is an {@link IllegalStateException}.
 */
public final class GoogleEmulator implements AutoCloseable {
    public static final String CLIENT_ID = "1234567890-web.apps.googleusercontent.com";
    public static final String CLIENT_SECRET = "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t";

    public static final String TOKEN = "/token";
    public static final String REVOKE = "/revoke";
    public static final String USER_INFO = "/v1/userinfo";
    public static final String KEYS = "/oauth2/v3/certs";

    private static final Set<String> PROMPTS = Set.of("none", "consent", "select_account");

    private final Clock clock;
    private final SigningKeys keys = new SigningKeys();
    private final Tampering tampering = new Tampering();
    private final EmulatedServer server = new EmulatedServer(this::answer);
    private final GoogleGrants grants;

    private GoogleEmulator(Clock clock) {
        this.clock = clock;
        this.grants = new GoogleGrants(address().toString(), clock);
        keys.currentKeyId(); // makes the keys now, and not within the first sign-in
    }

    /** Starts with the system's clock. */
    public static GoogleEmulator start() {
        return start(Clock.systemUTC());
    }

    /** Starts with this clock. */
    public static GoogleEmulator start(Clock clock) {
        return new GoogleEmulator(clock);
    }

    /** Returns the base address, which is the issuer too. */
    public URI address() {
        return server.address();
    }

    /** Returns the server, for its traffic and its faults. */
    public EmulatedServer server() {
        return server;
    }

    /** Returns the hooks that change ID tokens and token answers. */
    public Tampering tampering() {
        return tampering;
    }

    /** Returns the signing keys. */
    public SigningKeys keys() {
        return keys;
    }

    /** Lets a person sign in and agree; returns the raw query that the browser brings back. */
    public String approve(URI authorization, GooglePerson person) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        require(!query.hasRepeated(), "a parameter is repeated");
        require(authorization.getPath().equals("/o/oauth2/v2/auth"), "404");
        require(query.all("client_id").equals(List.of(CLIENT_ID)), "invalid_client");
        require(query.all("response_type").equals(List.of("code")), "unsupported_response_type");
        require(query.all("code_challenge_method").equals(List.of("S256")), "invalid_request");
        String prompt = query.value("prompt").orElse("");
        require(prompt.isEmpty() || PROMPTS.containsAll(List.of(prompt.split(" "))), "prompt " + prompt);
        String code = grants.codeFor(person, query);
        return "state=" + encode(query.value("state").orElseThrow()) + "&code=" + encode(code) + "&scope="
                + encode(query.value("scope").orElse("")) + "&authuser=0&prompt=consent&iss="
                + encode(address().toString());
    }

    /** Ends the sign-in with this error. */
    public String refuse(URI authorization, String error) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        return "error=" + error + "&state=" + encode(query.value("state").orElseThrow());
    }

    /** Gives an app an ID token, as Google's SDKs do. */
    public String idTokenForApp(GooglePerson person, Map<String, Object> claims) {
        return tampering.sign(grants.claims(person, claims), keys);
    }

    /** Signs a security event about anything, with these claims in place of the usual ones; an empty text leaves one out. */
    public String securityEvent(Map<String, ?> events, Map<String, ?> claims) {
        return securityEvent("secevent+jwt", events, claims);
    }

    /** Signs one with this type in its header; an empty text leaves it out. */
    public String securityEvent(String type, Map<String, ?> events, Map<String, ?> claims) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", address() + "/");
        all.put("aud", CLIENT_ID);
        all.put("iat", clock.instant().getEpochSecond());
        all.put("jti", "event-" + grants.newSecret());
        all.put("events", events);
        all.putAll(claims);
        all.values().removeIf(value -> value.equals(""));
        Map<String, Object> header = new LinkedHashMap<>(keys.header());
        header.put("typ", type);
        header.values().removeIf(value -> value.equals(""));
        return keys.sign(Answers.write(header), Answers.write(all));
    }

    /** Tells whether a token of any kind is still good. */
    public boolean isGood(String token) {
        return grants.isGood(token);
    }

    /** Ends an access token, as time does. */
    public void expire(String accessToken) {
        grants.expire(accessToken);
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse answer(IncomingCall call) {
        return switch (call.path()) {
            case TOKEN -> token(call);
            case REVOKE -> revoke(call);
            case USER_INFO -> userInfo(call);
            case KEYS -> new JwksHandler(keys).answer(call);
            default -> Answers.page(404, "<p>Error 404 (Not Found)</p>");
        };
    }

    private MockResponse token(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        boolean isClient = form.all("client_id").equals(List.of(CLIENT_ID))
                && form.all("client_secret").equals(List.of(CLIENT_SECRET));
        if (!isClient) {
            return error(401, "invalid_client");
        }
        Optional<Map<String, Object>> answer =
                switch (form.value("grant_type").orElse("")) {
                    case "authorization_code" -> grants.exchange(form, this::sign);
                    case "refresh_token" -> grants.refresh(form, this::sign);
                    default -> Optional.of(Map.of("error", "unsupported_grant_type"));
                };
        if (answer.isEmpty()) {
            return error(400, "invalid_grant");
        }
        return answer.get().containsKey("error")
                ? Answers.json(400, answer.get())
                : Answers.jsonText(200, tampering.write(answer.get()));
    }

    private String sign(Map<String, Object> claims) {
        return tampering.sign(claims, keys);
    }

    private MockResponse revoke(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        boolean isKnown = call.method().equals("POST")
                && form.value("token").filter(grants::revoke).isPresent();
        return isKnown ? Answers.json(200, Map.of()) : error(400, "invalid_token");
    }

    private MockResponse userInfo(IncomingCall call) {
        Optional<Map<String, Object>> claims = call.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> grants.userInfo(header.substring("Bearer ".length())));
        return claims.map(all -> Answers.json(200, all))
                .orElseGet(() -> Answers.json(
                        401, Map.of("error", "invalid_request", "error_description", "Invalid Credentials")));
    }

    private static MockResponse error(int status, String word) {
        return Answers.json(status, Map.of("error", word, "error_description", "Bad Request"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("Google's own page: " + otherwise);
        }
    }
}
