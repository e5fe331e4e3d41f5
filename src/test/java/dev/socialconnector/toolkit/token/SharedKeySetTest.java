package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.kakao.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several tenants' issuers may name one key set. What one does costs another no sign-in, and the key server no more downloads. */
final class SharedKeySetTest {
    private static final String HONEST = "https://honest.example";
    private static final String OTHER = "https://other.example";

    @RegisterExtension
    final KeyServerBed bed = new KeyServerBed(Duration.ofSeconds(30));

    @Test
    void madeUpKeysOfOneIssuerKeepNoNewKeyFromAnother() {
        IdTokenVerifier honest = bed.verifierOf(HONEST);
        IdTokenVerifier other = bed.verifierOf(OTHER);
        bed.verify(honest, bed.tokenOf(HONEST));
        IntStream.range(0, 100).forEach(i -> refusal(other, bed.tokenOf(OTHER, "made-up-" + i)));
        bed.keys().rotate();

        assertThat(bed.verify(honest, bed.tokenOf(HONEST)).subject()).isEqualTo("person");
        assertThat(bed.downloads()).isEqualTo(3);
    }

    @Test
    void wrongSignaturesOfOneIssuerKeepNoReplacedKeyFromAnother() {
        IdTokenVerifier honest = bed.verifierOf(HONEST);
        IdTokenVerifier other = bed.verifierOf(OTHER);
        bed.verify(honest, bed.tokenOf(HONEST));
        String good = bed.tokenOf(OTHER);
        String wrong = good.substring(0, good.length() - 8) + "AAAAAAAA";
        IntStream.range(0, 100).forEach(i -> refusal(other, wrong));
        String id = bed.replaceKey();

        assertThat(bed.verify(honest, bed.tokenOf(HONEST, id)).subject()).isEqualTo("person");
        assertThat(bed.downloads()).isEqualTo(3);
    }

    /** Each issuer may ask once per pause; together they ask a few times at once, and then once a second. */
    @Test
    @Timeout(60)
    void manyIssuersAskTogetherOnceASecond() throws Exception {
        IdTokenVerifier honest = bed.verifierOf(HONEST);
        bed.verify(honest, bed.tokenOf(HONEST));
        List<IdTokenVerifier> others = IntStream.range(0, 96)
                .mapToObj(i -> bed.verifierOf(OTHER + "/" + i))
                .toList();
        List<String> tokens = IntStream.range(0, 96)
                .mapToObj(i -> bed.tokenOf(OTHER + "/" + i, "made-up"))
                .toList();
        long start = System.nanoTime();
        CompletableFuture<String> rotated = new CompletableFuture<>();

        Crowd.atOnce(16, 96, i -> {
            if (i == 48) { // in the thick of it
                bed.keys().rotate();
                return rotated.complete(bed.verify(honest, bed.tokenOf(HONEST)).subject());
            }
            ConnectorException refusal = refusal(others.get(i), tokens.get(i));
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
            return refusal;
        });

        assertThat(rotated.join()).isEqualTo("person");
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;
        assertThat((long) bed.downloads()).isLessThanOrEqualTo(10 + seconds);
    }

    private ConnectorException refusal(IdTokenVerifier verifier, String token) {
        ConnectorException refusal = catchThrowableOfType(ConnectorException.class, () -> bed.verify(verifier, token));
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
