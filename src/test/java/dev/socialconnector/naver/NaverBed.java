package dev.socialconnector.naver;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.naver.NaverEmulator;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A connector beside an emulated Naver, and whole sign-ins in one call; ends with each test. */
final class NaverBed implements AfterEachCallback {
    static final String SUBJECT = NaverEmulator.SUBJECT;
    private static final OkHttpClient HTTP = new OkHttpClient();

    final SettableClock clock = new SettableClock();
    final NaverEmulator naver = NaverEmulator.start(clock);
    final ConnectorContext context = ConnectorContext.using(HTTP).withClock(clock);
    final NaverConnector connector = with(config -> config);

    /** Returns a connector of the same Naver with other settings. */
    NaverConnector with(UnaryOperator<NaverConfig> change) {
        NaverConfig config = NaverConfig.of(NaverEmulator.CLIENT_ID, NaverEmulator.CLIENT_SECRET)
                .withEndpoints(NaverEndpoints.at(naver.base()));
        return new NaverConnector(change.apply(config), context);
    }

    NaverConnector classic() {
        return with(config -> config.withOpenIdConnect(false));
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo("https://id.example.kr/callback/naver");
    }

    SocialLogin signIn() {
        return signIn(connector);
    }

    SocialLogin signIn(NaverConnector by) {
        AuthorizationRequest request = by.begin(options());
        return complete(by, naver.approve(request.uri()), request.session());
    }

    static SocialLogin complete(NaverConnector by, String query, AuthorizationSession session) {
        return by.complete(AuthorizationCallback.fromQuery(query), session);
    }

    /** Signs in and returns how that was refused. */
    ConnectorException refusal() {
        return Refusals.refusalOf(this::signIn);
    }

    /** Returns an ability that the connector must have. */
    <C extends Capability> C can(Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    static UserRef user(TokenSet tokens) {
        return UserRef.byTokens(tokens, SUBJECT);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        naver.close();
    }
}
