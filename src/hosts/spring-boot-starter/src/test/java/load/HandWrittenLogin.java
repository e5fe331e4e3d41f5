package load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * The least that signs a person in within Spring Security's filters and Tomcat: two requests, a state, a code for a token, a token for
 * an id, and nothing checked. What it costs is not the sign-in's.
 */
final class HandWrittenLogin extends AbstractAuthenticationProcessingFilter {
    static final String BEGIN = "/hand-written";
    static final String CALLBACK = "/hand-written/callback";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient http = new OkHttpClient();
    private final String clientId;
    private final String clientSecret;
    private final HttpUrl kakao;

    HandWrittenLogin(String clientId, String clientSecret, String kakao) {
        super(request -> request.getRequestURI().startsWith(BEGIN));
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.kakao = HttpUrl.get(kakao);
        setAuthenticationManager(authentication -> authentication);
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String callback = "http://localhost:" + request.getServerPort() + CALLBACK;
        if (request.getRequestURI().equals(BEGIN)) {
            String state = UUID.randomUUID().toString();
            request.getSession().setAttribute("state", state);
            response.sendRedirect(kakao.newBuilder("/oauth/authorize")
                    .addQueryParameter("client_id", clientId)
                    .addQueryParameter("redirect_uri", callback)
                    .addQueryParameter("response_type", "code")
                    .addQueryParameter("state", state)
                    .build()
                    .toString());
            return null;
        }
        if (!request.getParameter("state").equals(request.getSession().getAttribute("state"))) {
            throw new BadCredentialsException("state");
        }
        FormBody form = new FormBody.Builder()
                .add("grant_type", "authorization_code")
                .add("client_id", clientId)
                .add("client_secret", clientSecret)
                .add("redirect_uri", callback)
                .add("code", request.getParameter("code"))
                .build();
        JsonNode tokens = send(new Request.Builder()
                .url(kakao.resolve("/oauth/token"))
                .post(form)
                .build());
        JsonNode user = send(new Request.Builder()
                .url(kakao.resolve("/v2/user/me"))
                .header("Authorization", "Bearer " + tokens.get("access_token").asText())
                .build());
        return new UsernamePasswordAuthenticationToken(user.get("id").asText(), "", List.of());
    }

    private JsonNode send(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            return JSON.readTree(response.body().byteStream());
        }
    }
}
