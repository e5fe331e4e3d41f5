package dev.socialconnector.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** First sign-ins, each in a new JVM that knows neither classes nor keys nor connections. */
final class ColdLogins {
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    private ColdLogins() {}

    static ColdLogins run(String[] mock, int rounds) throws IOException {
        System.out.println("first sign-ins, " + rounds + " rounds");
        ColdLogins result = new ColdLogins();
        for (int round = 0; round <= rounds; round++) {
            for (String contender : List.of("bare", "ours")) {
                try (ChildJvm worker = ChildJvm.start(LoginWorker.class, contender, mock[0], mock[1])) {
                    double first = Double.parseDouble(worker.answer()[0]);
                    if (round > 0) { // the first round warms the file system up
                        result.millis
                                .computeIfAbsent(contender, missing -> new ArrayList<>())
                                .add(first);
                    }
                }
            }
        }
        return result;
    }

    /** Returns the milliseconds from the start of the JVM to the end of the sign-in. */
    Series millis(String contender) {
        return new Series(millis.getOrDefault(contender, List.of()));
    }
}
