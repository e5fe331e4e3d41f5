package dev.socialconnector.kakao;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many threads that do something at once. */
public final class Crowd {
    /** One attempt of many. */
    public interface Attempt {
        Object run(int number);
    }

    private Crowd() {}

    /** Runs attempts on threads that start together; fails if one of them fails. */
    public static void atOnce(int threads, int attempts, Attempt attempt) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Object>> results = IntStream.range(0, attempts)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return attempt.run(i);
                    }))
                    .toList();
            start.countDown();
            for (Future<Object> result : results) {
                result.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
