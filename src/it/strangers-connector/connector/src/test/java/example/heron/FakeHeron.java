package example.heron;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Heron inside a test. It is always the same member who comes, and they always agree. */
final class FakeHeron extends Dispatcher {
    static final String CLIENT_ID = "some-client";
    static final String CLIENT_SECRET = "secret-of-some-client";

    private static final String MEMBER = "{\"member\":{\"number\":904713355,\"called\":\"하늘 나는 왜가리\","
            + "\"mail\":{\"address\":\"heron@example.kr\",\"confirmed\":true}}}";

    private final MockWebServer server = new MockWebServer();
    /** By code, the authorization requests that were agreed to. */
    private final Map<String, HttpUrl> agreed = new ConcurrentHashMap<>();

    private final Set<String> accessTokens = ConcurrentHashMap.newKeySet();

    FakeHeron() {
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI address() {
        return server.url("/").uri();
    }

    /** Agrees, and returns the query that the browser brings back. */
    String agree(URI authorization) {
        HttpUrl request = HttpUrl.get(authorization.toString());
        String code = "code-" + UUID.randomUUID();
        agreed.put(code, request);
        return "code=" + code + "&state=" + request.queryParameter("state");
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        return switch (request.getTarget()) {
            case "/oauth/token" -> token(request.getBody());
            case "/api/member" -> member(request.getHeaders().get("Authorization"));
            default -> answer(404, "{}");
        };
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse token(ByteString body) {
        HttpUrl form = HttpUrl.get("http://form/?" + body.utf8());
        if (!CLIENT_ID.equals(form.queryParameter("client_id"))
                || !CLIENT_SECRET.equals(form.queryParameter("client_secret"))) {
            return answer(401, "{\"error\":\"invalid_client\"}");
        }
        HttpUrl request = agreed.remove(form.queryParameter("code"));
        if (request == null || !request.queryParameter("redirect_uri").equals(form.queryParameter("redirect_uri"))) {
            return answer(400, "{\"error\":\"invalid_grant\"}");
        }
        String challenge = ByteString.encodeUtf8(form.queryParameter("code_verifier"))
                .sha256()
                .base64Url()
                .replace("=", "");
        if (!challenge.equals(request.queryParameter("code_challenge"))) {
            return answer(400, "{\"error\":\"invalid_grant\"}");
        }
        String accessToken = "access-" + UUID.randomUUID();
        accessTokens.add("Bearer " + accessToken);
        return answer(200, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + accessToken + "\"}");
    }

    private MockResponse member(String authorization) {
        return accessTokens.contains(String.valueOf(authorization))
                ? answer(200, MEMBER)
                : answer(401, "{\"error\":\"invalid_token\"}");
    }

    private static MockResponse answer(int status, String json) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(json)
                .build();
    }
}
