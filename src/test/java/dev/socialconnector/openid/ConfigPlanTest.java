package dev.socialconnector.openid;

import static dev.socialconnector.openid.RelyingParty.PERSON;
import static dev.socialconnector.openid.RelyingParty.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link ClientTestPlan#CONFIG}. The key that is rotated away is no longer published. */
class ConfigPlanTest {
    private final RelyingParty party = new RelyingParty();

    @AfterEach
    void close() {
        party.close();
    }

    @Test
    @DisplayName("oidcc-client-test-discovery-openid-config")
    void theProvidersDescriptionIsFoundByItsIssuer() {
        try (DiscoveringParty discovering = new DiscoveringParty()) {
            SocialLogin login = discovering.signIn();

            assertThat(discovering.provider.count("/test/a/module/.well-known/openid-configuration"))
                    .isEqualTo(1);
            assertThat(login.idToken().orElseThrow().issuer()).isEqualTo(discovering.provider.issuer());
        }
    }

    @Test
    @DisplayName("oidcc-client-test-discovery-jwks-uri-keys")
    void theKeysAreThoseThatTheDescriptionNames() {
        try (DiscoveringParty discovering = new DiscoveringParty()) {
            SocialLogin login = discovering.signIn();

            assertThat(discovering.provider.count(OpenIdPaths.JWKS)).isEqualTo(1);
            assertThat(login.idToken().orElseThrow().subject()).isEqualTo(OpenIdProvider.SUBJECT);
        }
    }

    /** The suite wants the relying party to stop before it sends anybody to the authorization endpoint. */
    @Test
    @DisplayName("oidcc-client-test-discovery-issuer-mismatch")
    void aDescriptionOfAnotherIssuerIsRefused() {
        try (DiscoveringParty discovering = new DiscoveringParty()) {
            discovering.provider.publish("issuer", discovering.provider.issuer() + "INVALID");

            ConnectorException refusal = discovering.refusedSignIn();

            assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
            assertThat(refusal.step()).isEqualTo(Step.DISCOVERY);
            assertThat(discovering.provider.count()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("oidcc-client-test-signing-key-rotation-just-before-signing")
    void aKeyThatChangesDuringASignInIsFetched() {
        party.signIn();
        AuthorizationRequest request = party.begin();
        AuthorizationCallback callback = party.approve(request, PERSON);

        party.kakao.keys().rotate();
        SocialLogin login = party.connector.complete(callback, request.session());

        assertThat(login.idToken().orElseThrow().subject()).isEqualTo(SUBJECT);
        assertThat(party.kakao.count(KakaoPaths.JWKS)).isEqualTo(2);
    }

    @Test
    @DisplayName("oidcc-client-test-signing-key-rotation")
    void aKeyThatChangesBetweenSignInsIsFetched() {
        SocialLogin before = party.signIn();

        party.kakao.keys().rotate();
        SocialLogin after = party.signIn();

        assertThat(before.idToken().orElseThrow().subject()).isEqualTo(SUBJECT);
        assertThat(after.idToken().orElseThrow().subject()).isEqualTo(SUBJECT);
        assertThat(party.kakao.count(KakaoPaths.JWKS)).isEqualTo(2);
        assertThat(party.profileRequests()).isEqualTo(2);
    }
}
