package dev.socialconnector.openid;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.oidc.OidcConfig;
import dev.socialconnector.oidc.OidcConnector;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.time.Duration;

/** A relying party that knows its provider by the issuer alone, for the modules that Kakao's own connector cannot play. */
final class DiscoveringParty implements AutoCloseable {
    final OpenIdProvider provider =
            OpenIdProvider.builder().issuerPath("/test/a/module/").start();
    final OidcConnector connector = new OidcConnector(
            OidcConfig.builder(provider.issuer(), provider.clientId())
                    .clientSecret(provider.clientSecret())
                    .allowingLoopback()
                    .build(),
            ConnectorContext.using(provider.http()).withSignInTimeout(Duration.ofMinutes(1)));

    SocialLogin signIn() {
        AuthorizationRequest request = connector.begin(AuthorizationOptions.redirectingTo(KakaoEmulator.REDIRECT_URI));
        return connector.complete(AuthorizationCallback.fromQuery(provider.approve(request.uri())), request.session());
    }

    /** Signs in and returns why it failed. */
    ConnectorException refusedSignIn() {
        ConnectorException refusal = catchThrowableOfType(ConnectorException.class, this::signIn);
        if (refusal == null) {
            throw new AssertionError("what must be refused was accepted");
        }
        return refusal;
    }

    @Override
    public void close() {
        provider.close();
    }
}
