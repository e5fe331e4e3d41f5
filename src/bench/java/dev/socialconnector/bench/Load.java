package dev.socialconnector.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a number of threads sign in for a while, each as fast as it can. */
final class Load {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Login login;
    private final ExecutorService executor;
    private final AtomicInteger next = new AtomicInteger();

    Load(Login login, ExecutorService executor) {
        this.login = login;
        this.executor = executor;
    }

    LoginSample run(int threads, long millis) throws InterruptedException, ExecutionException {
        long bytes = allocated();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        Callable<Long> work = () -> signInUntil(start + millis * 1_000_000);
        List<Future<Long>> workers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            workers.add(executor.submit(work));
        }
        long logins = 0;
        for (Future<Long> worker : workers) {
            logins += worker.get();
        }
        return new LoginSample(
                logins, System.nanoTime() - start, PROCESS.getProcessCpuTime() - cpu, allocated() - bytes);
    }

    private long signInUntil(long end) throws Exception {
        long logins = 0;
        do {
            login.signIn(Math.floorMod(next.getAndIncrement(), MockKakao.CODES));
            logins++;
        } while (System.nanoTime() - end < 0);
        return logins;
    }

    /** Sums over the threads that live, which those that sign in do as long as this process. */
    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
