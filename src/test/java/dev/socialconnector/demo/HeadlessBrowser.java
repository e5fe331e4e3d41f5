package dev.socialconnector.demo;

import java.io.IOException;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** As much of a browser as a sign-in needs: it follows redirects, keeps cookies, and fills in the emulators' consent pages. */
public final class HeadlessBrowser implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form [^>]*action=\"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([\\w-]+)\"");
    private static final Pattern REASON = Pattern.compile("data-reason=\"([A-Z_]+)\"");
    private static final Pattern HEADING = Pattern.compile("<h1>([^<]*)</h1>");

    /** A page that is shown. */
    public record Page(HttpUrl address, int status, String html) {
        boolean hasForm() {
            return first(FORM, html).isPresent();
        }

        /** Returns the reason that an error page of the demo names. */
        public Optional<String> reason() {
            return first(REASON, html);
        }

        public String heading() {
            return first(HEADING, html).orElse("a page without heading");
        }
    }

    private final Cookies cookies = new Cookies();
    private final OkHttpClient http =
            new OkHttpClient.Builder().proxy(Proxy.NO_PROXY).cookieJar(cookies).build();

    public Page open(String address) throws IOException {
        return show(new Request.Builder().url(address).build());
    }

    /** Chooses the user, ticks all consent items of that user, presses "agree", and lets a form that then comes back post itself. */
    public Page agree(Page page, String user) throws IOException {
        return posted(agreed(page, user));
    }

    /** Presses "cancel" instead. */
    public Page cancel(Page page) throws IOException {
        FormBody form = new FormBody.Builder().add("decision", "cancel").build();
        return posted(show(new Request.Builder().url(target(page)).post(form).build()));
    }

    private Page posted(Page page) throws IOException {
        return page.html().contains("<form class=\"post\"") ? post(page) : page;
    }

    private Page post(Page page) throws IOException {
        FormBody.Builder form = new FormBody.Builder();
        FIELD.matcher(page.html()).results().forEach(field -> form.add(text(field.group(1)), text(field.group(2))));
        String action = text(first(FORM, page.html()).orElseThrow());
        return show(new Request.Builder().url(action).post(form.build()).build());
    }

    private static String text(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** Chooses the user, ticks all consent items of that user, and presses "agree". */
    private Page agreed(Page page, String user) throws IOException {
        FormBody.Builder form = new FormBody.Builder().add("user", user).add("decision", "agree");
        Matcher item = Pattern.compile("name=\"(consent-" + Pattern.quote(user) + ")\"\\s+value=\"([^\"]*)\"")
                .matcher(page.html());
        while (item.find()) {
            form.add(item.group(1), item.group(2));
        }
        return show(new Request.Builder().url(target(page)).post(form.build()).build());
    }

    private static HttpUrl target(Page page) {
        String action = text(first(FORM, page.html()).orElseThrow());
        return action.isEmpty()
                ? page.address()
                : Optional.ofNullable(page.address().resolve(action)).orElseThrow();
    }

    public Optional<String> cookie(String name) {
        return cookies.kept.stream()
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .findFirst();
    }

    /** Presses the button of a page whose form carries these fields, besides the token of the page. */
    public Page press(Page page, String path, String name, String value) throws IOException {
        FormBody form = new FormBody.Builder()
                .add("token", first(TOKEN, page.html()).orElseThrow())
                .add(name, value)
                .build();
        HttpUrl target = Optional.ofNullable(page.address().resolve(path)).orElseThrow();
        return show(new Request.Builder().url(target).post(form).build());
    }

    /** Returns the names of all cookies that it keeps. */
    public List<String> cookieNames() {
        return cookies.kept.stream().map(Cookie::name).toList();
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Page show(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            return new Page(
                    response.request().url(), response.code(), response.body().string());
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).findFirst();
    }

    /** Keeps cookies as RFC 6265 wants it: one for each name, host and path, and none that has expired. */
    private static final class Cookies implements CookieJar {
        private final List<Cookie> kept = new CopyOnWriteArrayList<>();

        @Override
        public void saveFromResponse(HttpUrl url, List<Cookie> received) {
            for (Cookie cookie : received) {
                kept.removeIf(old -> old.name().equals(cookie.name())
                        && old.domain().equals(cookie.domain())
                        && old.path().equals(cookie.path()));
                if (cookie.expiresAt() > System.currentTimeMillis()) {
                    kept.add(cookie);
                }
            }
        }

        /** As browsers do, takes this machine for secure. */
        private static boolean isLocal(HttpUrl url) {
            return url.host().equals("localhost");
        }

        @Override
        public List<Cookie> loadForRequest(HttpUrl url) {
            return kept.stream()
                    .filter(cookie -> cookie.matches(
                            isLocal(url) ? url.newBuilder().scheme("https").build() : url))
                    .toList();
        }
    }
}
