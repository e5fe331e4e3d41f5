package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A1. The state, nonce and code verifier of each sign-in: unguessable, fresh, and kept in the session. */
final class FreshSecretsTest {
    /** Of base64url characters, so many make 128 bits. */
    private static final int CHARACTERS_OF_128_BITS = 22;

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    /** All three come from the context's randomness and from nothing else. */
    @Test
    void theSameRandomnessMakesTheSameSecretsAndOtherRandomnessOthers() {
        List<String> secrets = secrets(begin(new Counter(0)).session());

        List<String> again = secrets(begin(new Counter(0)).session());
        List<String> others = secrets(begin(new Counter(100)).session());

        assertThat(again).isEqualTo(secrets);
        assertThat(others).hasSize(3).doesNotContainAnyElementsOf(secrets);
    }

    /** At least 128 bits are drawn for each of the three. */
    @Test
    void eachSecretDrawsAtLeast128Bits() {
        Counter random = new Counter(0);

        begin(random);

        assertThat(random.drawn).isGreaterThanOrEqualTo(3 * 16);
    }

    /** No two sign-ins share a secret, and at least 128 bits of each secret vary. */
    @Test
    void everySignInHasOtherSecrets() {
        List<AuthorizationSession> sessions =
                Stream.generate(() -> bed.begin().session()).limit(500).toList();

        for (Function<AuthorizationSession, String> secret : secretsOfASession()) {
            List<String> values = sessions.stream().map(secret).toList();
            assertThat(new HashSet<>(values)).hasSameSizeAs(sessions);
            assertThat(varyingPositions(values)).isGreaterThanOrEqualTo(CHARACTERS_OF_128_BITS);
        }
        assertThat(new HashSet<>(secrets(sessions.get(0)))).hasSize(3);
    }

    /** The address carries the state, the nonce and the challenge; the verifier stays in the session. */
    @Test
    void theAddressCarriesAllButTheVerifier() throws NoSuchAlgorithmException {
        AuthorizationRequest request = bed.begin();
        AuthorizationSession session = request.session();

        Map<String, List<String>> parameters = KakaoBed.parameters(request);

        assertThat(parameters)
                .containsEntry("state", List.of(session.state()))
                .containsEntry("nonce", List.of(session.nonce().orElseThrow()))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsEntry("code_challenge", List.of(sha256(verifier(session))));
        assertThat(request.uri().toString()).doesNotContain(verifier(session));
    }

    /** RFC 7636 section 4.1, 43 to 128 unreserved characters. */
    @Test
    void theVerifierHasALegalForm() {
        String verifier = verifier(bed.begin().session());

        assertThat(verifier).matches("[A-Za-z0-9._~-]{43,128}");
    }

    /** What the session kept is what the token call and the ID token are held to. */
    @Test
    void theVerifierOfTheSessionGoesToTheTokenEndpoint() {
        AuthorizationRequest request = bed.begin();
        AuthorizationSession stored =
                AuthorizationSession.fromMap(request.session().toMap());

        bed.complete(bed.approvedQuery(request), stored);

        assertThat(bed.kakao.calls(KakaoPaths.TOKEN)).singleElement().satisfies(call -> assertThat(call.form())
                .containsEntry("code_verifier", List.of(verifier(request.session()))));
    }

    private AuthorizationRequest begin(SecureRandom random) {
        return new KakaoConnector(bed.config, bed.context.withRandom(random)).begin(KakaoBed.options());
    }

    private static List<Function<AuthorizationSession, String>> secretsOfASession() {
        return List.of(
                AuthorizationSession::state, session -> session.nonce().orElseThrow(), FreshSecretsTest::verifier);
    }

    private static List<String> secrets(AuthorizationSession session) {
        return secretsOfASession().stream().map(secret -> secret.apply(session)).toList();
    }

    private static String verifier(AuthorizationSession session) {
        return session.codeVerifier().orElseThrow();
    }

    private static long varyingPositions(List<String> values) {
        int length = values.stream().mapToInt(String::length).min().orElseThrow();
        return IntStream.range(0, length)
                .filter(position -> {
                    Set<Character> seen = new HashSet<>();
                    values.forEach(value -> seen.add(value.charAt(position)));
                    return seen.size() >= 32;
                })
                .count();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** Counts up instead of rolling dice. */
    private static final class Counter extends SecureRandom {
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
