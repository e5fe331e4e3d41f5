package dev.socialconnector.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A process with one contender, which signs in as it is told until its standard input ends. */
final class LoginWorker {
    private LoginWorker() {}

    /**
     * Takes the contender's name, the mock server's port and the second in which it issued its ID tokens; signs in once; prints how
     * many milliseconds that took since the JVM began. Then takes lines of {@code platform|virtual threads millis}, and prints a
     * {@link LoginSample} for each.
     */
    public static void main(String[] arguments) throws Exception {
        URI kakao = MockAnswers.base(Integer.parseInt(arguments[1]));
        Login login = Login.named(arguments[0], kakao, Instant.ofEpochSecond(Long.parseLong(arguments[2])));
        login.signIn(0);
        System.out.println(System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime());
        Load platform = new Load(login, platformThreads());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", -1);
            Load load = words[0].equals("virtual") ? new Load(login, virtualThreads()) : platform;
            System.out.println(load.run(Integer.parseInt(words[1]), Long.parseLong(words[2])));
        }
        System.exit(0);
    }

    static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= 21;
    }

    private static ExecutorService platformThreads() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** By name: this is compiled for Java 17. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
