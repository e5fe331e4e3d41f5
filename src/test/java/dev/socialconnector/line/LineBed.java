package dev.socialconnector.line;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.line.LineEmulator;
import dev.socialconnector.testing.line.LinePerson;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A connector beside an emulated LINE, with one clock for both. */
final class LineBed implements AfterEachCallback {
    private static final OkHttpClient HTTP = new OkHttpClient();

    final SettableClock clock;
    final LineEmulator line;
    final ConnectorContext context;
    final LineConnector connector;

    private LineBed(SettableClock clock, LineEmulator line, UnaryOperator<LineConfig> settings) {
        this.clock = clock;
        this.line = line;
        this.context = ConnectorContext.using(HTTP).withClock(clock);
        LineConfig config = LineConfig.of(LineEmulator.CHANNEL_ID, LineEmulator.CHANNEL_SECRET)
                .withEndpoints(LineEndpoints.at(line.address()));
        this.connector = new LineConnector(settings.apply(config), context);
    }

    static LineBed start() {
        SettableClock clock = new SettableClock();
        return new LineBed(clock, LineEmulator.start(clock), settings -> settings);
    }

    /** Returns a bed with the same LINE, and a connector with other settings. */
    LineBed with(UnaryOperator<LineConfig> settings) {
        return new LineBed(clock, line, settings);
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo("https://id.example.kr/callback/line");
    }

    SocialLogin signIn(LinePerson person) {
        return signIn(options(), person);
    }

    SocialLogin signIn(AuthorizationOptions options, LinePerson person) {
        AuthorizationRequest request = connector.begin(options);
        return complete(line.approve(request.uri(), person), request);
    }

    SocialLogin complete(String query, AuthorizationRequest request) {
        return connector.complete(AuthorizationCallback.fromQuery(query), request.session());
    }

    /** Signs in and returns how that was refused. */
    ConnectorException refusal() {
        return Refusals.refusalOf(() -> signIn(LinePerson.SAKURA));
    }

    <C extends Capability> C can(Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        line.close();
    }
}
