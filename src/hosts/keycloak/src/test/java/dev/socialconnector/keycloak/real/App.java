package dev.socialconnector.keycloak.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** An application that lets people sign in by Keycloak's realm: the end of each story is its token. */
final class App {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REDIRECT_URI = "http://127.0.0.1:9/app";

    private final OkHttpClient http = new OkHttpClient();
    private final URI realm;

    App(URI keycloak) {
        this.realm = keycloak.resolve("/realms/shop/");
    }

    /** Returns where it sends people who are not signed in. */
    URI loginPage() {
        return realm.resolve(
                "protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid&state=of-the-app"
                        + "&redirect_uri=" + REDIRECT_URI.replace(":", "%3A").replace("/", "%2F"));
    }

    /** Takes the code out of the address that Keycloak sent the browser to, and exchanges it. */
    JsonNode tokens(Page landed) {
        assertThat(landed.address().toString()).as(landed.toString()).startsWith(REDIRECT_URI);
        assertThat(landed.query()).containsEntry("state", "of-the-app").containsKey("code");
        FormBody form = new FormBody.Builder()
                .add("grant_type", "authorization_code")
                .add("client_id", "app")
                .add("redirect_uri", REDIRECT_URI)
                .add("code", landed.query().get("code"))
                .build();
        return json(new Request.Builder()
                .url(realm.resolve("protocol/openid-connect/token").toString())
                .post(form)
                .build());
    }

    /** Returns the claims of the ID token. */
    JsonNode person(Page landed) {
        return claims(tokens(landed).get("id_token").textValue());
    }

    JsonNode storedTokens(String accessToken, String alias) {
        return json(new Request.Builder()
                .url(realm.resolve("broker/" + alias + "/token").toString())
                .header("Authorization", "Bearer " + accessToken)
                .build());
    }

    static JsonNode claims(String jwt) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(Request request) {
        try (Response answer = http.newCall(request).execute()) {
            String body = answer.body().string();
            assertThat(answer.code()).as(body).isEqualTo(200);
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
