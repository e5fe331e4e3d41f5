package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ID token must come and fit (OpenID Connect Core section 3.1.3.7); all that can be wrong with one is tested for Kakao. */
final class IdTokenTest {
    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void itTellsWhoSignedIn() {
        SocialLogin login = bed.signIn();

        assertThat(login.profile().subject()).isEqualTo(OpenIdProvider.SUBJECT);
        assertThat(login.idToken().orElseThrow().subject()).isEqualTo(OpenIdProvider.SUBJECT);
        assertThat(login.idToken().orElseThrow().issuer()).isEqualTo(bed.provider.issuer());
        assertThat(login.idToken().orElseThrow().audience()).containsExactly("client-of-tests");
        assertThat(login.idToken().orElseThrow().claims()).containsKey("at_hash");
    }

    @Test
    void withoutItNobodySignsIn() {
        bed.provider.tampering().tokenAnswer(answer -> {
            answer.remove("id_token");
            return answer;
        });

        assertRefused("ID token");
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                Arguments.of("iss", "https://evil.example"),
                Arguments.of("iss", 7),
                Arguments.of("aud", "another-client"),
                Arguments.of("aud", List.of()),
                Arguments.of("aud", List.of("client-of-tests", "another-client")),
                Arguments.of("aud", "client-of-tests2"),
                Arguments.of("azp", "another-client"),
                Arguments.of("exp", 1),
                Arguments.of("exp", "9999999999"),
                Arguments.of("iat", 1),
                Arguments.of("iat", 9_999_999_999L),
                Arguments.of("nonce", "another"),
                Arguments.of("nonce", ""),
                Arguments.of("sub", ""),
                Arguments.of("sub", 248289761001L),
                Arguments.of("sub", "x".repeat(256)),
                Arguments.of("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
                Arguments.of("at_hash", 7),
                Arguments.of("events", Map.of("type", "consent-revoked", "sub", "1")),
                Arguments.of("events", "{\"type\":\"consent-revoked\"}"));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void aWrongClaimIsRefused(String claim, Object value) {
        bed.provider.idTokenClaims(Map.of(claim, value));

        assertRefused(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "iat", "nonce"})
    void aMissingClaimIsRefused(String claim) {
        bed.provider.tampering().idTokenClaims(claims -> {
            claims.remove(claim);
            return claims;
        });

        assertRefused(claim);
    }

    /** OpenID Connect Core makes it optional in the code flow. */
    @Test
    void theHashOfTheAccessTokenMayBeMissing() {
        bed.provider.tampering().idTokenClaims(claims -> {
            claims.remove("at_hash");
            return claims;
        });

        assertThat(bed.signIn().idToken()).isPresent();
    }

    @Test
    void theClientMayBeNamedAsTheOneThatAsked() {
        bed.provider.idTokenClaims(Map.of("azp", "client-of-tests", "aud", List.of("client-of-tests")));

        assertThat(bed.signIn().idToken()).isPresent();
    }

    /** C15. Three hundred groups and a little more: 64 KB at most, and the message says so. */
    @ParameterizedTest
    @ValueSource(ints = {15_000, 60_000})
    void aLongTokenIsRead(int length) {
        bed.provider.tampering().idTokenClaims(claims -> withGroups(claims, length / 50));

        assertThat(bed.signIn().idToken().orElseThrow().claims()).containsKey("groups");
    }

    @Test
    void aTokenPastTheLimitIsRefusedForItsLength() {
        bed.provider.tampering().idTokenClaims(claims -> withGroups(claims, 1_500));

        assertRefused("65536 characters");
    }

    private static Map<String, Object> withGroups(Map<String, Object> claims, int count) {
        claims.put("groups", Collections.nCopies(count, "4b61c1f0-5a6d-4b0e-9d55-1f6b40f3"));
        return claims;
    }

    /** Bits behind the last byte, in the signature: another spelling of the same token (C14). */
    @Test
    void anotherSpellingOfTheSignatureIsRefused() {
        bed.provider
                .tampering()
                .idToken(token ->
                        token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1));

        assertRefused("stray bits");
    }

    @Test
    void aForeignSignatureIsRefused() {
        bed.provider.tampering().idTokenSignedWithForeignKey();

        assertRefused("signature");
    }

    /** Each algorithm and each of its kind: {@link AlgorithmsTest}. */
    @Test
    void noAlgorithmIsRefusedWithoutAskingForKeys() {
        bed.provider.tampering().idTokenHeader(header -> {
            header.put("alg", "none");
            return header;
        });

        assertRefused("algorithm");
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isZero();
    }

    @Test
    void keysThatATokenNamesAreNeverFetched() {
        bed.provider.tampering().idTokenHeader(header -> {
            header.put("jku", bed.provider.issuer() + "/evil-keys");
            header.put("x5u", bed.provider.issuer() + "/evil-certificate");
            return header;
        });

        bed.signIn();

        assertThat(bed.provider.count("/evil-keys") + bed.provider.count("/evil-certificate"))
                .isZero();
    }

    @Test
    void aRotatedKeyIsAcceptedAtOnce() {
        bed.signIn();
        bed.provider.keys().rotate();

        assertThat(bed.signIn().idToken()).isPresent();
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isEqualTo(2);
    }

    @Test
    void theExpectedPersonSignsIn() {
        SocialLogin login = bed.signIn(OidcBed.options().expecting(OpenIdProvider.SUBJECT));

        assertThat(login.profile().subject()).isEqualTo(OpenIdProvider.SUBJECT);
    }

    @Test
    void anotherPersonThanTheExpectedIsRefused() {
        AuthorizationRequest request = bed.connector.begin(OidcBed.options().expecting("somebody-else"));
        String query = bed.provider.approve(request.uri());

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(query, request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REQUIRED);
        assertThat(bed.provider.count(OpenIdPaths.USER_INFO)).isZero();
    }

    private void assertRefused(String word) {
        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.ID_TOKEN);
        assertThat(refusal).hasMessageContaining(word);
        assertThat(bed.provider.count(OpenIdPaths.USER_INFO)).isZero();
    }
}
