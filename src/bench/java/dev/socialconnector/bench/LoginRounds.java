package dev.socialconnector.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whole sign-ins at one number of threads. Each contender has a process of its own, and in each round all have their turn, in another
 * order.
 */
final class LoginRounds {
    static final List<String> CONTENDERS = List.of("bare", "ours", "bareIdTokenOnly", "idTokenOnly");

    private static final int WARM_UP_TURNS = 4;
    private static final int WARM_UP_MILLIS = 5_000;
    private static final int ROUND_MILLIS = 1_000;

    private final Map<String, List<LoginSample>> samples = new LinkedHashMap<>();

    private LoginRounds() {}

    /** Runs the rounds for each load, such as {@code platform 64}. */
    static Map<String, LoginRounds> run(String[] mock, List<String> loads, int rounds) throws IOException {
        Map<String, ChildJvm> workers = new LinkedHashMap<>();
        try {
            for (String contender : CONTENDERS) {
                ChildJvm worker = ChildJvm.start(LoginWorker.class, contender, mock[0], mock[1]);
                workers.put(contender, worker);
                worker.answer();
            }
            for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
                for (ChildJvm worker : workers.values()) {
                    worker.ask("platform 16 " + WARM_UP_MILLIS);
                }
            }
            Map<String, LoginRounds> results = new LinkedHashMap<>();
            for (String load : loads) {
                System.out.println("sign-ins, " + load + " threads, " + rounds + " rounds");
                results.put(load, atLoad(load, workers, rounds));
            }
            return results;
        } finally {
            workers.values().forEach(ChildJvm::close);
        }
    }

    Series logins(String contender) {
        return series(contender, LoginSample::perSecond);
    }

    Series cpuMicros(String contender) {
        return series(contender, LoginSample::cpuMicros);
    }

    Series bytes(String contender) {
        return series(contender, LoginSample::bytesPerLogin);
    }

    private static LoginRounds atLoad(String load, Map<String, ChildJvm> workers, int rounds) {
        LoginRounds result = new LoginRounds();
        List<Map.Entry<String, ChildJvm>> order = new ArrayList<>(workers.entrySet());
        for (int round = 0; round < rounds; round++) {
            order.forEach(worker -> result.measure(worker.getKey(), worker.getValue(), load));
            Collections.rotate(order, 1);
        }
        return result;
    }

    private void measure(String contender, ChildJvm worker, String load) {
        try {
            LoginSample sample = LoginSample.parse(worker.ask(load + " " + ROUND_MILLIS));
            samples.computeIfAbsent(contender, first -> new ArrayList<>()).add(sample);
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private Series series(String contender, ToDoubleFunction<LoginSample> figure) {
        return new Series(samples.getOrDefault(contender, List.of()).stream()
                .mapToDouble(figure)
                .boxed()
                .toList());
    }
}
