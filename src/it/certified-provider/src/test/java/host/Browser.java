package host;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's browser, as far as the provider's pages need one: cookies, redirects, one form or link per page. */
final class Browser {
    /** Where the application is; nothing is sent there. */
    private static final String APPLICATION = "https://id.example.com/";

    /** Long enough for any machine. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final int MOST_PAGES = 5;
    private static final int MOST_REDIRECTS = 20;

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"/>");
    private static final Pattern CANCEL = Pattern.compile("<a href=\"([^\"]*)\">\\[ Cancel ]</a>");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENT)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What the browser stands at: a page of the provider's, or an address of the application. */
    record Stop(URI address, String page) {
        boolean isPage() {
            return !address.toString().startsWith(APPLICATION);
        }

        String query() {
            if (isPage()) {
                throw new AssertionError("the browser is not back yet, but at " + address.getPath());
            }
            return address.getRawQuery();
        }
    }

    /** Opens an address and follows redirects, up to a page or back to the application. */
    Stop open(URI address) throws IOException, InterruptedException {
        return follow(get(address));
    }

    /** Sends the page's form, with what was put into its fields. */
    Stop submit(Stop stop, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(stop.page());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.putAll(fields);
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(found(FORM, stop))
                .timeout(PATIENT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Follows the page's link that ends the sign-in. */
    Stop cancel(Stop stop) throws IOException, InterruptedException {
        return open(found(CANCEL, stop));
    }

    /** Signs in and agrees, on as many pages as the provider shows. */
    Stop signIn(URI address, String login) throws IOException, InterruptedException {
        Stop stop = open(address);
        for (int pages = 0; stop.isPage() && pages < MOST_PAGES; pages++) {
            boolean isLogin = stop.page().contains("name=\"login\"");
            stop = submit(stop, isLogin ? Map.of("login", login, "password", "any") : Map.of());
        }
        return stop;
    }

    private Stop follow(HttpRequest first) throws IOException, InterruptedException {
        HttpRequest request = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return new Stop(request.uri(), response.body());
            }
            if (response.statusCode() / 100 != 3) {
                throw new AssertionError(
                        "the provider's page has status " + response.statusCode() + ": " + response.body());
            }
            URI next = request.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            if (next.toString().startsWith(APPLICATION)) {
                return new Stop(next, "");
            }
            request = get(next);
        }
        throw new AssertionError("the provider redirects without end");
    }

    private static HttpRequest get(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENT).GET().build();
    }

    private static URI found(Pattern pattern, Stop stop) {
        Matcher matcher = pattern.matcher(stop.page());
        if (!matcher.find()) {
            throw new AssertionError("the page lacks " + pattern);
        }
        return stop.address().resolve(matcher.group(1).replace("&amp;", "&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
