package dev.socialconnector.testing.line;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.EmulatedServer;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.line.LineTokens.Grant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;

/**
 * LINE inside a test: it has one channel, whoever comes to its page agrees, and it is as strict as LINE is. A page that LINE would show
 * instead of sending the browser back is an {@link IllegalStateException}.
 */
public final class LineEmulator implements AutoCloseable {
    public static final String CHANNEL_ID = "1234567890";
    public static final String CHANNEL_SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    public static final String TOKEN = "/oauth2/v2.1/token";
    public static final String VERIFY = "/oauth2/v2.1/verify";
    public static final String REVOKE = "/oauth2/v2.1/revoke";
    public static final String USER_INFO = "/oauth2/v2.1/userinfo";
    public static final String KEYS = "/oauth2/v2.1/certs";
    public static final String PROFILE = "/v2/profile";
    public static final String FRIENDSHIP = "/friendship/v1/status";
    public static final String DEAUTHORIZE = "/user/v1/deauthorize";
    public static final String CHANNEL_TOKEN = "/oauth2/v3/token";

    private static final Set<String> PROMPTS = Set.of("consent", "none", "login");

    private final Clock clock;
    private final LineSignatures signatures = new LineSignatures();
    private final LineTokens tokens;
    private final EmulatedServer server = new EmulatedServer(this::answer);
    private volatile UnaryOperator<Map<String, Object>> claims = UnaryOperator.identity();
    private volatile UnaryOperator<String> idToken = UnaryOperator.identity();
    private volatile UnaryOperator<Map<String, Object>> tokenAnswer = UnaryOperator.identity();
    private volatile String channelOfTokens = CHANNEL_ID;

    private LineEmulator(Clock clock) {
        this.clock = clock;
        this.tokens = new LineTokens(clock, this::webIdToken);
    }

    /** Starts with the system's clock. */
    public static LineEmulator start() {
        return start(Clock.systemUTC());
    }

    /** Starts with this clock. */
    public static LineEmulator start(Clock clock) {
        return new LineEmulator(clock);
    }

    /** Returns the base address, which is the issuer too. */
    public URI address() {
        return server.address();
    }

    /** Returns the server, for its traffic and its faults. */
    public EmulatedServer server() {
        return server;
    }

    /** Changes the claims of ID tokens before they are signed. */
    public void changeClaims(UnaryOperator<Map<String, Object>> change) {
        this.claims = change;
    }

    /** Replaces the web's ID tokens. */
    public void replaceIdToken(UnaryOperator<String> replacement) {
        this.idToken = replacement;
    }

    /** Changes the token endpoint's answers of success. */
    public void changeTokenAnswer(UnaryOperator<Map<String, Object>> change) {
        this.tokenAnswer = change;
    }

    /** Says of access tokens that they are this channel's. */
    public void sayTokensAreOf(String channel) {
        this.channelOfTokens = channel;
    }

    /** Lets a person sign in and agree; returns the raw query that the browser brings back. */
    public String approve(URI authorization, LinePerson person) {
        Parameters query = checked(authorization);
        String code = tokens.codeFor(new Grant(
                person,
                query.value("redirect_uri").orElseThrow(),
                Set.of(query.value("scope").orElse("").split(" ")),
                query.value("nonce"),
                query.value("code_challenge"),
                query.value("max_age"),
                clock.instant()));
        String friendship = query.value("bot_prompt").isPresent() ? "&friendship_status_changed=true" : "";
        return "code=" + code + "&state=" + state(query) + friendship;
    }

    /** Auto login fails: the browser comes back with another code and a state that nobody here has sent. */
    public String failAutoLogin(URI authorization) {
        checked(authorization);
        return "code=uselessCode&state=stateOfTheApp";
    }

    /** Ends the sign-in with this error, which LINE documents in upper case. */
    public String refuse(URI authorization, String error) {
        return "error=" + error + "&error_description=Made+up&state=" + state(checked(authorization));
    }

    /** Gives an app or a LIFF app an ID token. */
    public String idTokenForApp(LinePerson person, Map<String, Object> further) {
        return signatures.byKey(claims(person, true, further));
    }

    /** Signs with the channel secret as the web's tokens are. */
    public String idTokenBySecret(LinePerson person, Map<String, Object> further) {
        return LineSignatures.bySecret(claims(person, true, further), CHANNEL_SECRET);
    }

    /** Gives an app an access token. */
    public String accessTokenForApp(LinePerson person) {
        return tokens.accessTokenFor(person);
    }

    /** Tells whether a token of any kind is still good. */
    public boolean isGood(String token) {
        return tokens.isGood(token);
    }

    /** Ends an access token, as time does. */
    public void expire(String accessToken) {
        tokens.expire(accessToken);
    }

