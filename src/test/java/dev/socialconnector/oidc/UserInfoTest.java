package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims of the UserInfo endpoint (OpenID Connect Core section 5.3), beside those of the ID token. */
final class UserInfoTest {
    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void itIsAskedWithTheAccessTokenInTheHeaderAlone() {
        SocialLogin login = bed.signIn();

        RecordedCall call = bed.provider.calls(OpenIdPaths.USER_INFO).get(0);
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.header("Authorization"))
                .hasValue("Bearer " + login.tokens().accessToken().orElseThrow());
        assertThat(call.query()).isEmpty();
        assertThat(call.body()).isEmpty();
        assertThat(login.profile().name()).hasValue("Jane Doe");
        assertThat(login.profile().email()).hasValue(new EmailAddress("janedoe@example.com", true));
    }

    static Stream<Map<String, Object>> otherPeople() {
        return Stream.of(
                Map.of("sub", "248289761002"),
                Map.of("sub", "2482897610010"),
                Map.of("sub", " 248289761001"),
                Map.of("sub", ""));
    }

    @ParameterizedTest
    @MethodSource("otherPeople")
    void claimsOfSomebodyElseAreRefused(Map<String, Object> claims) {
        bed.provider.userInfo(claims);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"sub\":null}",
                "{\"sub\":248289761001}",
                "{\"sub\":[\"248289761001\"]}"
            })
    void claimsOfNobodyAreRefused(String claims) {
        bed.provider.inject(OpenIdPaths.USER_INFO, Fault.answer(200, claims));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal).hasMessageContaining("sub");
    }

    @Test
    void claimsOfBothSourcesComeTogether() {
        bed.provider.idTokenClaims(Map.of("nickname", "Janie", "name", "of the token", "birthdate", "1990-01-31"));
        bed.provider.userInfo(Map.of("name", "of UserInfo", "gender", "Female"));

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.name()).hasValue("of UserInfo");
        assertThat(profile.nickname()).hasValue("Janie");
        assertThat(profile.gender()).hasValue("female");
        assertThat(profile.birthDate()).isPresent();
        assertThat(profile.claims()).containsEntry("name", "of UserInfo").containsEntry("nickname", "Janie");
    }

    /** Otherwise a verdict about one address would vouch for another. */
    @Test
    void anAddressIsNeverVouchedForByTheOtherSource() {
        bed.provider.idTokenClaims(Map.of("email_verified", true, "phone_number_verified", true));
        bed.provider.userInfo(Map.of("email", "attacker@example.com", "phone_number", "+14255551212"));

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.email()).hasValue(new EmailAddress("attacker@example.com", false));
        assertThat(profile.phoneNumber().orElseThrow().verified()).isFalse();
    }

    @Test
    void aVerdictAloneVouchesForNoAddressOfTheOtherSource() {
        bed.provider.idTokenClaims(Map.of("email", "attacker@example.com"));
        bed.provider.userInfo(Map.of("email_verified", true));

        assertThat(bed.signIn().profile().email().filter(EmailAddress::verified))
                .isEmpty();
    }

    @Test
    void anAddressOfTheIdTokenKeepsItsVerdict() {
        bed.provider.idTokenClaims(Map.of("email", "janedoe@example.com", "email_verified", true));
        bed.provider.userInfo(Map.of("name", "Jane"));

        assertThat(bed.signIn().profile().email()).hasValue(new EmailAddress("janedoe@example.com", true));
    }

    @Test
    void withoutAnEndpointTheIdTokenIsAllThereIs() {
        bed.provider.withhold("userinfo_endpoint");
        bed.provider.idTokenClaims(Map.of("email", "janedoe@example.com", "email_verified", "true"));

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.subject()).isEqualTo(OpenIdProvider.SUBJECT);
        assertThat(profile.email()).hasValue(new EmailAddress("janedoe@example.com", true));
        assertThat(bed.provider.count(OpenIdPaths.USER_INFO)).isZero();
        assertThat(bed.connector.capability(UserInfoLookup.class)).isEmpty();
        assertThat(bed.connector.capability(ProfileLookup.class)).isEmpty();
    }

    @Test
    void aSignInWithoutProfileDoesNotAsk() {
        bed.provider.idTokenClaims(Map.of("name", "of the token"));

        SocialProfile profile = bed.signIn(OidcBed.options().withoutProfile()).profile();

        assertThat(profile.name()).hasValue("of the token");
        assertThat(bed.provider.count(OpenIdPaths.USER_INFO)).isZero();
    }

    /** OpenID Connect Core section 5.3.2: signed by the provider, for this client. */
    @ParameterizedTest
    @ValueSource(strings = {"application/jwt", "application/jwt;charset=utf-8", "Application/JWT"})
    void aSignedAnswerIsVerifiedAndRead(String contentType) {
        answerJwt(contentType, bed.provider.keys().sign(signedClaims(Map.of())));

        assertThat(bed.signIn().profile().name()).hasValue("Jane of the JWT");
    }

    static Stream<Map<String, Object>> wrongSignedClaims() {
        return Stream.of(
                Map.of("iss", "https://evil.example"),
                Map.of("iss", 7),
                Map.of("aud", "another-client"),
                Map.of("aud", List.of()),
                Map.of("sub", "somebody-else"),
                Map.of("exp", 1));
    }

    @ParameterizedTest
    @MethodSource("wrongSignedClaims")
    void aSignedAnswerForOthersIsRefused(Map<String, Object> change) {
        answerJwt("application/jwt", bed.provider.keys().sign(signedClaims(change)));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."})
    void whatIsNoSignedAnswerIsRefused(String body) {
        answerJwt("application/jwt", body);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
    }

    /** B3. What is decoded takes several times its bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "👻"})
    void aSignedAnswerThatIsTooLongIsRefusedBeforeItIsRead(String character) {
        answerJwt("application/jwt", character.repeat(70_000));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("65536");
    }

    /** It is no fault of the ID tokens' setting, and is not told as if it were. */
    @Test
    void anotherAlgorithmOfASignedAnswerIsNamedWhereItIs() {
        Map<String, Object> header = new HashMap<>(bed.provider.keys().header());
        header.put("alg", "RS512");
        answerJwt(
                "application/jwt",
                bed.provider.keys().sign(Answers.write(header), Answers.write(signedClaims(Map.of()))));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.PROFILE);
        assertThat(refusal).hasMessageContaining("UserInfo response with RS512");
    }

    @Test
    void aForgedAnswerIsRefused() {
        String header = Answers.write(bed.provider.keys().header());
        answerJwt(
                "application/jwt",
                bed.provider.keys().signWithForeignKey(header, Answers.write(signedClaims(Map.of()))));

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    private void answerJwt(String contentType, String jwt) {
        bed.provider.inject(OpenIdPaths.USER_INFO, Fault.answer(200, Map.of("Content-Type", contentType), jwt));
    }

    private Map<String, Object> signedClaims(Map<String, Object> change) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                bed.provider.issuer(),
                "aud",
                bed.provider.clientId(),
                "sub",
                OpenIdProvider.SUBJECT,
                "name",
                "Jane of the JWT"));
        claims.putAll(change);
        return claims;
    }

    @Test
    void aLaterLookUpReadsAnew() {
        TokenSet tokens = bed.signIn(OidcBed.options().withoutProfile()).tokens();
        bed.provider.userInfo(Map.of("name", "Jane Roe"));

        SocialProfile info = bed.can(UserInfoLookup.class).userInfo(tokens, OpenIdProvider.SUBJECT);
        SocialProfile profile = bed.can(ProfileLookup.class).profile(UserRef.byTokens(tokens, OpenIdProvider.SUBJECT));

        assertThat(info.name()).hasValue("Jane Roe");
        assertThat(profile.name()).hasValue("Jane Roe");
    }

    @Test
    void aLaterLookUpOfSomebodyElseIsRefused() {
        TokenSet tokens = bed.signIn().tokens();

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(UserInfoLookup.class).userInfo(tokens, "somebody-else"));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void tokensThatAreNoGoodAreTold() {
        TokenSet dead = tokens(Optional.of("no-such-token"));
        TokenSet none = tokens(Optional.empty());
        UserInfoLookup lookup = bed.can(UserInfoLookup.class);

        assertThat(Refusals.refusalOf(() -> lookup.userInfo(dead, OpenIdProvider.SUBJECT))
                        .reason())
                .isEqualTo(Reason.INVALID_TOKEN);
        assertThat(Refusals.refusalOf(() -> lookup.userInfo(none, OpenIdProvider.SUBJECT))
                        .reason())
                .isEqualTo(Reason.INVALID_TOKEN);
    }

    @Test
    void nobodyIsLookedUpWhileTheyAreAway() {
        ProfileLookup lookup = bed.can(ProfileLookup.class);
        bed.provider.forgetCalls();

        ConnectorException refusal =
                Refusals.refusalOf(() -> lookup.profile(UserRef.bySubject(OpenIdProvider.SUBJECT)));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(bed.provider.count()).isZero();
    }

    @Test
    void claimsOfSurprisingTypesAreLeftOut() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("name", 7);
        claims.put("email", List.of("a@example.com"));
        claims.put("email_verified", "TRUE");
        claims.put("birthdate", Map.of());
        claims.put("picture", "javascript:alert(1)");
        claims.put("gender", null);
        bed.provider.userInfo(claims);

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.name()).isEmpty();
        assertThat(profile.email()).isEmpty();
        assertThat(profile.birthDate()).isEmpty();
        assertThat(profile.picture()).isEmpty();
        assertThat(profile.gender()).isEmpty();
    }

    private static TokenSet tokens(Optional<String> accessToken) {
        return TokenSet.builder().accessToken(accessToken).build();
    }
}
