package dev.socialconnector.testing.openid;

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
import dev.socialconnector.testing.openid.OpenIdTokens.Grant;
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
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * An OpenID Connect provider inside a test: it listens on a loopback port, has one client and one person, is as strict as the
 * specifications are, and publishes about itself what a test wants it to.
 *
 * <p>All methods may be called from any thread at any time.
 */
public final class OpenIdProvider implements AutoCloseable {
    /** The one person. */
    public static final String SUBJECT = "248289761001";

    /** Reading the trusted certificates takes a while, so all clients come from this one. */
    private static final OkHttpClient HTTP = new OkHttpClient();

    private final MockWebServer server = new MockWebServer();
    private final Connections connections = new Connections();
    private final Traffic traffic = new Traffic();
    private final FaultPlan faults = new FaultPlan();
    private final EmulatorDispatcher dispatcher =
            new EmulatorDispatcher(server, connections, this::answer, traffic, faults);
    private final OpenIdProviderBuilder settings;
    private final String issuer;
    private final OpenIdDocument document;
    private final OpenIdTokens tokens;
    private volatile Map<String, Object> userInfo = new LinkedHashMap<>();

    OpenIdProvider(OpenIdProviderBuilder builder) {
        this.settings = builder;
        server.setServerSocketFactory(connections);
        server.setDispatcher(dispatcher);
        listen();
        String site = builder.site.orElseGet(() -> "http://127.0.0.1:" + server.getPort());
        this.issuer = site + builder.issuerPath;
        this.document = new OpenIdDocument(issuer, site);
        OpenIdClient client =
                new OpenIdClient(builder.clientId, builder.clientSecret, new ClientAssertions(builder), document);
        this.tokens = new OpenIdTokens(issuer, client, builder.clock);
        tokens.keys.currentKeyId(); // makes the keys now; inside the first sign-in it would take that one's time
        userInfo(Map.of("name", "Jane Doe", "email", "janedoe@example.com", "email_verified", true));
    }

    /** Starts with the default settings. */
    public static OpenIdProvider start() {
        return builder().start();
    }

    /** Starts with other settings. */
    public static OpenIdProviderBuilder builder() {
        return new OpenIdProviderBuilder();
    }

    /** Returns the issuer, to the letter. */
    public String issuer() {
        return issuer;
    }

    /** Returns the id of its client. */
    public String clientId() {
        return settings.clientId;
    }

    /** Returns the secret of its client; blank if that has none. */
    public String clientSecret() {
        return settings.clientSecret.orElse("");
    }

    /** Returns the path of the discovery document. */
    public String discoveryPath() {
        return settings.issuerPath.replaceFirst("/$", "") + "/.well-known/openid-configuration";
    }

    /** Returns a new client that finds this provider at any address, by https too. Its calls tell the address as {@code Host}. */
    public OkHttpClient http() {
        return HTTP.newBuilder().addInterceptor(this::leadHere).build();
    }

    /** Publishes a member of the discovery document, in place of what it was. */
    public OpenIdProvider publish(String member, Object value) {
        document.put(member, value);
        return this;
    }

    /** Publishes the discovery document without these members. */
    public OpenIdProvider withhold(String... members) {
        List.of(members).forEach(document::remove);
        return this;
    }

    /** Returns the discovery document as it is published now. */
    public String document() {
        return document.text();
    }

    /** Sends the discovery document with this {@code Cache-Control}; there is none otherwise. */
    public OpenIdProvider cacheControl(String value) {
        document.cacheControl(value);
        return this;
    }

