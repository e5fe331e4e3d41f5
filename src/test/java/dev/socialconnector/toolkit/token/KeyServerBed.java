package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A key server, and verifiers of the ID tokens of any issuer that names its key set. */
final class KeyServerBed implements AfterEachCallback {
    final SettableClock clock = new SettableClock();
    final Duration timeout;
    private final OpenIdProvider provider =
            OpenIdProvider.builder().clock(clock).start();
    private final ConnectorContext context;

    /** Starts with this time for a sign-in, and for a download. */
    KeyServerBed(Duration timeout) {
        this.timeout = timeout;
        this.context = ConnectorContext.using(provider.http()).withClock(clock).withSignInTimeout(timeout);
    }

    IdTokenVerifier verifierOf(String issuer) {
        return new IdTokenVerifier(
                context,
                ProviderClient.of(context, "test", OAuthErrors::ofAnswer),
                issuer,
                Set.of("client"),
                URI.create(provider.issuer() + OpenIdPaths.JWKS));
    }

    /** Verifies a token as one that the issuer's token endpoint gave. */
    VerifiedClaims verify(IdTokenVerifier verifier, String token) {
        return verifier.verify(
                token, IdTokenExpectations.ofCodeFlow(Optional.empty(), Optional.empty()), Deadline.in(timeout));
    }

    /** Returns a good token. */
    String tokenOf(String issuer) {
        return tokenOf(issuer, keys().currentKeyId());
    }

    /** Returns a token signed by the current key, whatever it calls that. */
    String tokenOf(String issuer, String keyId) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> header = new LinkedHashMap<>(keys().header());
        header.put("kid", keyId);
        return keys().sign(
                        Answers.write(header),
                        Answers.write(
                                Map.of("iss", issuer, "aud", "client", "sub", "person", "iat", now, "exp", now + 600)));
    }

    SigningKeys keys() {
        return provider.keys();
    }

    /** Replaces the current key under its id, which it returns. */
    String replaceKey() {
        String before = keys().currentKeyId();
        keys().rotate();
        keys().publishInstead(keys().jwks().replace(keys().currentKeyId(), before));
        return before;
    }

    void inject(Fault fault) {
        provider.inject(OpenIdPaths.JWKS, fault);
    }

    void clearFaults() {
        provider.clearFaults();
    }

    int downloads() {
        return provider.count(OpenIdPaths.JWKS);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        provider.close();
    }
}
