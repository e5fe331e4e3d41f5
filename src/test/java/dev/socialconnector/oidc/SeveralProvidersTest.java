package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Providers side by side: what was begun at one ends at no other (the mix-up attack, RFC 9700 section 4.4). */
final class SeveralProvidersTest {
    private static final OkHttpClient HTTP = new OkHttpClient();

    @RegisterExtension
    final OidcBed honest = OidcBed.start();

    @RegisterExtension
    final OidcBed other = OidcBed.start();

    @Test
    void eachHasItsOwnConnectorInOneContext() {
        OidcBed first = honest.over(HTTP).with(config -> config.id("first").target("accounts-of-first"));
        OidcBed second = other.in(own -> first.context).with(config -> config.id("second"));

        assertThat(first.signIn().idToken().orElseThrow().issuer()).isEqualTo(honest.provider.issuer());
        assertThat(second.signIn().idToken().orElseThrow().issuer()).isEqualTo(other.provider.issuer());
        assertThat(first.connector.config().target()).isEqualTo("accounts-of-first");
        assertThat(second.connector.config().target()).isEqualTo("second");
    }

    @Test
    void aSessionOfAnotherConnectorIsRefused() {
        OidcBed first = honest.with(config -> config.id("first"));
        OidcBed second = honest.with(config -> config.id("second"));
        AuthorizationRequest request = first.begin();
        String query = honest.provider.approve(request.uri());

        ConnectorException refusal = second.refusalWithoutCall(query, request.session());

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    /** Ids and client ids are equal: only the issuer tells the sessions apart. */
    @Test
    void aSessionOfAnotherIssuerIsRefused() {
        AuthorizationRequest request = honest.begin();
        String query = honest.provider.approve(request.uri());
        AuthorizationSession stored =
                AuthorizationSession.fromMap(request.session().toMap());

        ConnectorException refusal = other.refusalWithoutCall(query, stored);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(honest.complete(query, stored).profile().subject()).isNotEmpty();
    }

    /** A provider that passes another one's code off as its own gets the sign-in refused by the nonce. */
    @Test
    void aTokenOfAnotherSignInIsRefused() {
        String elsewhere = honest.begin().session().nonce().orElseThrow();
        honest.provider.idTokenClaims(Map.of("nonce", elsewhere));

        assertThat(honest.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void aTokenOfAnotherProviderIsRefused() {
        String foreign = other.signIn().tokens().idToken().orElseThrow();
        honest.provider.tampering().idToken(own -> foreign);

        assertThat(honest.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** Even with the other provider's keys published as its own, a provider cannot speak for the other. */
    @Test
    void aProviderThatClaimsToBeAnotherIsRefused() {
        other.provider.publish("issuer", honest.provider.issuer());

        assertThat(other.refusal().reason()).isEqualTo(Reason.MISCONFIGURED);
    }

    /** Whoever names another provider's keys as its own uses up no look-up of that one's. */
    @Test
    void madeUpKeysOfOneProviderCostNoSignInOfAnother() {
        ConnectorContext shared = ConnectorContext.using(new OkHttpClient()).withClock(honest.clock);
        OidcBed customer = honest.in(own -> shared);
        OidcBed tenant = other.in(own -> shared);
        tenant.provider
                .publish("jwks_uri", honest.provider.issuer() + OpenIdPaths.JWKS)
                .tampering()
                .idTokenHeader(header -> {
                    header.put("kid", "made-up");
                    return header;
                });
        customer.signIn();
        for (int i = 0; i < 20; i++) {
            tenant.refusal();
        }
        honest.provider.keys().rotate();

        assertThat(customer.signIn().idToken()).isPresent();
        assertThat(honest.provider.count(OpenIdPaths.JWKS)).isEqualTo(3);
    }

    @Test
    void aSessionWithoutNonceIsRefused() {
        AuthorizationSession session = honest.begin().session();
        AuthorizationSession bare = session.toBuilder().nonce(Optional.empty()).build();

        ConnectorException refusal = honest.refusalWithoutCall("code=abc&state=" + session.state(), bare);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusal).hasMessageContaining("nonce");
    }
}
