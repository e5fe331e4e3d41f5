package dev.socialconnector.demo;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param help whether to explain the options and do nothing else
 * @param once whether to sign in once without a browser, print the result and end
 * @param user who signs in, for {@code once}
 * @param port where to listen; 0 for any free port
 */
record DemoArguments(boolean help, boolean once, Optional<String> user, Optional<Integer> port) {
    static final int DEFAULT_PORT = 8080;
    static final String DEFAULT_USER = "jiu";

    static final String USAGE = """
            Usage: mvn -q test-compile exec:java [-Dexec.args="OPTIONS"]

              --port N            listen on this port of the loopback interface (default 8080; 0 for any free port)
              --once              sign in once without a browser at the emulated Kakao, print the result as JSON, and end
              --once --user NAME  let another user of the emulator sign in (default jiu)
              --help              show this text

            With KAKAO_CLIENT_ID (and KAKAO_CLIENT_SECRET, if the key has one) in the environment, the server signs people
            in at the real Kakao. KAKAO_APPLICATION_ID and KAKAO_ADMIN_KEY are optional, and let it do more. Its settings page,
            http://localhost:8080/admin, lists the addresses to register at Kakao, first http://localhost:8080/callback/kakao.

            Exit status: 0 success, 1 the sign-in was refused, 2 wrong usage, wrong settings or a port that is in use.
            """;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it makes no sense; the message says why
     */
    static DemoArguments parse(String... arguments) {
        boolean help = false;
        boolean once = false;
        Optional<String> user = Optional.empty();
        Optional<Integer> port = Optional.empty();
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--once" -> once = true;
                case "--user" -> user = Optional.of(valueOf(option, rest));
                case "--port" -> port = Optional.of(port(valueOf(option, rest)));
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (user.isPresent() && !once) {
            throw new IllegalArgumentException("--user needs --once; in a browser, Kakao's page asks who signs in");
        }
        return new DemoArguments(help, once, user, port);
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("--port must be a number between 0 and 65535");
        }
        return Integer.parseInt(text);
    }
}
