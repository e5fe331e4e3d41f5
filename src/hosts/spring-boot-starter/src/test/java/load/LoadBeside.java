package load;

import dev.socialconnector.spring.cluster.Visitor;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Measures the starter beside Spring Security's {@code oauth2Login} and beside the least there is, at the same Kakao: sign-ins for each
 * second of processor time of the application, and its memory. People and Kakao are in another process. Not a test:
 * {@code mvn test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=load.LoadBeside -Dexec.args="64 120"}
 */
public final class LoadBeside {
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newFixedThreadPool(4, LoadBeside::daemon))
            .build();
    private final LongAdder failed = new LongAdder();
    private final int users;
    private final Duration time;

    private LoadBeside(int users, Duration time) {
        this.users = users;
        this.time = time;
    }

    /** Takes the number of people at once and of seconds for each of them. */
    public static void main(String[] args) throws Exception {
        LoadBeside load = new LoadBeside(Integer.parseInt(args[0]), Duration.ofSeconds(Long.parseLong(args[1])));
        double starter = load.measured(LoadedHost.Kind.STARTER);
        double springs = load.measured(LoadedHost.Kind.OAUTH2_LOGIN);
        double least = load.measured(LoadedHost.Kind.HAND_WRITTEN);
        System.out.printf("%d failed%n", load.failed.sum());
        System.out.printf("ratio of sign-ins per second of processor time: %.2f%n", starter / springs);
        System.out.printf(
                "of the least there is: the starter %.2f, oauth2Login %.2f%n", starter / least, springs / least);
    }

    private double measured(LoadedHost.Kind kind) throws Exception {
        try (KakaoEmulator kakao = KakaoEmulator.start()) {
            Process host = start(kind, kakao);
            try {
                URI address = URI.create("http://localhost:" + port(host));
                kakao.app().redirectUri(address + kind.callback);
                run(address.resolve(kind.begin), kakao, WARM_UP);
                Duration before = processorTime(host);
                long signIns = run(address.resolve(kind.begin), kakao, time);
                double seconds = processorTime(host).minus(before).toMillis() / 1_000.0;
                System.out.printf(
                        "%s: %d sign-ins, %.1f s of processor time, %.1f sign-ins per second of it, %s at most%n",
                        kind, signIns, seconds, signIns / seconds, memory(host));
                return signIns / seconds;
            } finally {
                host.destroyForcibly();
            }
        }
    }

    private long run(URI begin, KakaoEmulator kakao, Duration how) throws InterruptedException {
        LongAdder done = new LongAdder();
        long end = System.nanoTime() + how.toNanos();
        ExecutorService people = Executors.newFixedThreadPool(users, LoadBeside::daemon);
        for (int i = 0; i < users; i++) {
            people.execute(() -> {
                while (System.nanoTime() < end) {
                    (signIn(begin, kakao) ? done : failed).increment();
                    kakao.forgetCalls(); // or the emulator's memory is what is measured
                }
            });
        }
        people.shutdown();
        if (!people.awaitTermination(how.toSeconds() + 120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("people are still waiting");
        }
        return done.sum();
    }

    private boolean signIn(URI begin, KakaoEmulator kakao) {
        Visitor visitor = new Visitor(http);
        try {
            URI back = kakao.approve(Visitor.next(visitor.open(begin)), "jiu");
            URI home = Visitor.next(visitor.open(back));
            return !home.toString().isEmpty() && !home.getPath().contains("login");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Process start(LoadedHost.Kind kind, KakaoEmulator kakao) throws IOException {
        String registration = "--social-connector.registrations.kakao.";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                LoadedHost.class.getName(),
                kind.name(),
                "--server.port=0",
                registration + "settings.clientId=" + kakao.app().clientId(),
                registration + "settings.clientSecret=" + kakao.app().clientSecret(),
                registration + "endpoints.base=" + kakao.address()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("load.class.path", classPath()));
        return builder.start();
    }

    private static String classPath() {
        ClassLoader loader = LoadBeside.class.getClassLoader();
        return loader instanceof java.net.URLClassLoader urls
                ? java.util.Arrays.stream(urls.getURLs())
                        .map(url -> Path.of(url.getPath()).toString())
                        .collect(Collectors.joining(java.io.File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private static int port(Process host) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LoadedHost.READY)) {
                daemon(() -> output.lines().forEach(System.err::println)).start();
                return Integer.parseInt(line.substring(LoadedHost.READY.length()));
            }
            before.append(line).append('\n');
        }
        throw new IllegalStateException("the application did not start:\n" + before);
    }

    private static Duration processorTime(Process host) {
        return host.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** Linux says how much memory a process has had at most. */
    private static String memory(Process host) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + host.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown memory");
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
