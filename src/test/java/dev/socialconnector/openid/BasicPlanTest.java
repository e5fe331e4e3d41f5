package dev.socialconnector.openid;

import static dev.socialconnector.openid.RelyingParty.PERSON;
import static dev.socialconnector.openid.RelyingParty.SUBJECT;
import static dev.socialconnector.openid.RelyingParty.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.text.ParseException;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link ClientTestPlan#BASIC}. */
class BasicPlanTest {
    private final RelyingParty party = new RelyingParty();

    @AfterEach
    void close() {
        party.close();
    }

    /** The suite also warns of a nonce of more than 43 characters, or of others than those of base64url. */
    @Test
    @DisplayName("oidcc-client-test")
    void aSignInWithoutFaultIsAccepted() {
        party.addAccessTokenHash();

        AuthorizationRequest request = party.begin();
        SocialLogin login = party.connector.complete(party.approve(request, PERSON), request.session());

        HttpUrl sent = HttpUrl.get(request.uri().toString());
        assertThat(sent.queryParameter("response_type")).isEqualTo("code");
        assertThat(sent.queryParameter("scope").split(" ")).contains("openid");
        assertThat(sent.queryParameter("nonce")).matches("[A-Za-z0-9_-]{22,43}");
        assertThat(login.idToken().orElseThrow().claims()).containsKey("at_hash");
        assertThat(login.idToken().orElseThrow().subject()).isEqualTo(SUBJECT);
        assertThat(login.profile().subject()).isEqualTo(SUBJECT);
        assertThat(party.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
        assertThat(party.profileRequests()).isEqualTo(1);
    }

    @Test
    @DisplayName("oidcc-client-test-invalid-iss")
    void anotherIssuerIsRefused() {
        party.changeClaim("iss", issuer -> issuer + "1");

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("iss is not");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-missing-sub")
    void nobodyIsRefused() {
        party.dropClaim("sub");

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("sub is missing");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-invalid-aud")
    void anotherAudienceIsRefused() {
        party.changeClaim("aud", clientId -> clientId + "1");

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("aud is missing or");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-missing-iat")
    void aTokenIssuedAtNoTimeIsRefused() {
        party.dropClaim("iat");

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("iat is missing");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-kid-absent-single-jwks")
    void theOnlyFittingKeyNeedsNoId() {
        party.dropKeyId();
        party.kakao.keys().publishInstead(PublishedKeys.oneForRsaWithoutId(party.kakao.keys()));

        SocialLogin login = party.signIn();

        assertThat(login.idToken().orElseThrow().subject()).isEqualTo(SUBJECT);
    }

    /** The suite lets a relying party refuse, or try one key after the other; this one tries a few. */
    @Test
    @DisplayName("oidcc-client-test-kid-absent-multiple-jwks")
    void severalKeysAreTried() {
        party.dropKeyId();
        party.kakao.keys().publishInstead(PublishedKeys.severalForRsaWithoutId(party.kakao.keys()));

        assertThat(party.signIn().idToken()).isPresent();
        assertThat(party.kakao.count(KakaoPaths.JWKS)).isEqualTo(1);
    }

    @Test
    @DisplayName("oidcc-client-test-idtoken-sig-rs256")
    void aTokenSignedWithRs256IsAccepted() throws ParseException {
        SocialLogin login = party.signIn();

        JWSObject token = JWSObject.parse(login.tokens().idToken().orElseThrow());
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(login.idToken().orElseThrow().subject()).isEqualTo(SUBJECT);
        assertThat(party.kakao.count(KakaoPaths.JWKS)).isEqualTo(1);
    }

    /** The suite lets a relying party accept it or refuse; this one refuses. */
    @Test
    @DisplayName("oidcc-client-test-idtoken-sig-none")
    void anUnsignedTokenIsRefused() {
        party.kakao.tampering().idToken(CompactTokens::unsigned);

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("algorithm");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-invalid-sig-rs256")
    void aSpoiledSignatureIsRefused() {
        party.kakao.tampering().idToken(CompactTokens::withSpoiledSignature);

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("signature is wrong");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-userinfo-invalid-sub")
    void aProfileOfSomebodyElseIsRefused() {
        party.kakao.put(EmulatedUser.named("told", 3891047281L)
                .userMeJson("{\"id\":38910472811}")
                .linkedWith("profile_nickname")
                .build());

        ConnectorException refusal = party.refusedSignIn("told");

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
        assertThat(party.profileRequests()).isEqualTo(1);
    }

    @Test
    @DisplayName("oidcc-client-test-nonce-invalid")
    void anotherNonceIsRefused() {
        party.changeClaim("nonce", nonce -> nonce + "1");

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("nonce is not");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-scope-userinfo-claims")
    void whatIsAskedForByScopeComesWithTheProfile() {
        AuthorizationRequest request = party.connector.begin(options().scopes("account_email", "phone_number"));
        SocialLogin login = party.connector.complete(party.approve(request, PERSON), request.session());

        HttpUrl sent = HttpUrl.get(request.uri().toString());
        assertThat(sent.queryParameter("scope").split(" "))
                .containsExactlyInAnyOrder("openid", "account_email", "phone_number");
        assertThat(login.profile().email().orElseThrow().address()).isEqualTo("jiu@example.kr");
        assertThat(login.profile().phoneNumber()).isPresent();
    }

    /** Kakao takes the credentials in the form alone, so another provider plays this one. */
    @Test
    @DisplayName("oidcc-client-test-client-secret-basic")
    void theCredentialsTravelInTheHeader() {
        try (DiscoveringParty discovering = new DiscoveringParty()) {
            discovering.provider.publish("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));

            SocialLogin login = discovering.signIn();

            RecordedCall exchange =
                    discovering.provider.calls(OpenIdPaths.TOKEN).get(0);
            assertThat(exchange.header("Authorization"))
                    .hasValueSatisfying(header -> assertThat(header).startsWith("Basic "));
            assertThat(exchange.form()).doesNotContainKeys("client_id", "client_secret");
            assertThat(login.idToken().orElseThrow().subject()).isEqualTo(OpenIdProvider.SUBJECT);
        }
    }
}
