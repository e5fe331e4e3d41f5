package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.toolkit.oauth.VerifiedTokenRefresh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** E8. Callers who refresh with one token at the same time share one call. */
@Timeout(60)
final class ConcurrentRefreshTest {
    private static final int THREADS = 32;

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    private final List<Thread> callers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "caller");
        callers.add(thread);
        return thread;
    });

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void thirtyTwoThreadsWithOneTokenMakeOneCallAndGetOneResult() throws Exception {
        TokenSet old = bed.signIn().tokens();
        CountDownLatch answer = holdTokenAnswers();
        bed.kakao.forgetCalls();

        List<Future<TokenSet>> results = refreshInEveryThread(old);
        awaitAllButTheOneThatCalls();
        answer.countDown();

        TokenSet first = results.get(0).get();
        assertThat(first.accessToken()).isNotEqualTo(old.accessToken());
        for (Future<TokenSet> result : results) {
            assertThat(result.get()).isEqualTo(first);
        }
        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
    }

    @Test
    void aFailureIsSharedByAllAndNotKept() throws Exception {
        TokenSet old = bed.signIn().tokens();
        CountDownLatch answer = new CountDownLatch(1);
        bed.kakao.tampering().tokenAnswer(tokens -> {
            await(answer);
            tokens.remove("access_token");
            return tokens;
        });
        bed.kakao.forgetCalls();

        List<Future<TokenSet>> results = refreshInEveryThread(old);
        awaitAllButTheOneThatCalls();
        answer.countDown();

        for (Future<TokenSet> result : results) {
            assertThat(failureOf(result).reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        }
        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
        bed.kakao.tampering().clear();
        assertThat(bed.refresh(old).accessToken()).isNotEqualTo(old.accessToken());
        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(2);
    }

    @Test
    void differentTokensShareNothing() throws Exception {
        TokenSet ones = bed.signIn().tokens();
        TokenSet others = bed.signIn().tokens();
        AtomicInteger arrived = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        bed.kakao.tampering().tokenAnswer(tokens -> {
            arrived.incrementAndGet();
            both.countDown();
            await(both);
            return tokens;
        });

        Future<TokenSet> first = threads.submit(() -> bed.refresh(ones));
        Future<TokenSet> second = threads.submit(() -> bed.refresh(others));

        assertThat(first.get().accessToken()).isNotEqualTo(second.get().accessToken());
        assertThat(first.get().refreshToken()).isEqualTo(ones.refreshToken());
        assertThat(second.get().refreshToken()).isEqualTo(others.refreshToken());
        assertThat(arrived).hasValue(2);
    }

    /** Else one caller's result would pass another's check of the subject. */
    @Test
    void differentSubjectsShareNothing() {
        TokenSet old = bed.signIn().tokens();
        TokenSet fresh = bed.refresh(old);

        ConnectorException refusal = refusalOf(() -> bed.can(TokenRefresh.class).refresh(old, "777000777"));

        assertThat(fresh.idToken()).isPresent();
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void everyCallerGetsARenewedRefreshToken() throws Exception {
        bed.kakao.app().refreshTokenLifetime(Duration.ofDays(20));
        TokenSet old = bed.signIn().tokens();
        bed.kakao.app().refreshTokenLifetime(Duration.ofDays(60));
        CountDownLatch answer = holdTokenAnswers();
        bed.kakao.forgetCalls();

        List<Future<TokenSet>> results = refreshInEveryThread(old);
        awaitAllButTheOneThatCalls();
        answer.countDown();

        for (Future<TokenSet> result : results) {
            assertThat(result.get().refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
        }
        TokenSet next = bed.refresh(results.get(0).get());
        assertThat(next.accessToken()).isNotEqualTo(results.get(0).get().accessToken());
    }

    private CountDownLatch holdTokenAnswers() {
        CountDownLatch answer = new CountDownLatch(1);
        bed.kakao.tampering().tokenAnswer(tokens -> {
            await(answer);
            return tokens;
        });
        return answer;
    }

    private List<Future<TokenSet>> refreshInEveryThread(TokenSet tokens) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(THREADS);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<TokenSet>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            results.add(threads.submit(() -> {
                ready.countDown();
                go.await();
                return bed.refresh(tokens);
            }));
        }
        ready.await();
        go.countDown();
        return results;
    }

    /** Waits until the one call is at Kakao and every other thread waits inside its own; their stacks tell. */
    private void awaitAllButTheOneThatCalls() throws InterruptedException {
        int calls = bed.kakao.count(KakaoPaths.TOKEN);
        while (calls == 0 || (calls == 1 && waiting() < THREADS - 1)) {
            TimeUnit.MILLISECONDS.sleep(5);
            calls = bed.kakao.count(KakaoPaths.TOKEN);
        }
    }

    private long waiting() {
        return callers.stream().filter(ConcurrentRefreshTest::waitsInRefresh).count();
    }

    private static boolean waitsInRefresh(Thread thread) {
        return thread.getState() != Thread.State.RUNNABLE
                && List.of(thread.getStackTrace()).stream()
                        .anyMatch(frame -> frame.getClassName().equals(VerifiedTokenRefresh.class.getName())
                                && frame.getMethodName().equals("refresh"));
    }

    private static ConnectorException failureOf(Future<TokenSet> result) throws InterruptedException {
        try {
            throw new AssertionError("expected a failure, but got " + result.get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectorException failure) {
                return failure;
            }
            throw new AssertionError("failed otherwise", failed);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
