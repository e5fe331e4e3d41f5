package dev.socialconnector.spring.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** One of very many browsers: its cookies are its own, its connections are everybody's. Knows cookies by their names only. */
public final class Visitor {
    private final HttpClient http;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /** Makes one with no cookies yet. */
    public Visitor(HttpClient http) {
        this.http = http;
    }

    /** Opens an address, without following where the answer sends to. */
    public HttpResponse<String> open(URI address) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Returns where an answer sends the browser; nowhere is an empty address. */
    public static URI next(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .map(location -> response.uri().resolve(location))
                .orElse(URI.create(""));
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (header.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }
}