    /** The person ends the link in LINE's app. */
    public void unlinkInApp(LinePerson person) {
        tokens.endAll(person);
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse answer(IncomingCall call) {
        return switch (call.path()) {
            case TOKEN -> token(call);
            case VERIFY -> tokens.verification(call, channelOfTokens);
            case REVOKE -> tokens.revocation(call);
            case CHANNEL_TOKEN -> tokens.channelToken(call);
            case DEAUTHORIZE -> tokens.deauthorization(call);
            case KEYS -> Answers.jsonText(200, signatures.keySet());
            case USER_INFO -> read(call, "openid", LineEmulator::userInfo);
            case PROFILE -> read(call, "profile", LineEmulator::profile);
            case FRIENDSHIP ->
                read(
                        call,
                        "profile",
                        grant -> Map.of("friendFlag", grant.person().friend()));
            default -> Answers.json(404, Map.of("message", "Not found"));
        };
    }

    private MockResponse token(IncomingCall call) {
        Optional<Map<String, Object>> answer = tokens.token(call);
        if (answer.isEmpty()) {
            return Answers.json(400, Map.of("error", "invalid_client", "error_description", "client_id mismatch"));
        }
        return answer.get().containsKey("error")
                ? Answers.json(400, answer.get())
                : Answers.json(200, tokenAnswer.apply(answer.get()));
    }

    private MockResponse read(IncomingCall call, String scope, Function<Grant, Map<String, Object>> answer) {
        Optional<Grant> grant = tokens.grantOf(call);
        if (grant.isEmpty()) {
            return Answers.json(401, Map.of("message", "The access token expired"));
        }
        return grant.get().scopes().contains(scope)
                ? Answers.json(200, answer.apply(grant.get()))
                : Answers.json(403, Map.of("message", "The scope is insufficient"));
    }

    private String webIdToken(Grant grant) {
        Map<String, Object> further = new LinkedHashMap<>();
        grant.nonce().ifPresent(nonce -> further.put("nonce", nonce));
        grant.maxAge().ifPresent(age -> further.put("auth_time", clock.instant().getEpochSecond()));
        LinePerson person = grant.person();
        LinePerson seen = grant.scopes().contains("profile")
                ? person
                : new LinePerson(person.subject(), "", Optional.empty(), person.email(), person.friend());
        boolean withEmail = grant.scopes().contains("email");
        return idToken.apply(LineSignatures.bySecret(claims(seen, withEmail, further), CHANNEL_SECRET));
    }

    private Map<String, Object> claims(LinePerson person, boolean withEmail, Map<String, Object> further) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("iss", address().toString());
        all.put("sub", person.subject());
        all.put("aud", CHANNEL_ID);
        all.put("exp", now + 3600);
        all.put("iat", now);
        all.put("amr", List.of("linesso"));
        if (!person.name().isEmpty()) {
            all.put("name", person.name());
        }
        person.picture().ifPresent(picture -> all.put("picture", picture));
        person.email().filter(email -> withEmail).ifPresent(email -> all.put("email", email));
        all.putAll(further);
        return claims.apply(all);
    }

    private static Map<String, Object> userInfo(Grant grant) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", grant.person().subject());
        if (grant.scopes().contains("profile")) {
            claims.put("name", grant.person().name());
            grant.person().picture().ifPresent(picture -> claims.put("picture", picture));
        }
        return claims;
    }

    private static Map<String, Object> profile(Grant grant) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("userId", grant.person().subject());
        profile.put("displayName", grant.person().name());
        grant.person().picture().ifPresent(picture -> profile.put("pictureUrl", picture));
        profile.put("statusMessage", "Hello");
        return profile;
    }

    private static Parameters checked(URI authorization) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        require(!query.hasRepeated(), "a parameter is repeated");
        require(authorization.getPath().equals("/oauth2/v2.1/authorize"), "404");
        require(query.all("client_id").equals(List.of(CHANNEL_ID)), "invalid client_id");
        require(query.all("response_type").equals(List.of("code")), "response_type");
        require(
                query.value("state")
                        .filter(state -> state.matches("[A-Za-z0-9._~-]+"))
                        .isPresent(),
                "state");
        String scope = query.value("scope").orElse("");
        require(scope.contains("openid") || scope.contains("profile"), "scope");
        require(query.value("code_challenge_method").orElse("S256").equals("S256"), "code_challenge_method");
        String prompt = query.value("prompt").orElse("");
        require(prompt.isEmpty() || PROMPTS.contains(prompt), "prompt");
        return query;
    }

    private static String state(Parameters query) {
        return URLEncoder.encode(query.value("state").orElseThrow(), StandardCharsets.UTF_8);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("LINE's own page: " + otherwise);
        }
    }
}
