package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C10, E11. Renewed tokens stay one person's (OpenID Connect Core section 12). */
final class TokenRefreshTest {
    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void freshTokensReplaceTheOldOnes() {
        TokenSet old = bed.signIn().tokens();

        TokenSet fresh = refresh(old);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(old.accessToken());
        assertThat(fresh.refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
        assertThat(fresh.idToken()).isPresent().isNotEqualTo(old.idToken());
        assertThat(fresh.scopes()).hasValue(Set.of("openid", "profile", "email"));
        assertThat(fresh.expiresAt()).hasValue(bed.clock.instant().plus(Duration.ofHours(1)));
        assertThat(bed.tokenCall().form()).containsOnlyKeys("grant_type", "refresh_token");
        assertThat(bed.can(UserInfoLookup.class)
                        .userInfo(fresh, OpenIdProvider.SUBJECT)
                        .subject())
                .isEqualTo(OpenIdProvider.SUBJECT);
    }

    @Test
    void aRefreshTokenThatDoesNotRotateIsKept() {
        TokenSet old = bed.signIn().tokens();
        bed.provider.tampering().tokenAnswer(answer -> {
            answer.keySet().removeAll(List.of("refresh_token", "scope", "id_token"));
            return answer;
        });

        TokenSet fresh = refresh(old);

        assertThat(fresh.refreshToken()).isEqualTo(old.refreshToken());
        assertThat(fresh.scopes()).isEqualTo(old.scopes());
        assertThat(fresh.idToken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sub, somebody-else", "iss, https://evil.example", "aud, another-client", "azp, another-client"})
    void anIdTokenOfAnybodyElseIsRefused(String claim, String value) {
        TokenSet old = bed.signIn().tokens();
        bed.provider.idTokenClaims(Map.of(claim, value));

        ConnectorException refusal = Refusals.refusalOf(() -> refresh(old));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining(claim);
    }

    @Test
    void tokensOfAnybodyElseAreRefused() {
        TokenSet old = bed.signIn().tokens();

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(old, "somebody-else"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aNewNonceIsNotDemanded() {
        TokenSet old = bed.signIn().tokens();

        TokenSet fresh = refresh(old);

        assertThat(fresh.idToken()).isPresent();
    }

    /** The old refresh token may be spent; what was granted reaches the host, and goes on. */
    @ParameterizedTest
    @CsvSource({"404", "503"})
    void withoutKeysTheTokensComeWithoutIdToken(int status) {
        TokenSet old = bed.signIn().tokens();
        List<ConnectorListener.DroppedIdToken> dropped = new ArrayList<>();
        OidcBed cold = bed.in(used -> used.withClock(bed.clock).withListener(new ConnectorListener() {
            @Override
            public void idTokenDropped(DroppedIdToken token) {
                dropped.add(token);
            }
        }));
        bed.provider.inject(OpenIdPaths.JWKS, Fault.html(status));

        TokenSet fresh = cold.can(TokenRefresh.class).refresh(old, OpenIdProvider.SUBJECT);
        TokenSet next = cold.can(TokenRefresh.class).refresh(fresh, OpenIdProvider.SUBJECT);

        assertThat(fresh.refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
        assertThat(fresh.idToken()).isEmpty();
        assertThat(next.accessToken()).isPresent().isNotEqualTo(fresh.accessToken());
        assertThat(dropped).hasSize(2);
        assertThat(dropped.get(0).step()).isEqualTo(Step.KEY_SET);
    }

    /** Whatever is wrong with the ID token, as long as it is nobody else's. */
    @ParameterizedTest
    @ValueSource(strings = {"foreign key", "no token", "changed", "no sub", "expired", "at_hash"})
    void anIdTokenThatDoesNotVerifyIsLeftOut(String fault) {
        TokenSet old = bed.signIn().tokens();
        switch (fault) {
            case "foreign key" -> bed.provider.tampering().idTokenSignedWithForeignKey();
            case "no token" -> bed.provider.tampering().idToken(token -> "nonsense");
            case "changed" -> bed.provider.tampering().idToken(token -> token.substring(0, token.length() - 8));
            case "no sub" -> bed.provider.tampering().idTokenClaims(claims -> without(claims, "sub"));
            case "expired" -> bed.provider.idTokenClaims(Map.of("exp", 1_000));
            default -> bed.provider.idTokenClaims(Map.of("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"));
        }

        TokenSet fresh = refresh(old);

        assertThat(fresh.accessToken()).isPresent().isNotEqualTo(old.accessToken());
        assertThat(fresh.refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
        assertThat(fresh.idToken()).isEmpty();
    }

    @Test
    void aRefreshTokenThatIsNoGoodSendsThePersonToSignIn() {
        TokenSet old = bed.signIn().tokens();
        refresh(old);

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.anew().can(TokenRefresh.class).refresh(old, OpenIdProvider.SUBJECT));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.REFRESH);
    }

    @Test
    void withoutARefreshTokenNobodyIsAsked() {
        TokenSet old = bed.signIn().tokens();
        TokenSet bare = TokenSet.builder().accessToken(old.accessToken()).build();
        bed.provider.forgetCalls();

        ConnectorException refusal = Refusals.refusalOf(() -> refresh(bare));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.provider.count()).isZero();
    }

    @Test
    void callersWhoRefreshAtOnceShareOneCall() throws Exception {
        TokenSet old = bed.signIn().tokens();

        Set<TokenSet> results = atOnce(32, bed.can(TokenRefresh.class), old);

        assertThat(results).hasSize(1);
        assertThat(bed.provider.count(OpenIdPaths.TOKEN)).isEqualTo(2);
    }

    /** Each asks for the ability by itself, of a connector that has not been used yet. */
    @Test
    void callersWhoMeetAColdConnectorShareOneCallToo() throws Exception {
        TokenSet old = bed.signIn().tokens();
        OidcBed cold = bed.anew();
        bed.provider.inject(bed.provider.discoveryPath(), Fault.delay(Duration.ofMillis(200)));

        Set<TokenSet> results =
                atOnce(32, (tokens, subject) -> cold.can(TokenRefresh.class).refresh(tokens, subject), old);

        assertThat(results).hasSize(1);
        assertThat(bed.provider.count(OpenIdPaths.TOKEN)).isEqualTo(2);
    }

    /**
     * What refreshes share is in the ability, so threads that meet at a new connector must get the same one. The moment in which they
     * could miss each other is short, so they meet at many connectors; what is published is known already, and keeps none waiting.
     */
    @Test
    void threadsThatMeetAtANewConnectorGetTheSameAbility() throws Exception {
        bed.begin();
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try {
            for (int round = 0; round < 2_000; round++) {
                OidcBed fresh = bed.with(config -> config);
                List<Future<TokenRefresh>> futures = IntStream.range(0, threads)
                        .mapToObj(i -> pool.submit(() -> {
                            together.await();
                            return fresh.can(TokenRefresh.class);
                        }))
                        .toList();
                Set<TokenRefresh> abilities = Collections.newSetFromMap(new IdentityHashMap<>());
                for (Future<TokenRefresh> future : futures) {
                    abilities.add(future.get());
                }
                assertThat(abilities).as("round " + round).hasSize(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Map<String, Object> without(Map<String, Object> claims, String name) {
        claims.remove(name);
        return claims;
    }

    private TokenSet refresh(TokenSet tokens) {
        return bed.can(TokenRefresh.class).refresh(tokens, OpenIdProvider.SUBJECT);
    }

    private static Set<TokenSet> atOnce(int threads, TokenRefresh refresh, TokenSet tokens) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<TokenSet>> futures = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return refresh.refresh(tokens, OpenIdProvider.SUBJECT);
                    }))
                    .toList();
            start.countDown();
            Set<TokenSet> results = new HashSet<>();
            for (Future<TokenSet> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
