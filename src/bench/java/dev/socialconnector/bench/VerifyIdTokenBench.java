package dev.socialconnector.bench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The verification of an ID token (RS256, 2048 bits) with warm keys. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifyIdTokenBench {
    private static final String ISSUER = "https://kauth.kakao.com";
    private static final int TOKENS = 64;

    private final MintedTokens tokens = MintedTokens.mint(ISSUER, Instant.now(), TOKENS);
    private final List<String> nonces =
            IntStream.range(0, TOKENS).mapToObj(MintedTokens::nonce).toList();
    private final KeyServer keyServer = KeyServer.serving(tokens.keySet());
    private final Verification ours = new OurVerification(ISSUER, keyServer.address());
    private final Verification byHand = new ByHand(ISSUER, tokens.keyId(), tokens.key());
    private final Verification nimbusProcessor = PeerVerifications.nimbusProcessor(ISSUER, keyServer.address());
    private final Verification springDecoder = PeerVerifications.springDecoder(ISSUER, keyServer.address());
    private final Verification javaJwt = PeerVerifications.javaJwt(ISSUER, keyServer.address());
    private int last;

    /** Signs the tokens, fetches the keys, and makes sure that each contender takes a good token and refuses a forged one. */
    public VerifyIdTokenBench() {
        for (Verification contender : List.of(ours, byHand, nimbusProcessor, springDecoder, javaJwt)) {
            boolean forgedIsRefused = false;
            try {
                if (!BenchUser.SUBJECT.equals(
                        contender.subject(tokens.idTokens().get(0), nonces.get(0)))) {
                    throw new IllegalStateException("a contender found another subject");
                }
            } catch (Exception refused) {
                throw new IllegalStateException("a contender refused a good token", refused);
            }
            try {
                contender.subject(tokens.forged(), nonces.get(0));
            } catch (Exception refused) {
                forgedIsRefused = true;
            }
            if (!forgedIsRefused) {
                throw new IllegalStateException("a contender took a forged token");
            }
        }
    }

    @TearDown
    public void stop() {
        keyServer.stop();
    }

    @Benchmark
    public @Nullable String ours() throws Exception {
        return next(ours);
    }

    @Benchmark
    public @Nullable String byHand() throws Exception {
        return next(byHand);
    }

    @Benchmark
    public @Nullable String nimbusProcessor() throws Exception {
        return next(nimbusProcessor);
    }

    @Benchmark
    public @Nullable String springDecoder() throws Exception {
        return next(springDecoder);
    }

    @Benchmark
    public @Nullable String javaJwt() throws Exception {
        return next(javaJwt);
    }

    private @Nullable String next(Verification contender) throws Exception {
        last = (last + 1) % TOKENS;
        return contender.subject(tokens.idTokens().get(last), nonces.get(last));
    }
}
