package dev.socialconnector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Refreshing, UserInfo, and logging out. */
final class MicrosoftAbilitiesTest {
    @RegisterExtension
    final MicrosoftBed bed = new MicrosoftBed();

    @Test
    void aRefreshTokenComesWithItsScopeAlone() {
        assertThat(bed.signIn().tokens().refreshToken()).isEmpty();
        assertThat(bed.signIn(MicrosoftBed.options().scopes("openid", "profile", "offline_access"))
                        .tokens()
                        .refreshToken())
                .isPresent();
    }

    /** Core section 12.2, for a subject that is not the sub. */
    @Test
    void aRefreshIsTheSamePersons() {
        SocialLogin login = bed.signIn(MicrosoftBed.options().scopes("openid", "profile", "offline_access"));
        String subject = login.profile().subject();

        TokenSet fresh = bed.can(TokenRefresh.class).refresh(login.tokens(), subject);

        assertThat(fresh.idToken()).isPresent();
        assertThat(fresh.refreshToken()).isPresent().isNotEqualTo(login.tokens().refreshToken());
        bed.microsoft.idTokenClaims(Map.of("oid", "11111111-2222-3333-4444-555555555555"));
        assertThat(Refusals.refusalOf(() -> bed.can(TokenRefresh.class).refresh(fresh, subject))
                        .reason())
                .isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void userInfoAddsThePartsOfTheName() {
        SocialLogin login = bed.signIn();

        SocialProfile profile = bed.can(UserInfoLookup.class)
                .userInfo(login.tokens(), login.profile().subject());

        assertThat(profile.subject()).isEqualTo(login.profile().subject());
        assertThat(profile.givenName()).contains("Jane");
        assertThat(profile.familyName()).contains("Doe");
        assertThat(profile.email())
                .hasValueSatisfying(email -> assertThat(email.verified()).isFalse());
    }

    /** It takes an access token to see it. */
    @Test
    void thePicturesAddressIsNotOffered() {
        SocialLogin login = bed.signIn();

        assertThat(bed.can(UserInfoLookup.class)
                        .userInfo(login.tokens(), login.profile().subject())
                        .picture())
                .isEmpty();
    }

    @Test
    void anotherPersonsClaimsAreRefused() {
        SocialLogin login = bed.signIn();
        bed.microsoft.userInfo(Map.of("sub", "BBBB"));

        ConnectorException refusal =
                userInfoRefusal(login.tokens(), login.profile().subject());

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @Test
    void claimsWithoutSubjectAreRefused() {
        SocialLogin login = bed.signIn();
        bed.microsoft.userInfo(Map.of("sub", 5));

        assertThat(userInfoRefusal(login.tokens(), login.profile().subject()).reason())
                .isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    /** The subject says nothing of the sub that Graph knows; the ID token does. */
    @Test
    void withoutTheSubjectsIdTokenNobodyIsAskedFor() {
        SocialLogin login = bed.signIn();
        TokenSet bare = login.tokens().toBuilder().idToken(Optional.empty()).build();
        TokenSet odd = login.tokens().toBuilder().idToken(Optional.of("a.b.c")).build();
        bed.microsoft.server().forgetCalls();

        assertThat(List.of(
                        userInfoRefusal(bare, login.profile().subject()),
                        userInfoRefusal(odd, login.profile().subject()),
                        userInfoRefusal(login.tokens(), MicrosoftEmulator.PERSONAL + "." + MicrosoftEmulator.OBJECT_ID),
                        userInfoRefusal(login.tokens(), MicrosoftEmulator.SUB)))
                .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN));
        assertThat(bed.microsoft.server().count()).isZero();
    }

    @Test
    void anAccessTokenThatIsNoneIsThePersonsTurn() {
        SocialLogin login = bed.signIn();
        TokenSet expired =
                login.tokens().toBuilder().accessToken(Optional.of("expired")).build();

        assertThat(userInfoRefusal(expired, login.profile().subject()).reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void theBrowserLogsOutAndComesBack() {
        SocialLogin login = bed.signIn();
        BrowserLogout logout = bed.can(BrowserLogout.class);

        LogoutRequest request = logout.beginLogout("https://id.example.kr/", login.tokens());

        assertThat(request.uri().toString()).startsWith(bed.microsoft.address() + "/common/oauth2/v2.0/logout?");
        assertThat(Parameters.parse(request.uri().getRawQuery()).toMap())
                .containsEntry("post_logout_redirect_uri", List.of("https://id.example.kr/"))
                .containsEntry("id_token_hint", List.of(login.tokens().idToken().orElseThrow()));
        logout.completeLogout("state=" + request.session().state(), request.session());
        assertThat(Refusals.refusalOf(() -> logout.completeLogout("state=another", request.session()))
                        .reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void thereIsNoRevocation() {
        assertThat(bed.connector.capability(ProviderLogout.class)).isEmpty();
    }

    private ConnectorException userInfoRefusal(TokenSet tokens, String subject) {
        return Refusals.refusalOf(() -> bed.can(UserInfoLookup.class).userInfo(tokens, subject));
    }
}
