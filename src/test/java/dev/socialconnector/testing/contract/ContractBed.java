package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.RecordedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The connector under test, with a {@link Relay} between it and its provider, and whole sign-ins in one call. */
final class ContractBed implements AutoCloseable {
    private final ConnectorContract contract;
    final Relay relay;
    final ConnectorContext context;
    final SocialConnector connector;

    private ContractBed(ConnectorContract contract, Relay relay, ConnectorContext context) {
        this.contract = contract;
        this.relay = relay;
        this.context = context;
        this.connector = contract.connector(context);
    }

    static ContractBed open(ConnectorContract contract, Protocol protocol) {
        Relay relay = new Relay(List.of(protocol));
        return new ContractBed(contract, relay, ConnectorContext.using(relay.http(client -> client)));
    }

    /** Returns a bed of its own, which speaks this protocol to its relay. */
    ContractBed speaking(Protocol protocol) {
        return open(contract, protocol);
    }

    /** Returns a bed with the same relay, whose context is changed; it has learnt nothing yet. */
    ContractBed in(UnaryOperator<ConnectorContext> change) {
        return new ContractBed(contract, relay, change.apply(context));
    }

    /** Returns a bed with the same relay, whose host lends another client. */
    ContractBed lending(UnaryOperator<OkHttpClient.Builder> ofHost) {
        return in(unchanged -> ConnectorContext.using(relay.http(ofHost)));
    }

    /** Returns a bed with the same relay and this deadline, which has learnt nothing yet. */
    ContractBed within(Duration timeout) {
        return in(context -> context.withSignInTimeout(timeout));
    }

    /** Returns a connector of the same kind with another client id, in the same context, if there is one. */
    Optional<SocialConnector> connectorOfAnotherClient() {
        return contract.connectorOfAnotherClient(context);
    }

    ConnectorFactory factory() {
        return contract.factory();
    }

    Map<String, String> settings() {
        return contract.settings();
    }

    /** Returns the values of those settings that the form calls secrets. */
    List<String> secretSettings() {
        return contract.factory().metadata().fields().stream()
                .filter(field -> field.kind() == ConfigField.Kind.SECRET)
                .flatMap(field -> Optional.ofNullable(settings().get(field.key())).stream())
                .toList();
    }

    AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo(contract.redirectUri());
    }

    AuthorizationRequest begin() {
        return connector.begin(options());
    }

    /** Lets a person agree at the provider, and returns the query that the browser brings back. */
    String agreed(AuthorizationRequest request) {
        return contract.callbackQuery(request.uri());
    }

    SocialLogin complete(String query, AuthorizationSession session) {
        return connector.complete(callback(query), session);
    }

    /** Reads what the browser brings as a host does. */
    AuthorizationCallback callback(String brought) {
        return contract.formPost() ? AuthorizationCallback.fromForm(brought) : AuthorizationCallback.fromQuery(brought);
    }

    /** Tells whether the browser comes back with a form. */
    boolean isFormPost() {
        return contract.formPost();
    }

    /** Tells whether callers can choose scopes. */
    boolean takesScopes() {
        return contract.takesScopes();
    }

    /** Returns how many sign-ins show whether anything is kept of them. */
    int manySignIns() {
        return contract.manySignIns();
    }

    SocialLogin signIn() {
        AuthorizationRequest request = begin();
        return complete(agreed(request), request.session());
    }

    /** Signs in and returns how that was refused. */
    ConnectorException refusal() {
        return Refusals.refusalOf(this::signIn);
    }

    /** Completes with a callback that must be refused before the provider hears of it. */
    ConnectorException refusalWithoutCall(String query, AuthorizationSession session) {
        relay.forgetCalls();
        ConnectorException refusal = Refusals.refusalOf(() -> complete(query, session));
        assertThat(relay.count()).as("requests to the provider").isZero();
        return refusal;
    }

    /** Waits until something was asked in the background, and returns what was asked. */
    List<RecordedCall> warmedUp() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (relay.calls().stream().allMatch(call -> call.path().contains("/.well-known/openid-configuration"))
                && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return relay.calls();
    }

    /** Returns the paths that a first sign-in asks, each once, in their order. Leaves nothing behind. */
    List<String> paths() {
        return pathsOf(firstSignIn(false));
    }

    /** As {@link #paths()}, without what is asked before the browser leaves. */
    List<String> pathsOfComplete() {
        return pathsOf(firstSignIn(true));
    }

    /** Returns the path that the code is exchanged at. */
    String exchangePath() {
        return firstSignIn(true).stream()
                .filter(ContractBed::isExchange)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no request had grant_type=authorization_code"))
                .path();
    }

    /** Returns the exchanges of a code that have passed. */
    List<RecordedCall> exchanges() {
        return relay.calls().stream().filter(ContractBed::isExchange).toList();
    }

    /** Returns the parameters that the browser is sent with, decoded and with repetitions. */
    static Map<String, List<String>> parameters(AuthorizationRequest request) {
        return Parameters.parse(request.uri().getRawQuery()).toMap();
    }

    @Override
    public void close() {
        relay.close();
    }

    private List<RecordedCall> firstSignIn(boolean onlyComplete) {
        relay.forgetCalls();
        ContractBed fresh = within(Duration.ofSeconds(20));
        AuthorizationRequest request = fresh.begin();
        if (onlyComplete) {
            relay.forgetCalls();
        }
        fresh.complete(agreed(request), request.session());
        List<RecordedCall> calls = relay.calls();
        relay.forgetCalls();
        return calls;
    }

    private static List<String> pathsOf(List<RecordedCall> calls) {
        return calls.stream().map(RecordedCall::path).distinct().toList();
    }

    private static boolean isExchange(RecordedCall call) {
        return call.parameter("grant_type").filter("authorization_code"::equals).isPresent();
    }
}
