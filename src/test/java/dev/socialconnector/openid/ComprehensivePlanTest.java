package dev.socialconnector.openid;

import static dev.socialconnector.openid.RelyingParty.SUBJECT;
import static dev.socialconnector.openid.RelyingParty.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link ClientTestPlan#COMPREHENSIVE}, as far as it goes beyond the plans before. */
class ComprehensivePlanTest {
    /** {@code {"alg":"none"}} and {@code {"phone_number":"+1 (310) 555-0100"}}. */
    private static final String ELSEWHERES_WORD =
            "eyJhbGciOiJub25lIn0.eyJwaG9uZV9udW1iZXIiOiIrMSAoMzEwKSA1NTUtMDEwMCJ9.";

    private final RelyingParty party = new RelyingParty();

    @AfterEach
    void close() {
        party.close();
    }

    @Test
    @DisplayName("oidcc-client-test-ignores-unparseable-key-in-jwks")
    void keysOfUnknownTypesAreIgnored() {
        party.kakao.keys().publishInstead(PublishedKeys.behindUnusableOnes(party.kakao.keys()));

        SocialLogin login = party.signIn();

        assertThat(login.idToken().orElseThrow().subject()).isEqualTo(SUBJECT);
    }

    @Test
    @DisplayName("oidcc-client-test-missing-aud")
    void aTokenForNobodyIsRefused() {
        party.dropClaim("aud");

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("aud is missing or");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-userinfo-bearer-header")
    void theAccessTokenTravelsInTheHeaderAlone() {
        SocialLogin login = party.signIn();

        RecordedCall call = party.kakao.calls(KakaoPaths.USER_ME).get(0);
        assertThat(call.header("Authorization"))
                .contains("Bearer " + login.tokens().accessToken().orElseThrow());
        assertThat(call.query().toString())
                .doesNotContain(login.tokens().accessToken().orElseThrow());
        assertThat(call.body()).isEmpty();
    }

    /** The suite plays it in the implicit and hybrid flows; a hash that came with a code is checked all the same. */
    @Test
    @DisplayName("oidcc-client-test-invalid-athash")
    void theHashOfAnotherAccessTokenIsRefused() {
        party.changeClaim("at_hash", absent -> "77QmUPtjPfzWtF2AnpK9RQ");

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("at_hash");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-invalid-sig-hs256")
    void aSpoiledSignatureByTheClientSecretIsRefused() {
        String secret = party.kakao.app().clientSecret();
        party.kakao
                .tampering()
                .idToken(token -> CompactTokens.withSpoiledSignature(CompactTokens.signedBySecret(token, secret)));

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("algorithm");
        assertThat(party.profileRequests()).isZero();
    }

    @Test
    @DisplayName("oidcc-client-test-invalid-sig-es256")
    void aSpoiledSignatureOfAPublishedCurveKeyIsRefused() {
        ECKey key = PublishedKeys.curveKey();
        party.kakao.keys().publishInstead(PublishedKeys.with(key, party.kakao.keys()));
        party.kakao
                .tampering()
                .idToken(token -> CompactTokens.withSpoiledSignature(CompactTokens.signedByCurve(token, key)));

        ConnectorException refusal = party.refusedSignIn();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("algorithm");
        assertThat(party.profileRequests()).isZero();
    }

    /** What another issuer vouches for is handed on as it came; this one's word it is not. */
    @Test
    @DisplayName("oidcc-client-test-aggregated-claims")
    void claimsOfAnotherIssuerAreHandedOnAndNotTakenForTheProfiles() {
        party.kakao.put(EmulatedUser.named("vouched-for", 3891047281L)
                .userMeJson(("{'id':3891047281,'_claim_names':{'phone_number':'elsewhere'},"
                                + "'_claim_sources':{'elsewhere':{'JWT':'" + ELSEWHERES_WORD + "'}}}")
                        .replace('\'', '"'))
                .linkedWith("profile_nickname")
                .build());

        SocialLogin login = party.signIn("vouched-for", options());

        assertThat(login.profile().subject()).isEqualTo(SUBJECT);
        assertThat(login.profile().phoneNumber()).isEmpty();
        assertThat(login.profile().claims())
                .containsEntry("_claim_names", Map.of("phone_number", "elsewhere"))
                .containsEntry("_claim_sources", Map.of("elsewhere", Map.of("JWT", ELSEWHERES_WORD)));
    }
}
