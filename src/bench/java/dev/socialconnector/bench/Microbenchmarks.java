package dev.socialconnector.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of one class in rounds: each round runs every method of it in a JVM of its own, so that the methods of a round
 * can be compared. JMH's result holds the rounds as forks.
 */
final class Microbenchmarks {
    private final Map<String, List<BenchmarkResult>> rounds = new LinkedHashMap<>();

    private Microbenchmarks() {}

    static Microbenchmarks run(Class<?> benchmarks, int rounds, Path directory) throws RunnerException {
        Microbenchmarks results = new Microbenchmarks();
        for (int round = 0; round < rounds; round++) {
            System.out.println(benchmarks.getSimpleName() + ", round " + (round + 1) + " of " + rounds);
            for (RunResult result : new Runner(options(benchmarks)).run()) {
                String method = result.getParams().getBenchmark();
                results.rounds
                        .computeIfAbsent(method.substring(method.lastIndexOf('.') + 1), first -> new ArrayList<>())
                        .addAll(result.getBenchmarkResults());
            }
        }
        String file =
                directory.resolve("jmh-" + benchmarks.getSimpleName() + ".json").toString();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, file).writeOut(results.merged());
        return results;
    }

    /** Returns nanoseconds per operation, in each round's best moment: whatever else the machine does can only add to it. */
    Series nanos(String method) {
        return series(method, result -> result.getIterationResults().stream()
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .min()
                .orElseThrow());
    }

    /** Returns bytes allocated per operation. */
    Series bytes(String method) {
        return series(method, result -> Objects.requireNonNull(
                        result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore());
    }

    private Series series(String method, ToDoubleFunction<BenchmarkResult> figure) {
        return new Series(rounds.getOrDefault(method, List.of()).stream()
                .mapToDouble(figure)
                .boxed()
                .toList());
    }

    private List<RunResult> merged() {
        return rounds.values().stream()
                .map(results -> new RunResult(results.get(0).getParams(), results))
                .toList();
    }

    private static Options options(Class<?> benchmarks) {
        return new OptionsBuilder()
                .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(10)
                .measurementTime(TimeValue.milliseconds(200))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(ChildJvm.MEMORY.toArray(String[]::new))
                .build();
    }
}
