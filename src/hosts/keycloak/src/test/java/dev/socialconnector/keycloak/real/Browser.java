package dev.socialconnector.keycloak.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Cookie;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A browser without scripts: keeps cookies, and follows redirects for as long as they stay at Keycloak. */
final class Browser {
    private final OkHttpClient http = new OkHttpClient.Builder()
            .followRedirects(false)
            .readTimeout(Duration.ofSeconds(60))
            .build();
    private final Map<String, Cookie> cookies = new ConcurrentHashMap<>();
    private final URI keycloak;
    private final String language;

    Browser(URI keycloak, String language) {
        this.keycloak = keycloak;
        this.language = language;
    }

    Browser(URI keycloak) {
        this(keycloak, "en");
    }

    Page open(URI address) {
        return follow(new Request.Builder().url(address.toString()));
    }

    Page send(URI address, Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        return follow(new Request.Builder().url(address.toString()).post(form.build()));
    }

    private Page follow(Request.Builder first) {
        Request.Builder next = first;
        for (int hops = 0; hops < 20; hops++) {
            Request request = next.header(
                            "Cookie", cookieHeader(first.build().url().encodedPath()))
                    .header("Accept-Language", language)
                    .build();
            URI address = request.url().uri();
            if (!address.getAuthority().equals(keycloak.getAuthority())) {
                return new Page(address, 0, "");
            }
            try (Response answer = http.newCall(request).execute()) {
                Cookie.parseAll(request.url(), answer.headers()).forEach(this::keep);
                if (!answer.isRedirect()) {
                    return new Page(address, answer.code(), answer.body().string());
                }
                next = new Request.Builder()
                        .url(request.url().resolve(answer.header("Location")).toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new AssertionError("redirected for ever");
    }

    private void keep(Cookie cookie) {
        if (cookie.expiresAt() < System.currentTimeMillis()) {
            cookies.remove(cookie.name());
        } else {
            cookies.put(cookie.name(), cookie);
        }
    }

    /** On the own machine, browsers send secure cookies without https, too. */
    private String cookieHeader(String path) {
        StringBuilder header = new StringBuilder();
        cookies.values().stream()
                .filter(cookie -> path.startsWith(cookie.path()))
                .forEach(cookie -> header.append(header.isEmpty() ? "" : "; ")
                        .append(cookie.name())
                        .append('=')
                        .append(cookie.value()));
        return header.toString();
    }
}
