package dev.socialconnector.toolkit;

import dev.socialconnector.ConnectorContext;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The host's client without what would send a request anywhere else, or answer it from anywhere else. Built once per context;
 * connections, proxy, TLS, DNS and interceptors are the host's.
 *
 * @param forForms sends POSTs; may replace a connection that broke before anything was sent
 * @param forGets sends GETs once; {@link ProviderClient} decides about the second time
 */
record Transport(OkHttpClient forForms, OkHttpClient forGets) {
    static Transport of(ConnectorContext context) {
        OkHttpClient safe = context.http()
                .newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cache(null)
                .build();
        return new Transport(
                safe, safe.newBuilder().retryOnConnectionFailure(false).build());
    }

    Call callFor(ProviderRequest request) {
        Request.Builder builder = new Request.Builder()
                .url(request.uri().toString())
                .header("Accept", "application/json")
                .header("Cache-Control", "no-store");
        request.form().ifPresent(form -> builder.post(new OneShotForm(form)));
        request.accessToken().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        return (request.form().isPresent() ? forForms : forGets).newCall(builder.build());
    }
}
