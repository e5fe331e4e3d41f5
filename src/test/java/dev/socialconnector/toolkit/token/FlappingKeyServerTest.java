package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * D11: a key is rotated while the key server is up for a second and down for a second. How long nobody gets in is played by a clock of
 * its own, for each moment of the rotation and many rates of sign-ins.
 */
final class FlappingKeyServerTest {
    private static final String ISSUER = "https://issuer.example";
    private static final Duration UP_OR_DOWN = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Deadline REAL_TIME = Deadline.in(Duration.ofMinutes(5));

    private final SettableClock clock = new SettableClock();
    private final ConnectorContext context = ConnectorContext.using(
                    new OkHttpClient.Builder().addInterceptor(this::answer).build())
            .withClock(clock);
    private final ProviderClient client = ProviderClient.of(context, "test", OAuthErrors::ofAnswer);
    private SigningKeys keys = new SigningKeys();
    private String token = "";
    private Instant upFrom = Instant.MIN;
    private boolean refuses;
    private int downloads;
    private int played;

    /** Rates that are no multiple of two seconds: those would meet the server down each time, whoever asks. */
    static Stream<Arguments> rates() {
        return IntStream.of(30, 100, 170, 250, 333, 500, 700, 900, 1_000)
                .boxed()
                .flatMap(millis -> Stream.of(false, true)
                        .map(sameId -> Arguments.of(Duration.ofMillis(millis), millis % 100 == 0, sameId)));
    }

    @ParameterizedTest(name = "every {0}, refusing {1}, under the same id {2}")
    @MethodSource("rates")
    void nobodyIsLockedOutForLong(Duration every, boolean refusing, boolean sameId) {
        refuses = refusing;
        for (Duration moment = Duration.ZERO; moment.compareTo(UP_OR_DOWN.multipliedBy(2)) < 0; ) {
            assertThat(lockOut(moment, every, sameId))
                    .as("rotated %s after the server came up", moment)
                    .isLessThan(LONGEST);
            moment = moment.plus(STEP);
        }
    }

    /** Somebody who is alone, and comes back when they are told to. */
    @Test
    void whoComesBackWhenToldToGetsIn() {
        for (Duration moment = Duration.ZERO; moment.compareTo(UP_OR_DOWN.multipliedBy(2)) < 0; ) {
            IdTokenVerifier verifier = rotatedAfter(moment, false);
            Instant start = clock.instant();
            for (Optional<Duration> wait = attempt(verifier); wait.isPresent(); wait = attempt(verifier)) {
                clock.advance(wait.get());
                assertThat(Duration.between(start, clock.instant())).isLessThan(LONGEST);
            }
            moment = moment.plus(STEP);
        }
    }

    /** D3. What makes the wait short does not make the downloads many. */
    @Test
    void aServerThatStaysDownIsAskedSeldom() {
        IdTokenVerifier verifier = rotatedAfter(Duration.ZERO, false);
        upFrom = Instant.MAX;
        downloads = 0;

        for (int i = 0; i < 600; i++) {
            assertThat(attempt(verifier)).isPresent();
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(downloads / 2).as("each GET is repeated once").isBetween(10, 14);
    }

    /** Returns how long it takes until somebody gets in. */
    private Duration lockOut(Duration moment, Duration every, boolean sameId) {
        IdTokenVerifier verifier = rotatedAfter(moment, sameId);
        Instant start = clock.instant();
        while (attempt(verifier).isPresent()) {
            clock.advance(every);
            if (Duration.between(start, clock.instant()).compareTo(Duration.ofMinutes(2)) > 0) {
                break;
            }
        }
        return Duration.between(start, clock.instant());
    }

    /** Signs in, and returns when to come again if that failed. */
    private Optional<Duration> attempt(IdTokenVerifier verifier) {
        try {
            verifier.verify(token, IdTokenExpectations.ofCodeFlow(Optional.empty(), Optional.empty()), REAL_TIME);
            return Optional.empty();
        } catch (ConnectorException failure) {
            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            return Optional.of(failure.retryAfter().orElseThrow());
        }
    }

    private IdTokenVerifier rotatedAfter(Duration moment, boolean sameId) {
        keys = new SigningKeys();
        upFrom = clock.instant();
        IdTokenVerifier verifier = new IdTokenVerifier(
                context, client, ISSUER, Set.of("client"), URI.create(ISSUER + "/keys/" + played++));
        verifier.requireKeys(REAL_TIME);
        clock.advance(Duration.ofMinutes(1).plus(moment));
        String before = keys.currentKeyId();
        keys.rotate();
        String keyId = sameId ? before : keys.currentKeyId();
        keys.publishInstead(keys.jwks().replace(keys.currentKeyId(), keyId));
        token = tokenUnder(keyId);
        return verifier;
    }

    private String tokenUnder(String keyId) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims =
                Map.of("iss", ISSUER, "aud", "client", "sub", "person", "iat", now, "exp", now + 600);
        Map<String, Object> header = keys.header();
        header.put("kid", keyId);
        return keys.sign(Answers.write(header), Answers.write(claims));
    }

    private Response answer(Interceptor.Chain chain) throws IOException {
        downloads++;
        boolean up = upFrom.equals(Instant.MIN)
                || (!upFrom.equals(Instant.MAX)
                        && Duration.between(upFrom, clock.instant()).toMillis() / UP_OR_DOWN.toMillis() % 2 == 0);
        if (!up && !refuses) {
            throw new IOException("nobody listens");
        }
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(up ? 200 : 503)
                .message("")
                .body(ResponseBody.create(
                        up ? keys.publishedInstead().orElseGet(keys::jwks) : "", MediaType.get("application/json")))
                .build();
    }
}
