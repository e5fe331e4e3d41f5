package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** B6, D9. All talking is done by the client that the host lent, as the host set it up. */
final class HostClientTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void theHostsInterceptorsSeeEveryRequest() {
        List<String> seen = new CopyOnWriteArrayList<>();
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    seen.add(chain.request().url().encodedPath());
                    return chain.proceed(chain.request());
                })
                .build();

        bed.over(http).signIn();

        assertThat(seen).containsExactly(KakaoPaths.TOKEN, KakaoPaths.JWKS, KakaoPaths.USER_ME);
    }

    @Test
    void theHostsNameServiceIsUsed() {
        List<String> names = new CopyOnWriteArrayList<>();
        OkHttpClient http = new OkHttpClient.Builder()
                .dns(name -> {
                    names.add(name);
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        URI byName = URI.create("http://localhost:" + bed.kakao.address().getPort());

        bed.over(http)
                .with(config -> config.withEndpoints(KakaoEndpoints.at(byName).withIssuer(bed.kakao.issuer())))
                .signIn();

        assertThat(names).contains("localhost");
    }

    @Test
    void theHostsProxyIsUsed() throws IOException {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().code(502).build();
                }
            });
            proxy.start();
            OkHttpClient http = new OkHttpClient.Builder()
                    .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHostName(), proxy.getPort())))
                    .build();

            ConnectorException refusal = bed.over(http).refusal();

            assertThat(refusal.reason()).isEqualTo(ConnectorException.Reason.UNAVAILABLE);
            assertThat(proxy.getRequestCount()).isEqualTo(1);
            assertThat(bed.kakao.count()).isZero();
        }
    }

    @Test
    void twoConnectorsAtOnceKeepTheirOwnClients() {
        KakaoBed left = bed.over(marked("left"));
        KakaoBed right = bed.over(marked("right"));

        IntStream.range(0, 40).parallel().forEach(i -> (i % 2 == 0 ? left : right).signIn());

        Stream<String> marks = bed.kakao.calls(KakaoPaths.TOKEN).stream().map(HostClientTest::mark);
        assertThat(marks.filter("left"::equals)).hasSize(20);
        assertThat(bed.kakao.calls(KakaoPaths.USER_ME).stream().map(HostClientTest::mark))
                .filteredOn("right"::equals)
                .hasSize(20);
    }

    @Test
    void connectionsOfGetsAreInTheHostsPool() {
        TokenSet tokens = bed.signIn().tokens();
        OkHttpClient http = new OkHttpClient();

        bed.over(http).can(ProfileLookup.class).profile(UserRef.byTokens(tokens, KakaoUsers.JIU.subject()));

        assertThat(http.connectionPool().connectionCount()).isEqualTo(1);
    }

    @Test
    void theHostsResponseCacheNeverHoldsAProfile(@TempDir Path folder) throws IOException {
        try (Cache cache = new Cache(folder.toFile(), 1_000_000)) {
            OkHttpClient http = new OkHttpClient.Builder().cache(cache).build();

            bed.over(http).signIn();

            assertThat(cache.urls().hasNext()).isFalse();
            assertThat(cache.requestCount()).isZero();
        }
    }

    @Test
    void theHostsCookiesAndCredentialsStayOut() {
        List<String> used = new CopyOnWriteArrayList<>();
        OkHttpClient http = new OkHttpClient.Builder()
                .cookieJar(new CookieJar() {
                    @Override
                    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                        used.add("cookie jar");
                    }

                    @Override
                    public List<Cookie> loadForRequest(HttpUrl url) {
                        used.add("cookie jar");
                        return List.of();
                    }
                })
                .authenticator((route, response) -> {
                    used.add("authenticator");
                    return null;
                })
                .build();
        bed.kakao.inject(KakaoPaths.USER_ME, 1, Fault.answer(401, "{}"));

        ConnectorException refusal = bed.over(http).refusal();

        assertThat(refusal.reason()).isEqualTo(ConnectorException.Reason.INVALID_TOKEN);
        assertThat(used).isEmpty();
    }

    @Test
    void theHostsShorterTimeoutHolds() {
        OkHttpClient http =
                new OkHttpClient.Builder().callTimeout(Duration.ofMillis(300)).build();
        bed.kakao.inject(KakaoPaths.TOKEN, 1, Fault.stall());

        ConnectorException refusal = bed.over(http)
                .in(context -> context.withSignInTimeout(Duration.ofMinutes(5)))
                .refusal();

        assertThat(refusal.reason()).isEqualTo(ConnectorException.Reason.UNAVAILABLE);
    }

    @Test
    void theSecretGoesIntoTheFormAndNowhereElse() {
        bed.signIn();

        RecordedCall call = bed.kakao.calls(KakaoPaths.TOKEN).get(0);
        assertThat(call.form().get("client_secret"))
                .containsExactly(bed.kakao.app().clientSecret());
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.query()).isEmpty();
    }

    @Test
    void theAccessTokenGoesIntoTheHeaderAndNowhereElse() {
        String accessToken = bed.signIn().tokens().accessToken().orElseThrow();

        RecordedCall call = bed.kakao.calls(KakaoPaths.USER_ME).get(0);
        assertThat(call.header("Authorization")).hasValue("Bearer " + accessToken);
        assertThat(call.query()).containsOnlyKeys("secure_resource");
    }

    @Test
    void beginContactsNobody() {
        URI uri = bed.begin().uri();

        assertThat(uri.getPath()).isEqualTo(KakaoPaths.AUTHORIZE);
        assertThat(bed.kakao.count()).isZero();
    }

    private static OkHttpClient marked(String mark) {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(
                        chain.request().newBuilder().header("X-Mark", mark).build()))
                .build();
    }

    private static String mark(RecordedCall call) {
        return call.header("X-Mark").orElse("none");
    }
}
