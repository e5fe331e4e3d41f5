package dev.socialconnector.apple;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.apple.AppleEmulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A connector beside an emulated Apple, with one clock for both, and whole sign-ins in one call. */
final class AppleBed implements AfterEachCallback {
    private static final OkHttpClient HTTP = new OkHttpClient();

    final SettableClock clock = new SettableClock();
    final AppleEmulator apple = AppleEmulator.start(clock);
    final ConnectorContext context =
            ConnectorContext.using(HTTP).withClock(clock).withSignInTimeout(Duration.ofSeconds(30));
    final AppleConnector connector = connector(apple, apple.settings(), context);

    static AppleConnector connector(AppleEmulator apple, Map<String, String> settings, ConnectorContext context) {
        AppleConfig.Builder config = AppleConfig.builder(
                        settings.getOrDefault("clientId", ""),
                        settings.getOrDefault("teamId", ""),
                        settings.getOrDefault("keyId", ""),
                        settings.getOrDefault("privateKey", ""))
                .nonceRequired(!"false".equals(settings.get("nativeNonceRequired")))
                .endpoints(AppleEndpoints.at(apple.address()));
        Optional.ofNullable(settings.get("bundleIds")).ifPresent(ids -> config.bundleIds(Set.of(ids)));
        return new AppleConnector(config.build(), context);
    }

    /** Returns a connector with another setting. */
    AppleConnector with(String key, String value) {
        Map<String, String> settings = new HashMap<>(apple.settings());
        settings.put(key, value);
        return connector(apple, settings, context);
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo("https://id.example.kr/callback/apple");
    }

    SocialLogin signIn() {
        return signIn(options());
    }

    SocialLogin signIn(AuthorizationOptions options) {
        AuthorizationRequest request = connector.begin(options);
        return complete(apple.approve(request.uri()), request);
    }

    SocialLogin complete(String form, AuthorizationRequest request) {
        return connector.complete(AuthorizationCallback.fromForm(form), request.session());
    }

    /** Signs in with ID tokens whose claims are changed. */
    SocialLogin signInWith(UnaryOperator<Map<String, Object>> claims) {
        apple.tampering().idTokenClaims(claims);
        return signIn();
    }

    <C extends Capability> C can(Class<C> type) {
        return connector.capability(type).orElseThrow();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        apple.close();
    }
}
