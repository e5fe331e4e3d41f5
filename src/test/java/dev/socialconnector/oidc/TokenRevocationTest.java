package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens end at the provider (RFC 7009). */
final class TokenRevocationTest {
    private static final Fault UNSUPPORTED = Fault.answer(400, "{\"error\":\"unsupported_token_type\"}");
    private static final Fault DONE = Fault.answer(200, "");

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    /** With the refresh token, a provider should end the access tokens that came of it. */
    @Test
    void theRefreshTokenGoesFirst() {
        TokenSet tokens = bed.signIn().tokens();

        logout(tokens);

        List<RecordedCall> calls = bed.provider.calls(OpenIdPaths.REVOCATION);
        assertThat(calls).extracting(RecordedCall::method).containsExactly("POST", "POST");
        assertThat(calls)
                .extracting(call -> call.parameter("token"))
                .containsExactly(tokens.refreshToken(), tokens.accessToken());
        assertThat(calls)
                .extracting(call -> call.parameter("token_type_hint").orElseThrow())
                .containsExactly("refresh_token", "access_token");
        assertThat(bed.provider.isGood(tokens.refreshToken().orElseThrow())).isFalse();
        assertThat(bed.provider.isGood(tokens.accessToken().orElseThrow())).isFalse();
    }

    @Test
    void aTokenThatIsGoneAlreadyIsNoError() {
        TokenSet tokens = bed.signIn().tokens();
        logout(tokens);

        logout(tokens);

        assertThat(bed.provider.count(OpenIdPaths.REVOCATION)).isEqualTo(4);
    }

    @Test
    void anAccessTokenAloneIsRevoked() {
        TokenSet tokens = only(bed.signIn().tokens().accessToken(), Optional.empty());

        logout(tokens);

        assertThat(bed.provider.count(OpenIdPaths.REVOCATION)).isEqualTo(1);
        assertThat(bed.provider.isGood(tokens.accessToken().orElseThrow())).isFalse();
    }

    @Test
    void withoutTokensThereIsNothingToRevoke() {
        ConnectorException refusal = Refusals.refusalOf(() -> logout(only(Optional.empty(), Optional.empty())));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(bed.provider.count(OpenIdPaths.REVOCATION)).isZero();
    }

    @Test
    void nobodyIsLoggedOutWhileTheyAreAway() {
        UserRef absent = UserRef.bySubject(OpenIdProvider.SUBJECT);

        ConnectorException refusal =
                Refusals.refusalOf(() -> bed.can(ProviderLogout.class).logout(absent));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.LOGOUT);
        assertThat(bed.provider.count(OpenIdPaths.REVOCATION)).isZero();
    }

    /** Section 2: access tokens need not be revocable. With the refresh token gone, what could be done is done. */
    @Test
    void aProviderThatRevokesNoAccessTokensIsNoError() {
        TokenSet tokens = bed.signIn().tokens();
        bed.provider.inject(OpenIdPaths.REVOCATION, 1, DONE);
        bed.provider.inject(OpenIdPaths.REVOCATION, 1, UNSUPPORTED);

        logout(tokens);

        assertThat(bed.provider.count(OpenIdPaths.REVOCATION)).isEqualTo(2);
    }

    /** Nothing has ended then, and the caller must not think so. */
    @Test
    void anAccessTokenAloneThatCannotBeRevokedIsTold() {
        TokenSet tokens = only(bed.signIn().tokens().accessToken(), Optional.empty());
        bed.provider.inject(OpenIdPaths.REVOCATION, UNSUPPORTED);

        ConnectorException refusal = Refusals.refusalOf(() -> logout(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.providerCode()).hasValue("unsupported_token_type");
    }

    @Test
    void aRefreshTokenThatCannotBeRevokedIsTold() {
        TokenSet tokens = bed.signIn().tokens();
        bed.provider.inject(OpenIdPaths.REVOCATION, UNSUPPORTED);

        ConnectorException refusal = Refusals.refusalOf(() -> logout(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(bed.provider.count(OpenIdPaths.REVOCATION)).isEqualTo(1);
    }

    @Test
    void anotherRefusalOfTheAccessTokenIsTold() {
        TokenSet tokens = bed.signIn().tokens();
        bed.provider.inject(OpenIdPaths.REVOCATION, 1, DONE);
        bed.provider.inject(OpenIdPaths.REVOCATION, 1, Fault.html(503));

        ConnectorException refusal = Refusals.refusalOf(() -> logout(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.step()).isEqualTo(Step.LOGOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"invalid_client\"}", "{\"error\":\"invalid_token\"}", "{}", ""})
    void a401IsAboutTheClient(String body) {
        TokenSet tokens = bed.signIn().tokens();
        bed.provider.inject(OpenIdPaths.REVOCATION, Fault.answer(401, body));

        ConnectorException refusal = Refusals.refusalOf(() -> logout(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
    }

    @Test
    void aRevocationIsSentOnce() {
        TokenSet tokens = bed.signIn().tokens();
        bed.provider.inject(OpenIdPaths.REVOCATION, Fault.loseAnswer());

        ConnectorException refusal = Refusals.refusalOf(() -> logout(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(bed.provider.count(OpenIdPaths.REVOCATION)).isEqualTo(1);
    }

    @Test
    void withoutAnEndpointTokensCannotBeRevoked() {
        bed.provider.withhold("revocation_endpoint");

        assertThat(bed.connector.capability(ProviderLogout.class)).isEmpty();
    }

    private void logout(TokenSet tokens) {
        bed.can(ProviderLogout.class).logout(UserRef.byTokens(tokens, OpenIdProvider.SUBJECT));
    }

    private static TokenSet only(Optional<String> accessToken, Optional<String> refreshToken) {
        return TokenSet.builder()
                .accessToken(accessToken)
                .refreshToken(refreshToken)
                .build();
    }
}
