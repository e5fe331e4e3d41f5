package dev.socialconnector.demo;

import dev.socialconnector.demo.accounts.SessionKeys;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.KakaoDemo;
import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was asked for on the command line.
 *
 * @param help whether to explain the options and do nothing else
 * @param once whether to sign in once without a browser, print the result and end
 * @param provider where to sign in, for {@code once}
 * @param user who signs in, for {@code once} at Kakao
 * @param port where to listen; 0 for any free port
 * @param address what browsers call the site, if it is not this process alone
 * @param sessionKeys what seals sessions into cookies
 * @param kakaoPort where the emulated Kakao listens
 * @param kakao the Kakao that another process emulates
 */
record DemoArguments(
        boolean help,
        boolean once,
        Optional<String> provider,
        Optional<String> user,
        Optional<Integer> port,
        Optional<URI> address,
        Optional<SessionKeys> sessionKeys,
        Optional<Integer> kakaoPort,
        Optional<URI> kakao) {
    static final int DEFAULT_PORT = 8080;
    static final String DEFAULT_USER = "jiu";

    static final String USAGE = """
            Usage: mvn -q test-compile exec:java [-Dexec.args="OPTIONS"]

              --port N            listen on this port of the loopback interface (default 8080; 0 for any free port)
              --once              sign in once without a browser at the emulated Kakao, print the result as JSON, and end
              --once --user NAME  let another user of the emulator sign in (default jiu)
              --once --provider P sign in at another emulated provider: %s
              --help              show this text

            With KAKAO_CLIENT_ID (and KAKAO_CLIENT_SECRET, if the key has one) in the environment, the server signs people
            in at the real Kakao; and so for each provider, by its name in capital letters. KAKAO_APPLICATION_ID and
            KAKAO_ADMIN_KEY are optional, and let it do more. OIDC needs an OIDC_ISSUER. The settings pages,
            http://localhost:8080/admin, list the addresses to register, first http://localhost:8080/callback/kakao.

            Several processes as one site, of which any finishes the sign-ins that another began:

              --session-key K     seal the session of a sign-in into a cookie, with this key of 32 bytes in base64url; K,OLD
                                  still opens what was sealed with the old one. DEMO_SESSION_KEY in the environment does the
                                  same, where no list of processes shows it
              --address URL       what browsers and Kakao call the site, such as the address of its load balancer
              --kakao-port N      let the emulated Kakao listen on this port
              --kakao URL         use the Kakao that another process emulates, at this loopback address

            Exit status: 0 success, 1 the sign-in was refused, 2 wrong usage, wrong settings or a port that is in use.
            """.formatted(String.join(", ", DemoProviders.ids()));

    private static final Set<String> FLAGS = Set.of("--help", "-h", "--once");
    private static final Set<String> OPTIONS =
            Set.of("--user", "--provider", "--port", "--address", "--session-key", "--kakao-port", "--kakao");
    private static final Set<String> OF_SERVERS = Set.of("--address", "--session-key", "--kakao-port", "--kakao");

    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.-]{1,253}(:\\d{1,5})?");
    private static final Pattern EMULATED = Pattern.compile("http://(127\\.0\\.0\\.1|localhost):\\d{1,5}");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if it makes no sense; the message says why
     */
    static DemoArguments parse(String... arguments) {
        Map<String, String> given = given(arguments);
        boolean once = given.containsKey("--once");
        if (given.containsKey("--user") && !once) {
            throw new IllegalArgumentException("--user needs --once; in a browser, Kakao's page asks who signs in");
        }
        if (given.containsKey("--provider") && !once) {
            throw new IllegalArgumentException("--provider needs --once; in a browser, there is a button for each");
        }
        if (given.containsKey("--provider") && !DemoProviders.ids().contains(given.get("--provider"))) {
            throw new IllegalArgumentException("--provider must be one of " + String.join(", ", DemoProviders.ids()));
        }
        if (given.containsKey("--user") && !KakaoDemo.ID.equals(given.getOrDefault("--provider", KakaoDemo.ID))) {
            throw new IllegalArgumentException("--user is for Kakao; the other emulators have one person each");
        }
        if (once && given.keySet().stream().anyMatch(OF_SERVERS::contains)) {
            throw new IllegalArgumentException("--once takes no other options than --provider, --user and --port");
        }
        if (given.containsKey("--kakao") && given.containsKey("--kakao-port")) {
            throw new IllegalArgumentException("--kakao-port is for an emulated Kakao here, --kakao for one elsewhere");
        }
        return new DemoArguments(
                given.containsKey("--help") || given.containsKey("-h"),
                once,
                Optional.ofNullable(given.get("--provider")),
                Optional.ofNullable(given.get("--user")),
                port(given, "--port"),
                uri(given, "--address", ADDRESS, "must be such as https://id.example.kr, without a path"),
                Optional.ofNullable(given.get("--session-key")).map(SessionKeys::parse),
                port(given, "--kakao-port"),
                uri(given, "--kakao", EMULATED, "must be such as http://127.0.0.1:9000, on this machine"));
    }

    private static Map<String, String> given(String... arguments) {
        Map<String, String> given = new HashMap<>();
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (FLAGS.contains(option)) {
                given.put(option, "");
            } else if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException("unknown option " + option);
            } else if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            } else {
                given.put(option, rest.next());
            }
        }
        return given;
    }

    private static Optional<Integer> port(Map<String, String> given, String option) {
        return Optional.ofNullable(given.get(option)).map(text -> {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
                throw new IllegalArgumentException(option + " must be a number between 0 and 65535");
            }
            return Integer.parseInt(text);
        });
    }

    private static Optional<URI> uri(Map<String, String> given, String option, Pattern form, String rule) {
        return Optional.ofNullable(given.get(option)).map(text -> {
            if (!form.matcher(text).matches()) {
                throw new IllegalArgumentException(option + " " + rule);
            }
            return URI.create(text);
        });
    }
}
