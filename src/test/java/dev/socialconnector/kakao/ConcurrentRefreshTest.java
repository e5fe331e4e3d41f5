package dev.socialconnector.kakao;

import static dev.socialconnector.kakao.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.testing.KakaoPaths;
import dev.socialconnector.testing.KakaoUsers;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** E8: callers who refresh with one token at the same time share one call. */
@Timeout(60)
class ConcurrentRefreshTest {
    private static final int THREADS = 32;
    private static final String SUBJECT = KakaoUsers.JIU.subject();

    private static KakaoBed bed;

    private final List<Thread> callers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "caller");
        callers.add(thread);
        return thread;
    });

    @BeforeAll
    static void start() {
        bed = KakaoBed.make();
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @BeforeEach
    void calmDown() {
        bed.kakao.clearFaults();
        bed.kakao.tampering().clear();
        bed.kakao.forgetCalls();
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** E8. */
    @Test
    void thirtyTwoThreadsWithOneTokenMakeOneCallAndGetOneResult() throws Exception {
        TokenSet old = bed.signIn(KakaoUsers.JIU.name()).tokens();
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

    /** E8. */
    @Test
    void aFailureIsSharedByAllAndNotKept() throws Exception {
        TokenSet old = bed.signIn(KakaoUsers.JIU.name()).tokens();
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
        assertThat(bed.connector.refresh(old, SUBJECT).accessToken()).isNotEqualTo(old.accessToken());
        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(2);
    }

    /** E8. */
    @Test
    void differentTokensShareNothing() throws Exception {
        TokenSet ones = bed.signIn(KakaoUsers.JIU.name()).tokens();
        TokenSet others = bed.signIn(KakaoUsers.JIU.name()).tokens();
        AtomicInteger arrived = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        bed.kakao.tampering().tokenAnswer(tokens -> {
            arrived.incrementAndGet();
            both.countDown();
            await(both);
            return tokens;
        });

        Future<TokenSet> first = threads.submit(() -> bed.connector.refresh(ones, SUBJECT));
        Future<TokenSet> second = threads.submit(() -> bed.connector.refresh(others, SUBJECT));

        assertThat(first.get().accessToken()).isNotEqualTo(second.get().accessToken());
        assertThat(first.get().refreshToken()).isEqualTo(ones.refreshToken());
        assertThat(second.get().refreshToken()).isEqualTo(others.refreshToken());
        assertThat(arrived).hasValue(2);
    }

    /** E8. Else one caller's result would pass another's check of the subject. */
    @Test
    void differentSubjectsShareNothing() {
        TokenSet old = bed.signIn(KakaoUsers.JIU.name()).tokens();
        TokenSet fresh = bed.connector.refresh(old, SUBJECT);

        ConnectorException refusal = refusalOf(() -> bed.connector.refresh(old, "777000777"));

        assertThat(fresh.idToken()).isPresent();
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** E8. */
    @Test
    void everyCallerGetsARenewedRefreshToken() throws Exception {
        bed.kakao.app().refreshTokenLifetime(Duration.ofDays(20));
        TokenSet old = bed.signIn(KakaoUsers.JIU.name()).tokens();
        bed.kakao.app().refreshTokenLifetime(Duration.ofDays(60));
        CountDownLatch answer = holdTokenAnswers();
        bed.kakao.forgetCalls();

        List<Future<TokenSet>> results = refreshInEveryThread(old);
        awaitAllButTheOneThatCalls();
        answer.countDown();

        for (Future<TokenSet> result : results) {
            assertThat(result.get().refreshToken()).isPresent().isNotEqualTo(old.refreshToken());
        }
        TokenSet next = bed.connector.refresh(results.get(0).get(), SUBJECT);
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
                return bed.connector.refresh(tokens, SUBJECT);
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
                        .anyMatch(frame -> frame.getClassName().equals(KakaoConnector.class.getName())
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
