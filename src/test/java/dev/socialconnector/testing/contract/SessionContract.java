package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** A1, A8. The secrets of each sign-in: unguessable, fresh, kept in the session and nowhere else. */
interface SessionContract extends ContractPart {
    /** By how much measuring a heap errs; state kept of each sign-in would take 100 bytes and more. */
    long ERROR = 2_000_000;

    /** All come from the context's randomness and from nothing else, 128 bits or more for each. */
    @Test
    default void theContextsRandomnessMakesTheSecrets() {
        Counter counted = new Counter(0);

        List<String> secrets = secrets(begin(counted));
        List<String> again = secrets(begin(new Counter(0)));
        List<String> others = secrets(begin(new Counter(100)));

        assertThat(again).isEqualTo(secrets);
        assertThat(others).doesNotContainAnyElementsOf(secrets);
        assertThat(counted.drawn).as("bytes drawn").isGreaterThanOrEqualTo(16 * secrets.size());
    }

    /** No two sign-ins share a secret, nor do two secrets of one, and at least 128 bits of each vary. */
    @Test
    default void everySignInHasOtherSecrets() {
        List<List<String>> sessions = Stream.generate(
                        () -> secrets(bed().begin().session()))
                .limit(500)
                .toList();

        for (int i = 0; i < sessions.get(0).size(); i++) {
            int secret = i;
            List<String> values =
                    sessions.stream().map(each -> each.get(secret)).toList();
            assertThat(varyingBits(values)).isGreaterThan(127);
        }
        assertThat(sessions.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    /** The address carries the state, the nonce and the challenge (RFC 7636, S256); the verifier stays in the session. */
    @Test
    default void theAddressCarriesAllButTheVerifier() {
        AuthorizationRequest request = bed().begin();
        AuthorizationSession session = request.session();

        Map<String, List<String>> parameters = ContractBed.parameters(request);

        assertThat(parameters).containsEntry("state", List.of(session.state()));
        assertThat(only(parameters, "nonce")).isEqualTo(session.nonce());
        assertThat(only(parameters, "code_challenge"))
                .isEqualTo(session.codeVerifier().map(SessionContract::sha256));
        assertThat(only(parameters, "code_challenge_method"))
                .isEqualTo(session.codeVerifier().map(verifier -> "S256"));
        session.codeVerifier().ifPresent(verifier -> {
            assertThat(verifier).matches("[A-Za-z0-9._~-]{43,128}");
            assertThat(request.uri().toString()).doesNotContain(verifier);
        });
    }

    /** An ID token that is asked for must be bound to this sign-in. */
    @Test
    default void openIdConnectNeverGoesWithoutNonce() {
        AuthorizationSession session = bed().begin().session();

        assertThat(session.nonce().isPresent() || !session.scopes().contains("openid"))
                .as("a nonce, where the scope openid is asked for")
                .isTrue();
    }

    /** What the session kept is what the token endpoint hears. */
    @Test
    default void theVerifierOfTheSessionGoesToTheTokenEndpoint() {
        AuthorizationRequest request = bed().begin();
        AuthorizationSession stored =
                AuthorizationSession.fromMap(request.session().toMap());

        bed().complete(bed().agreed(request), stored);

        assertThat(bed().exchanges()).singleElement().satisfies(exchange -> assertThat(
                        exchange.parameter("code_verifier"))
                .isEqualTo(request.session().codeVerifier()));
    }

    /** A8. Sign-ins that are begun and never finished cost nothing: what there is to remember is the host's. */
    @Test
    default void beginsLeaveTheHeapFlat() {
        int signIns = bed().manySignIns();
        begin(1_000);
        long before = usedHeap();
        int callsBefore = bed().relay.count();

        begin(signIns);

        assertThat(usedHeap() - before).isLessThan(ERROR);
        assertThat(bed().relay.count()).as("requests to the provider").isEqualTo(callsBefore);
    }

    private AuthorizationSession begin(SecureRandom random) {
        return bed().in(context -> context.withRandom(random)).begin().session();
    }

    /** No two are alike, so that a cache by any of their parts would grow. */
    private void begin(int times) {
        for (int i = 0; i < times; i++) {
            AuthorizationOptions options = AuthorizationOptions.redirectingTo("https://id.example.kr/" + i)
                    .scopes(bed().takesScopes() ? List.of("scope_" + i) : List.of())
                    .loginHint("jiu" + i + "@example.kr")
                    .parameter("tag_" + i, "value " + i);
            bed().connector.begin(options);
        }
    }

    /** The least of several looks, because other threads leave garbage at any time. */
    private static long usedHeap() {
        return LongStream.range(0, 3)
                .map(look -> {
                    ManagementFactory.getMemoryMXBean().gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .orElseThrow();
    }

    private static List<String> secrets(AuthorizationSession session) {
        List<String> secrets = new ArrayList<>(List.of(session.state()));
        session.nonce().ifPresent(secrets::add);
        session.codeVerifier().ifPresent(secrets::add);
        return secrets;
    }

    /** Counts each position by how many characters it takes. */
    private static double varyingBits(List<String> values) {
        int length = values.stream().mapToInt(String::length).min().orElseThrow();
        Function<Integer, Integer> kinds = position -> new HashSet<>(
                        values.stream().map(value -> value.charAt(position)).toList())
                .size();
        return IntStream.range(0, length)
                .mapToDouble(position -> Math.log(kinds.apply(position)) / Math.log(2))
                .sum();
    }

    private static Optional<String> only(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        assertThat(values).as(name).hasSizeLessThan(2);
        return values.stream().findFirst();
    }

    private static String sha256(String text) {
        return ByteString.encodeUtf8(text).sha256().base64Url().replace("=", "");
    }

    /** Counts up instead of rolling dice. */
    final class Counter extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private int next;
        private int drawn;

        Counter(int start) {
            this.next = start;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) next++;
            }
            drawn += bytes.length;
        }
    }
}
