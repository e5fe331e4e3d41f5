package dev.socialconnector.bench;

import dev.socialconnector.kakao.MapProfileBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Measures everything, writes the figures, and judges none of them. */
final class Bench {
    private final Path directory;
    private final int rounds;
    private final Figures figures = new Figures();

    private Bench(Path directory, int rounds) {
        this.directory = directory;
        this.rounds = rounds;
    }

    /** Takes the folder for the figures, the number of rounds, and what to measure: any of verify, begin, map, login, cold, far. */
    public static void main(String[] arguments) throws Exception {
        endWithParent();
        List<String> parts = List.of(arguments[2].split(","));
        Bench bench = new Bench(Files.createDirectories(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
        if (parts.contains("verify")) {
            bench.verifyIdToken();
        }
        if (parts.contains("begin")) {
            bench.begin();
        }
        if (parts.contains("map")) {
            bench.mapProfile();
        }
        try (ChildJvm kakao = ChildJvm.start(MockKakao.class)) {
            String[] mock = kakao.answer();
            if (parts.contains("login")) {
                bench.login(mock);
            }
            if (parts.contains("cold")) {
                bench.coldFirstLogin(mock);
            }
        }
        if (parts.contains("far")) {
            bench.farCallback();
        }
        bench.figures.write(bench.directory);
        System.out.println(bench.figures.table());
    }

    private void verifyIdToken() throws RunnerException {
        Microbenchmarks results = Microbenchmarks.run(VerifyIdTokenBench.class, rounds, directory);
        Series ours = results.nanos("ours");
        figures.put("verifyIdToken.ratioToByHand", ours.over(results.nanos("byHand")), "<= 1.05");
        figures.put("verifyIdToken.bytesPerOp", results.bytes("ours"), "<= 14336");
        figures.put("verifyIdToken.ratioToNimbusProcessor", ours.over(results.nanos("nimbusProcessor")), "< 1");
        figures.put("verifyIdToken.ratioToSpring", ours.over(results.nanos("springDecoder")), "< 1");
        figures.put("verifyIdToken.ratioToJavaJwt", ours.over(results.nanos("javaJwt")), "< 1");
        figures.explain("verifyIdToken.nanos", ours);
        figures.explain("verifyIdToken.byHand.bytesPerOp", results.bytes("byHand"));
    }

    private void begin() throws RunnerException {
        Microbenchmarks results = Microbenchmarks.run(BeginBench.class, rounds, directory);
        figures.put("begin.nanos", results.nanos("begin"), "< 10000");
        figures.put("begin.bytesPerOp", results.bytes("begin"), "< 4096");
    }

    private void mapProfile() throws RunnerException {
        Microbenchmarks results = Microbenchmarks.run(MapProfileBench.class, rounds, directory);
        figures.put("mapProfile.ratioToTree", results.nanos("profile").over(results.nanos("tree")), "<= 1.3");
        figures.explain("mapProfile.nanos", results.nanos("profile"));
        figures.explain("mapProfile.bytesPerOp", results.bytes("profile"));
        figures.explain("mapProfile.tree.bytesPerOp", results.bytes("tree"));
    }

    private void login(String[] mock) throws IOException {
        List<String> loads = new ArrayList<>(List.of("platform 1", "platform 16", "platform 64"));
        if (LoginWorker.hasVirtualThreads()) {
            loads.add("virtual 64");
        }
        Map<String, LoginRounds> results = LoginRounds.run(mock, loads, 2 * rounds - 1);
        results.forEach((load, result) -> {
            String name = "login." + load.replace("platform ", "c").replace("virtual ", "virtual");
            Series ours = result.logins("ours");
            Series bare = result.logins("bare");
            if (load.startsWith("platform")) {
                figures.put(name + ".ratioToBare", ours.over(bare), ">= 1");
            } else {
                figures.explain(name + ".ratioToBare", ours.over(bare));
            }
            figures.explain(name + ".perSecond", ours);
            if (load.equals("platform 64")) {
                Series cpu = result.cpuMicros("ours").over(result.cpuMicros("bare"));
                figures.put(name + ".cpuRatioToBare", cpu, "<= 1.05");
                figures.put(name + ".bytesPerLogin", result.bytes("ours"), "<= 61440");
                figures.explain(name + ".bare.bytesPerLogin", result.bytes("bare"));
                Series idTokenOnly = result.logins("idTokenOnly").over(bare);
                figures.put("loginIdTokenOnly.c64.ratioToBare", idTokenOnly, ">= 1.8");
                figures.explain(
                        "loginIdTokenOnly.c64.bare.ratioToBare",
                        result.logins("bareIdTokenOnly").over(bare));
            }
        });
    }

    private void coldFirstLogin(String[] mock) throws IOException {
        ColdLogins results = ColdLogins.run(mock, rounds);
        figures.put("coldFirstLogin.ratioToBare", results.millis("ours").over(results.millis("bare")), "<= 1.1");
        figures.explain("coldFirstLogin.millis", results.millis("ours"));
    }

    private void farCallback() throws Exception {
        FarCallbacks results = FarCallbacks.run(rounds);
        for (String layout : FarCallbacks.LAYOUTS) {
            for (String moment : FarCallbacks.MOMENTS) {
                String name = "farCallback." + layout + "." + moment;
                Series bare = results.millis(layout, "bare", moment);
                figures.put(
                        name + ".ratioToBare",
                        results.millis(layout, "ours", moment).over(bare),
                        "<= 1.1");
                figures.put(
                        name + ".warmedUp.ratioToBare",
                        results.millis(layout, "warmedUp", moment).over(bare),
                        "< 1");
                for (String contender : FarCallbacks.CONTENDERS) {
                    figures.explain(name + "." + contender + ".millis", results.millis(layout, contender, moment));
                }
            }
        }
    }

    /** A build that is broken off leaves nothing running. */
    private static void endWithParent() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Thread watch = new Thread(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(1);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
