package dev.socialconnector.demo;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.demo.accounts.SessionKeys;
import dev.socialconnector.demo.accounts.SignedIn;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.KakaoDemo;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the demo identity server, or signs in once without a browser; see {@link DemoArguments#USAGE}.
 *
 * <p>Standard output carries the result alone: one line with the address to open, or one JSON document.
 */
public final class DemoServer {
    private static final int SUCCESS = 0;
    private static final int REFUSED = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    private DemoServer(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs until Ctrl-C, or with {@code --once} until the sign-in is over. */
    public static void main(String[] arguments) {
        // The names are Korean, and the console's own encoding may be anything.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = run(arguments, System.getenv(), out, err);
        if (status != SUCCESS) {
            System.exit(status);
        }
    }

    /** Does as the command line says, and returns the exit status; the server may go on running on its own threads. */
    public static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            return new DemoServer(out, err).run(DemoArguments.parse(arguments), environment);
        } catch (IllegalArgumentException wrongUsage) {
            err.println("error: " + wrongUsage.getMessage() + "\n\n" + DemoArguments.USAGE);
            return WRONG_USAGE;
        }
    }

    private int run(DemoArguments arguments, Map<String, String> environment) {
        if (arguments.help()) {
            out.print(DemoArguments.USAGE);
            return SUCCESS;
        }
        try {
            return arguments.once() ? signInOnce(arguments) : serve(arguments, environment);
        } catch (BindException taken) {
            err.println("error: port " + arguments.port().orElse(DemoArguments.DEFAULT_PORT)
                    + " cannot be used, maybe it is in use already; choose another one with --port N");
            return WRONG_USAGE;
        } catch (IOException broken) {
            err.println("error: " + broken);
            return REFUSED;
        }
    }

    private int serve(DemoArguments arguments, Map<String, String> environment) throws IOException {
        Optional<SessionKeys> sessionKeys = arguments.sessionKeys().or(() -> sessionKeys(environment));
        DemoProviders providers;
        try {
            providers = DemoProviders.of(kakao(arguments), environment);
        } catch (ConnectorException misconfigured) {
            err.println("error: " + misconfigured.getMessage());
            return WRONG_USAGE;
        }
        try {
            if (arguments.kakaoPort().isPresent()) {
                providers.get(KakaoDemo.ID).connector(); // starts it now, as other processes wait for it
            }
            IdentityServer server = IdentityServer.start(
                    providers,
                    new Node(arguments.port().orElse(DemoArguments.DEFAULT_PORT), arguments.address(), sessionKeys));
            out.println("Open " + server.address() + " in a browser to sign in" + kinds(providers) + "; Ctrl-C ends.");
            return SUCCESS;
        } catch (UncheckedIOException taken) {
            providers.close();
            err.println("error: --kakao-port: " + taken.getMessage());
            return WRONG_USAGE;
        } catch (IOException failed) {
            providers.close();
            throw failed;
        }
    }

    private static String kinds(DemoProviders providers) {
        List<String> real = providers.all().stream()
                .filter(provider -> !provider.isEmulated())
                .map(provider -> provider.metadata().name().english())
                .toList();
        return real.isEmpty()
                ? " at emulated providers"
                : "; real: " + String.join(", ", real) + ", all others are emulated";
    }

    /** What the command line says of an emulated Kakao comes before the environment: nothing real is told to it. */
    private static KakaoDemo kakao(DemoArguments arguments) {
        return arguments
                .kakao()
                .map(KakaoDemo::elsewhere)
                .or(() -> arguments.kakaoPort().map(KakaoDemo::at))
                .orElseGet(KakaoDemo::inThisProcess);
    }

    private static Optional<SessionKeys> sessionKeys(Map<String, String> environment) {
        return Optional.of(environment.getOrDefault("DEMO_SESSION_KEY", ""))
                .filter(text -> !text.isBlank())
                .map(SessionKeys::parse);
    }

    private int signInOnce(DemoArguments arguments) throws IOException {
        try {
            SignedIn person = OneSignIn.of(
                    arguments.provider().orElse(KakaoDemo.ID),
                    arguments.user().orElse(DemoArguments.DEFAULT_USER),
                    arguments.port().orElse(0));
            out.println(LoginJson.of(person, Instant.now()));
            return SUCCESS;
        } catch (IllegalArgumentException unknownUser) {
            err.println("error: " + unknownUser.getMessage());
            return WRONG_USAGE;
        } catch (OneSignIn.Refused refused) {
            err.println("error: " + refused.getMessage());
            return REFUSED;
        }
    }
}
