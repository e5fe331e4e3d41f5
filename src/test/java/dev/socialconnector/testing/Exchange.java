package dev.socialconnector.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;

/** One request under a fault: the answer there would be, and the means to spoil it. */
public final class Exchange {

    private final Supplier<MockResponse> answer;
    private final Runnable cut;
    private final CountDownLatch closed;

    public Exchange(Supplier<MockResponse> answer, Runnable cut, CountDownLatch closed) {
        this.answer = answer;
        this.cut = cut;
        this.closed = closed;
    }

    /** Acts on the request as Kakao would. */
    public MockResponse answer() {
        return answer.get();
    }

    /** Cuts the connection; what is returned finds no reader. */
    public MockResponse cut() {
        cut.run();
        return new MockResponse.Builder().build();
    }

    /** Waits, and cuts the connection if the emulator is closed meanwhile. */
    public void pause(Duration duration) throws InterruptedException {
        if (closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            cut.run();
        }
    }

    /** Keeps the connection open and silent until the emulator is closed. */
    public MockResponse neverAnswer() throws InterruptedException {
        closed.await();
        return cut();
    }
}
