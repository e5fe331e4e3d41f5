package dev.socialconnector.keycloak.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Keycloak's administrator, by the REST API that the admin console uses. */
final class Admin {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient http = new OkHttpClient();
    private final URI keycloak;

    /** What was answered. */
    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Admin(URI keycloak) {
        this.keycloak = keycloak;
    }

    Answer get(String path) {
        return call(new Request.Builder().url(keycloak.resolve(path).toString()));
    }

    Answer post(String path, String json) {
        return call(new Request.Builder()
                .url(keycloak.resolve(path).toString())
                .post(RequestBody.create(json, MediaType.get("application/json"))));
    }

    Answer put(String path, String json) {
        return call(new Request.Builder()
                .url(keycloak.resolve(path).toString())
                .put(RequestBody.create(json, MediaType.get("application/json"))));
    }

    Answer delete(String path) {
        return call(new Request.Builder().url(keycloak.resolve(path).toString()).delete());
    }

    /** Returns the user with this name. */
    JsonNode user(String username) {
        return get("/admin/realms/shop/users?exact=true&username=" + username)
                .json()
                .get(0);
    }

    private Answer call(Request.Builder request) {
        return execute(request.header("Authorization", "Bearer " + token()).build());
    }

    private String token() {
        FormBody form = new FormBody.Builder()
                .add("grant_type", "password")
                .add("client_id", "admin-cli")
                .add("username", RunningKeycloak.ADMIN)
                .add("password", RunningKeycloak.PASSWORD)
                .build();
        Answer answer = execute(new Request.Builder()
                .url(keycloak.resolve("/realms/master/protocol/openid-connect/token")
                        .toString())
                .post(form)
                .build());
        return answer.json().get("access_token").textValue();
    }

    private Answer execute(Request request) {
        try (Response answer = http.newCall(request).execute()) {
            return new Answer(answer.code(), answer.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
