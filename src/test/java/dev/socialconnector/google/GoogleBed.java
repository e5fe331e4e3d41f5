package dev.socialconnector.google;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.google.GoogleEmulator;
import dev.socialconnector.testing.google.GooglePerson;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A connector beside an emulated Google, with one clock for both. */
final class GoogleBed implements AfterEachCallback {
    private static final OkHttpClient HTTP = new OkHttpClient();

    final SettableClock clock;
    final GoogleEmulator google;
    final ConnectorContext context;
    final GoogleConnector connector;

    private GoogleBed(SettableClock clock, GoogleEmulator google, UnaryOperator<GoogleConfig.Builder> settings) {
        this.clock = clock;
        this.google = google;
        this.context = ConnectorContext.using(HTTP).withClock(clock);
        GoogleConfig.Builder config = GoogleConfig.builder(GoogleEmulator.CLIENT_ID, GoogleEmulator.CLIENT_SECRET)
                .endpoints(GoogleEndpoints.at(google.address()));
        this.connector = new GoogleConnector(settings.apply(config).build(), context);
    }

    static GoogleBed start() {
        SettableClock clock = new SettableClock();
        return new GoogleBed(clock, GoogleEmulator.start(clock), settings -> settings);
    }

    /** Returns a bed with the same Google, and a connector with other settings. */
    GoogleBed with(UnaryOperator<GoogleConfig.Builder> settings) {
        return new GoogleBed(clock, google, settings);
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo("https://id.example.kr/callback/google");
    }

    SocialLogin signIn(GooglePerson person) {
        return signIn(options(), person);
    }

    SocialLogin signIn(AuthorizationOptions options, GooglePerson person) {
        AuthorizationRequest request = connector.begin(options);
        String query = google.approve(request.uri(), person);
        return connector.complete(AuthorizationCallback.fromQuery(query), request.session());
    }

    /** Signs in and returns how that was refused. */
    ConnectorException refusal(GooglePerson person) {
        return Refusals.refusalOf(() -> signIn(person));
    }

    <C extends Capability> C can(Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        google.close();
    }
}
