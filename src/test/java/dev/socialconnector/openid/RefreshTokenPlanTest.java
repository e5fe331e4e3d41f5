package dev.socialconnector.openid;

import static dev.socialconnector.openid.RelyingParty.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.testing.kakao.KakaoPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** C10. {@link ClientTestPlan#REFRESH_TOKEN}: what OpenID Connect Core section 12.2 demands of a refreshed ID token. */
class RefreshTokenPlanTest {
    private final RelyingParty party = new RelyingParty();

    @AfterEach
    void close() {
        party.close();
    }

    @Test
    @DisplayName("oidcc-client-test-refresh-token")
    void theNewAccessTokenOpensTheProfile() {
        TokenSet old = party.signIn().tokens();
        party.addAccessTokenHash();

        TokenSet fresh = party.refresh(old);
        SocialProfile profile =
                party.connector.capability(ProfileLookup.class).orElseThrow().profile(UserRef.byTokens(fresh, SUBJECT));

        assertThat(fresh.accessToken()).isNotEqualTo(old.accessToken());
        assertThat(fresh.idToken()).isPresent().isNotEqualTo(old.idToken());
        assertThat(profile.subject()).isEqualTo(SUBJECT);
        assertThat(party.kakao.calls(KakaoPaths.USER_ME).get(1).header("Authorization"))
                .contains("Bearer " + fresh.accessToken().orElseThrow());
    }

    @Test
    @DisplayName("oidcc-client-test-refresh-token-invalid-issuer")
    void anotherIssuerThanAtTheSignInIsRefused() {
        TokenSet tokens = party.signIn().tokens();
        party.changeClaim("iss", issuer -> issuer + "1");

        ConnectorException refusal = party.refusedRefresh(tokens);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("iss is not");
    }

    @Test
    @DisplayName("oidcc-client-test-refresh-token-invalid-sub")
    void anotherSubjectThanAtTheSignInIsRefused() {
        TokenSet tokens = party.signIn().tokens();
        party.changeClaim("sub", subject -> subject + "invalid");

        ConnectorException refusal = party.refusedRefresh(tokens);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("sub is another subject");
    }

    @Test
    @DisplayName("oidcc-client-test-refresh-token-invalid-aud")
    void anotherAudienceThanAtTheSignInIsRefused() {
        TokenSet tokens = party.signIn().tokens();
        party.changeClaim("aud", clientId -> clientId + "1");

        ConnectorException refusal = party.refusedRefresh(tokens);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("aud is missing or");
    }

    @Test
    @DisplayName("oidcc-client-test-refresh-token-invalid-azp")
    void anAuthorizedPartyThatIsNewAndForeignIsRefused() {
        TokenSet tokens = party.signIn().tokens();
        party.changeClaim("azp", absent -> "somebody-elses-client");

        ConnectorException refusal = party.refusedRefresh(tokens);

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("azp is");
    }
}
