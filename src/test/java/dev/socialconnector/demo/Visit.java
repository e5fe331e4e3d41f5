package dev.socialconnector.demo;

import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request of a browser, as far as the demo looks at it. */
final class Visit {
    private final HttpExchange exchange;
    private final Texts texts;

    Visit(HttpExchange exchange) {
        this.exchange = exchange;
        this.texts = Texts.of(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Language")));
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Returns the query as it came, still encoded; null if there is none. */
    @Nullable String rawQuery() {
        return exchange.getRequestURI().getRawQuery();
    }

    /** Tells whether the query has this parameter, given as {@code name=value}. */
    boolean asksFor(String parameter) {
        String query = rawQuery();
        return query != null && List.of(query.split("&", -1)).contains(parameter);
    }

    /** Returns a cookie's value; empty text if there is none, which is a key to nothing. */
    String cookie(String name) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** Returns the texts in the language that the browser prefers. */
    Texts texts() {
        return texts;
    }
}
