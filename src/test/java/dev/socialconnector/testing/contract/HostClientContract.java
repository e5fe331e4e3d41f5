package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B6. All talking is done by the client that the host lent, as the host set it up. */
interface HostClientContract extends ContractPart {
    @Test
    default void theHostsInterceptorsSeeEveryRequest() {
        List<String> seen = new CopyOnWriteArrayList<>();
        ContractBed watched = bed().lending(client -> client.addInterceptor(chain -> {
            seen.add(chain.request().url().encodedPath());
            return chain.proceed(chain.request());
        }));

        watched.signIn();

        assertThat(watched.exchanges()).hasSize(1);
        assertThat(watched.relay.calls()).map(RecordedCall::path).containsExactlyElementsOf(seen);
    }

    @Test
    default void twoConnectorsAtOnceKeepTheirOwnClients() {
        ContractBed left = bed().lending(client -> client.addInterceptor(marking("left")));
        ContractBed right = bed().lending(client -> client.addInterceptor(marking("right")));
        List<ContractBed> beds = List.of(left, right);
        List<AuthorizationRequest> requests =
                IntStream.range(0, 8).mapToObj(i -> beds.get(i % 2).begin()).toList();
        List<String> queries = requests.stream().map(bed()::agreed).toList();

        IntStream.range(0, 8).parallel().forEach(i -> beds.get(i % 2)
                .complete(queries.get(i), requests.get(i).session()));

        assertThat(bed().exchanges()).hasSize(8).allSatisfy(exchange -> {
            String code = exchange.parameter("code").orElseThrow();
            int signIn = queries.stream()
                    .map(CallbackQuery::of)
                    .map(query -> query.value("code"))
                    .toList()
                    .indexOf(code);
            assertThat(exchange.header("X-Mark")).contains(signIn % 2 == 0 ? "left" : "right");
        });
    }

    @Test
    default void theHostsShorterTimeoutHolds() {
        bed().relay.spoil(bed().exchangePath(), Fault.stall());

        ConnectorException refusal = bed().lending(client -> client.callTimeout(Duration.ofMillis(200)))
                .within(Duration.ofMinutes(5))
                .refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    default void theHostsResponseCacheHoldsNothing(@TempDir Path folder) throws IOException {
        try (Cache cache = new Cache(folder.toFile(), 1_000_000)) {
            bed().lending(client -> client.cache(cache)).signIn();

            assertThat(cache.urls().hasNext()).isFalse();
            assertThat(cache.requestCount()).isZero();
        }
    }

    @Test
    default void theHostsCookiesStayOut() {
        List<String> used = new CopyOnWriteArrayList<>();
        CookieJar jar = new CookieJar() {
            @Override
            public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                used.add(url.encodedPath());
            }

            @Override
            public List<Cookie> loadForRequest(HttpUrl url) {
                used.add(url.encodedPath());
                return List.of();
            }
        };

        bed().lending(client -> client.cookieJar(jar)).signIn();

        assertThat(used).isEmpty();
    }

    private static Interceptor marking(String mark) {
        return chain -> chain.proceed(
                chain.request().newBuilder().header("X-Mark", mark).build());
    }
}
