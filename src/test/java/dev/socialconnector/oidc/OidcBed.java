package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import dev.socialconnector.testing.openid.OpenIdProviderBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A connector beside a provider, with one clock for both, and whole sign-ins in one call. A {@code @RegisterExtension} that is not
 * static ends it with each test.
 */
final class OidcBed implements AfterEachCallback, AutoCloseable {
    static final String SITE = "https://login.example.com";

    final SettableClock clock;
    final OpenIdProvider provider;
    final ConnectorContext context;
    final OidcConnector connector;
    private final UnaryOperator<OidcConfig.Builder> settings;

    private OidcBed(
            SettableClock clock,
            OpenIdProvider provider,
            ConnectorContext context,
            UnaryOperator<OidcConfig.Builder> settings) {
        this.clock = clock;
        this.provider = provider;
        this.context = context;
        this.settings = settings;
        OidcConfig.Builder config =
                OidcConfig.builder(provider.issuer(), provider.clientId()).clientSecret(provider.clientSecret());
        this.connector = new OidcConnector(settings.apply(config).build(), context);
    }

    /** Starts with a provider on the loopback. */
    static OidcBed start() {
        return start(provider -> provider);
    }

    static OidcBed start(UnaryOperator<OpenIdProviderBuilder> change) {
        return make(change, OidcConfig.Builder::allowingLoopback);
    }

    /** Starts with a provider that is found at {@link #SITE}, as far as the connector can tell. */
    static OidcBed startRemote() {
        return startRemote(provider -> provider);
    }

    static OidcBed startRemote(UnaryOperator<OpenIdProviderBuilder> change) {
        return make(builder -> change.apply(builder.site(SITE)), config -> config);
    }

    private static OidcBed make(
            UnaryOperator<OpenIdProviderBuilder> change, UnaryOperator<OidcConfig.Builder> settings) {
        SettableClock clock = new SettableClock();
        OpenIdProvider provider =
                change.apply(OpenIdProvider.builder().clock(clock)).start();
        ConnectorContext context =
                ConnectorContext.using(provider.http()).withClock(clock).withSignInTimeout(Duration.ofSeconds(30));
        return new OidcBed(clock, provider, context, settings);
    }

    /** Returns a bed with the same provider and context, and another connector, whose settings are changed. */
    OidcBed with(UnaryOperator<OidcConfig.Builder> change) {
        return new OidcBed(clock, provider, context, config -> change.apply(settings.apply(config)));
    }

    /** Returns a bed with the same provider and another connector, whose context is changed. */
    OidcBed in(UnaryOperator<ConnectorContext> change) {
        return new OidcBed(clock, provider, change.apply(context), settings);
    }

    /** Returns a bed with the same provider and another connector, which has learnt nothing yet. */
    OidcBed anew() {
        return in(used -> used.withClock(clock));
    }

    /** Returns a bed with the same provider and another connector, which talks through this client. */
    OidcBed over(OkHttpClient http) {
        return in(used -> ConnectorContext.using(http).withClock(clock));
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo("https://id.example.kr/callback/oidc");
    }

    AuthorizationRequest begin() {
        return connector.begin(options());
    }

    SocialLogin complete(String query, AuthorizationSession session) {
        return connector.complete(AuthorizationCallback.fromQuery(query), session);
    }

    SocialLogin signIn() {
        return signIn(options());
    }

    SocialLogin signIn(AuthorizationOptions options) {
        AuthorizationRequest request = connector.begin(options);
        return complete(provider.approve(request.uri()), request.session());
    }

    /** Returns an ability that the connector must have. */
    <C extends Capability> C can(Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    /** Signs in and returns how that was refused. */
    ConnectorException refusal() {
        return Refusals.refusalOf(this::signIn);
    }

    /** Completes with a callback that must be refused before the provider hears of it. */
    ConnectorException refusalWithoutCall(String query, AuthorizationSession session) {
        provider.forgetCalls();
        ConnectorException refusal = Refusals.refusalOf(() -> complete(query, session));
        assertThat(provider.count()).as("requests to the provider").isZero();
        return refusal;
    }

    /** Returns how often the discovery document was asked for. */
    int downloads() {
        return provider.count(provider.discoveryPath());
    }

    /** Returns the last call of the token endpoint. */
    RecordedCall tokenCall() {
        List<RecordedCall> calls = provider.calls(OpenIdPaths.TOKEN);
        return calls.get(calls.size() - 1);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        provider.close();
    }
}
