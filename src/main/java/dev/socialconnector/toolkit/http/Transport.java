package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.toolkit.wire.AnswerLimit;
import dev.socialconnector.toolkit.wire.MaxIdle;
import dev.socialconnector.toolkit.wire.MeteredClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The host's client without what would send a request anywhere else, answer it from anywhere else, or mix one person's requests with
 * another's. Built once per context; proxy, TLS, DNS and interceptors are the host's, and its pool holds the connections of
 * first attempts of GETs. All connections are metered.
 *
 * <p>A provider may close an idle connection at any time, and a form on its way through such a connection is lost: whether it arrived
 * cannot be known, so it is not sent again. So forms take no connection that was idle for longer than {@link #FRESH}, which is
 * shorter than any provider's keep-alive. To try whether an older one is alive would leave the moment between the try and the
 * request. The pool drops
 * older ones, and each is asked once more when the form is ready, because a busy machine drops them late. Under load, connections are never idle that long, and are shared as before. A GET that follows a form to the same server at once
 * goes over its connection: who signs in there pays for one, not for two.
 *
 * @param forForms sends POSTs and DELETEs over young connections; may replace one that broke before anything was sent
 * @param afterForms sends GETs once, over the connections of forms
 * @param forGets sends GETs once; {@link ProviderClient} decides about the second time
 * @param forRepeats sends GETs the second time, over a new connection: idle ones tend to be dead together
 * @param forWarmUps opens connections for GETs; what it sends asks for nothing, so one that broke may be replaced
 * @param recent which servers were sent a form a moment ago
 * @param known what a request to an address begins with, for the few addresses that a connector has
 */
record Transport(
        OkHttpClient forForms,
        OkHttpClient afterForms,
        OkHttpClient forGets,
        OkHttpClient forRepeats,
        OkHttpClient forWarmUps,
        RecentForms recent,
        Map<URI, Request> known) {
    private static final int MAX_KNOWN = 64;
    /** For how long a connection may have been idle that a form is sent over. Keep-alives are a second at least. */
    private static final Duration FRESH = Duration.ofMillis(400);

    private static final MaxIdle MAX_IDLE = new MaxIdle(Duration.ofMillis(500));

    private static final int MAX_FRESH = 256;

    static Transport of(ConnectorContext context) {
        OkHttpClient safe = MeteredClient.of(context.http())
                .newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .build();
        OkHttpClient once = safe.newBuilder().retryOnConnectionFailure(false).build();
        OkHttpClient young = safe.newBuilder()
                .connectionPool(new ConnectionPool(MAX_FRESH, FRESH.toMillis(), TimeUnit.MILLISECONDS))
                .build();
        OkHttpClient youngOnce =
                young.newBuilder().retryOnConnectionFailure(false).build();
        OkHttpClient fresh = once.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
        return new Transport(young, youngOnce, once, fresh, safe, new RecentForms(), new ConcurrentHashMap<>());
    }

    /**
     * Prepares the given attempt of a request; it ends when the time is over, or earlier if the host's client says so.
     *
     * @param follows whether the server was sent a form a moment ago, over whose connection the first attempt of a GET goes
     */
    Call call(ProviderRequest request, int attempt, boolean follows, Duration time) {
        Request start = startOf(request.uri());
        Request.Builder builder = start.newBuilder().tag(AnswerLimit.class, new AnswerLimit(request.maxBytes()));
        if (!request.query().isEmpty()) {
            HttpUrl.Builder address = start.url().newBuilder();
            request.query().forEach(address::addQueryParameter);
            builder.url(address.build());
        }
        OneShotBody body = request.body();
        builder.method(request.method(), body == null ? null : body.anew());
        if (body != null) {
            builder.tag(MaxIdle.class, MAX_IDLE);
        }
        request.headers().forEach(builder::header);
        OkHttpClient client = clientFor(request, attempt, follows);
        Call call = client.newCall(builder.build());
        long ofHost = TimeUnit.MILLISECONDS.toNanos(client.callTimeoutMillis());
        long nanos = Math.max(1, time.toNanos());
        call.timeout().timeout(ofHost == 0 ? nanos : Math.min(ofHost, nanos), TimeUnit.NANOSECONDS);
        return call;
    }

    /** Drops the connections of forms that are idle, which the pool should have done. */
    void dropIdle() {
        forForms.connectionPool().evictAll();
    }

    private OkHttpClient clientFor(ProviderRequest request, int attempt, boolean follows) {
        if (request.body() != null) {
            return forForms;
        }
        if (!request.isRepeatable()) {
            return forWarmUps;
        }
        return attempt > 1 ? forRepeats : follows ? afterForms : forGets;
    }

    private Request startOf(URI uri) {
        Request start = known.get(uri);
        if (start == null) {
            start = new Request.Builder()
                    .url(uri.toString())
                    .header("Accept", "application/json")
                    .header("Accept-Encoding", "identity") // what is packed has no size until it is unpacked
                    .header("Cache-Control", "no-store")
                    .build();
            if (known.size() < MAX_KNOWN) {
                known.put(uri, start);
            }
        }
        return start;
    }
}