    /** Answers these claims at the UserInfo endpoint, and {@code sub} unless it is among them. */
    public OpenIdProvider userInfo(Map<String, ?> claims) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sub", SUBJECT);
        all.putAll(claims);
        this.userInfo = all;
        return this;
    }

    /** Puts these claims into ID tokens, in place of those that it would have put in. */
    public OpenIdProvider idTokenClaims(Map<String, ?> claims) {
        tampering().idTokenClaims(all -> {
            all.putAll(claims);
            return all;
        });
        return this;
    }

    /** Returns the hooks that change ID tokens and token answers; {@link #idTokenClaims(Map)} is one of them. */
    public Tampering tampering() {
        return tokens.tampering;
    }

    /** Returns the signing keys, to rotate them or to publish something else. */
    public SigningKeys keys() {
        return tokens.keys;
    }

    /**
     * Lets the person sign in and agree.
     *
     * @return the raw query that the browser brings back, with {@code iss} if the document promises it (RFC 9207)
     * @throws IllegalStateException if the provider would show an error page instead
     */
    public String approve(URI authorization) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        require(!query.hasRepeated(), "a parameter is repeated");
        require(query.all("response_type").equals(List.of("code")), "response_type is not code");
        require(query.all("client_id").equals(List.of(clientId())), "the client is not known");
        String scope = query.value("scope").orElse("");
        require(List.of(scope.split(" ", -1)).contains("openid"), "the scope lacks openid");
        String code = tokens.codeFor(new Grant(
                query.value("redirect_uri").orElseThrow(), scope, query.value("nonce"), query.value("code_challenge")));
        return "code=" + code + "&state=" + query.value("state").orElseThrow() + issuerParameter();
    }

    /** Ends the sign-in with this error, and returns the raw query that the browser brings back. */
    public String refuse(URI authorization, String error) {
        Parameters query = Parameters.parse(authorization.getRawQuery());
        return "error=" + error + "&state=" + query.value("state").orElseThrow() + issuerParameter();
    }

    /** Tells whether a token of any kind is still good. */
    public boolean isGood(String token) {
        return tokens.isAccessToken(token) || tokens.isRefreshToken(token);
    }

    /** Makes every call of a path fail, until {@link #clearFaults()}; several faults at one path take turns. */
    public void inject(String path, Fault fault) {
        faults.add(path, fault);
    }

    /** Makes the next calls of a path fail. */
    public void inject(String path, int times, Fault fault) {
        faults.add(path, times, fault);
    }

    /** Ends all injected faults. */
    public void clearFaults() {
        faults.clear();
    }

    /** Returns the latest requests to a path, oldest first. */
    public List<RecordedCall> calls(String path) {
        return traffic.calls().stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Returns how many requests a path has received, failed ones included. */
    public int count(String path) {
        return traffic.count(path);
    }

    /** Returns how many requests have been received in all. */
    public int count() {
        return traffic.count();
    }

    /** Forgets requests and counts. */
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
        return "OpenIdProvider[" + issuer + "]";
    }

    private MockResponse answer(IncomingCall call) {
        if (call.path().equals(discoveryPath())) {
            return document.answer(call);
        }
        return switch (call.path()) {
            case OpenIdPaths.TOKEN -> tokens.token(call);
            case OpenIdPaths.JWKS -> new JwksHandler(tokens.keys).answer(call);
            case OpenIdPaths.USER_INFO -> userInfo(call);
            case OpenIdPaths.REVOCATION -> tokens.revocation(call);
            default -> Answers.page(404, "<p>no such path</p>");
        };
    }

    private MockResponse userInfo(IncomingCall call) {
        Optional<String> token = call.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()));
        return token.filter(tokens::isAccessToken).isPresent()
                ? Answers.json(200, userInfo)
                : OpenIdTokens.error(401, "invalid_token");
    }

    private String issuerParameter() {
        boolean promised = document.get("authorization_response_iss_parameter_supported")
                .filter(Boolean.TRUE::equals)
                .isPresent();
        return promised ? "&iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8) : "";
    }

    private Response leadHere(Interceptor.Chain chain) throws IOException {
        HttpUrl asked = chain.request().url();
        HttpUrl here = asked.newBuilder()
                .scheme("http")
                .host("127.0.0.1")
                .port(server.getPort())
                .build();
        String name = asked.host().contains(":") ? "[" + asked.host() + "]" : asked.host();
        boolean usualPort = asked.port() == HttpUrl.defaultPort(asked.scheme());
        String host = usualPort ? name : name + ":" + asked.port();
        return chain.proceed(
                chain.request().newBuilder().url(here).header("Host", host).build());
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("an error page: " + otherwise);
        }
    }

    private void listen() {
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException("cannot listen", e);
        }
    }
}
