package dev.socialconnector.microsoft;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A connector beside an emulated Microsoft, with one clock for both, and whole sign-ins in one call. */
final class MicrosoftBed implements AfterEachCallback {
    private static final OkHttpClient HTTP = new OkHttpClient();

    final SettableClock clock;
    final MicrosoftEmulator microsoft;
    final ConnectorContext context;
    final MicrosoftConnector connector;

    /** Starts with a connector for all accounts. */
    MicrosoftBed() {
        this.clock = new SettableClock();
        this.microsoft = MicrosoftEmulator.start(clock);
        this.context = ConnectorContext.using(HTTP).withClock(clock).withSignInTimeout(Duration.ofSeconds(30));
        this.connector = connector(microsoft, "common", context, config -> config);
    }

    private MicrosoftBed(MicrosoftBed from, MicrosoftConnector connector) {
        this.clock = from.clock;
        this.microsoft = from.microsoft;
        this.context = from.context;
        this.connector = connector;
    }

    static MicrosoftConnector connector(
            MicrosoftEmulator microsoft,
            String tenant,
            ConnectorContext context,
            UnaryOperator<MicrosoftConfig.Builder> change) {
        MicrosoftConfig.Builder config = MicrosoftConfig.builder(
                        tenant, MicrosoftEmulator.CLIENT_ID, MicrosoftEmulator.CLIENT_SECRET)
                .endpoints(MicrosoftEndpoints.at(microsoft.address()));
        return new MicrosoftConnector(change.apply(config).build(), context);
    }

    /** Returns a bed with the same Microsoft and another connector. */
    MicrosoftBed of(String tenant) {
        return of(tenant, config -> config);
    }

    MicrosoftBed of(String tenant, UnaryOperator<MicrosoftConfig.Builder> change) {
        return new MicrosoftBed(this, connector(microsoft, tenant, context, change));
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo("https://id.example.kr/callback/microsoft");
    }

    SocialLogin signIn() {
        return signIn(options());
    }

    SocialLogin signIn(AuthorizationOptions options) {
        AuthorizationRequest request = connector.begin(options);
        return complete(microsoft.approve(request.uri()), request);
    }

    SocialLogin complete(String query, AuthorizationRequest request) {
        return connector.complete(AuthorizationCallback.fromQuery(query), request.session());
    }

    ConnectorException refusal() {
        return Refusals.refusalOf(this::signIn);
    }

    <C extends Capability> C can(Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        microsoft.close();
    }
}
