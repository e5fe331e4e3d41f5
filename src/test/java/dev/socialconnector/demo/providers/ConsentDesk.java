package dev.socialconnector.demo.providers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialconnector.demo.web.Form;
import dev.socialconnector.demo.web.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The page of those emulated providers that have none. Whoever comes there agrees or cancels, and is sent back as the provider would do
 * it: by a redirect, or by a form. For a browser it is another site than the demo: the demo is {@code localhost}.
 */
final class ConsentDesk implements AutoCloseable {
    private static final int MAX_FORM = 10_000;

    /** Who is at the desk. */
    private record Guest(String name, Emulation.Page page, String callback) {}

    private final HttpServer server;
    private final Map<String, Guest> guests = new ConcurrentHashMap<>();

    private ConsentDesk(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.start();
    }

    static ConsentDesk open() {
        try {
            return new ConsentDesk(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Speaks for a provider from now on; browsers are sent back to this callback and nowhere else. */
    void welcome(String id, String name, Emulation.Page page, String callback) {
        guests.put(id, new Guest(name, page, callback));
    }

    /** Returns where a browser goes instead of the provider's own address. */
    URI door(String id, URI authorization) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + id + authorization.getRawPath()
                + "?" + authorization.getRawQuery());
    }

    static Form parameters(URI authorization) {
        return Form.parse(authorization.getRawQuery());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getRawPath().split("/", 3);
            Guest guest = guests.get(path[1]);
            URI authorization = URI.create("http://127.0.0.1/" + (path.length == 3 ? path[2] : "") + "?"
                    + exchange.getRequestURI().getRawQuery());
            if (guest == null || !parameters(authorization).text("redirect_uri").equals(guest.callback())) {
                send(exchange, 400, page("Error", "<p>No such client, or not its redirect URI.</p>"));
            } else if (exchange.getRequestMethod().equals("POST")) {
                sendBack(exchange, guest, authorization);
            } else {
                send(exchange, 200, page(guest.name(), question(guest)));
            }
        }
    }

    private static void sendBack(HttpExchange exchange, Guest guest, URI authorization) throws IOException {
        String sent = new String(exchange.getRequestBody().readNBytes(MAX_FORM), StandardCharsets.UTF_8);
        boolean agreed = Form.parse(sent).text("decision").equals("agree");
        String answer;
        try {
            answer = (agreed ? guest.page().approve() : guest.page().cancel()).apply(authorization);
        } catch (IllegalStateException refused) {
            send(exchange, 400, page("Error", "<p>" + Html.escape(String.valueOf(refused.getMessage())) + "</p>"));
            return;
        }
        if (parameters(authorization).text("response_mode").equals("form_post")) {
            send(exchange, 200, page(guest.name(), form(guest.callback(), Form.parse(answer))));
        } else {
            exchange.getResponseHeaders().set("Location", guest.callback() + "?" + answer);
            exchange.sendResponseHeaders(303, -1);
        }
    }

    private static String question(Guest guest) {
        return """
                <p>This is an emulated %s, and nobody here is real.</p>
                <form method="post" action="">
                <p><button class="agree" name="decision" value="agree">Agree</button></p>
                <p><button class="cancel" name="decision" value="cancel">Cancel</button></p>
                </form>
                """.formatted(Html.escape(guest.name()));
    }

    /** OAuth 2.0 Form Post Response Mode, section 2. */
    private static String form(String callback, Form answer) {
        StringBuilder html =
                new StringBuilder("<form class=\"post\" method=\"post\" action=\"" + Html.escape(callback) + "\">\n");
        answer.fields().forEach((name, value) -> html.append("<input type=\"hidden\" name=\"")
                .append(Html.escape(name))
                .append("\" value=\"")
                .append(Html.escape(value))
                .append("\">\n"));
        return html.append("<noscript><button>Continue</button></noscript>\n</form>\n")
                .append("<script>document.forms[0].submit()</script>\n")
                .toString();
    }

    private static String page(String title, String main) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + Html.escape(title)
                + "</title>\n<style>body{font:1rem/1.5 system-ui,sans-serif;margin:3rem auto;max-width:26rem;padding:0 1rem}"
                + "button{font:inherit;width:100%;padding:.75rem;border:1px solid #767676;border-radius:12px}</style></head>\n"
                + "<body><h1>" + Html.escape(title) + "</h1>\n" + main + "</body>\n</html>\n";
    }

    private static void send(HttpExchange exchange, int status, String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
