package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** C4: for whom a token may be, by the settings and by {@code azp} (OpenID Connect Core section 3.1.3.7, steps 3 to 5). */
final class AudienceTest {
    private static final String OURS = "client-of-tests";

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(OURS, null, List.of()),
                Arguments.of(List.of(OURS), OURS, List.of()),
                Arguments.of(List.of(OURS, "project-1"), null, List.of("project-1", "project-2")),
                Arguments.of(List.of("project-1", OURS), OURS, List.of("project-1")),
                Arguments.of(List.of(OURS, "another-client", "project-1"), OURS, List.of())); // Zitadel
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aTokenForUsIsAccepted(Object audience, @Nullable String party, List<String> trusted) {
        claims(audience, party);

        assertThat(bed.with(config -> config.trustedAudiences(trusted)).signIn().idToken())
                .isPresent();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(List.of(OURS, "another-client"), null, List.of()),
                Arguments.of(List.of(OURS, "another-client"), null, List.of("project-1")),
                Arguments.of(List.of(OURS, "project-1", "another-client"), null, List.of("project-1")),
                Arguments.of(List.of(OURS, "another-client"), "another-client", List.of()),
                Arguments.of(List.of(OURS, "project-1"), "project-1", List.of("project-1")),
                Arguments.of("project-1", null, List.of("project-1")),
                Arguments.of(List.of("project-1"), OURS, List.of("project-1")),
                Arguments.of("another-client", OURS, List.of()),
                Arguments.of(List.of(), OURS, List.of("project-1")),
                Arguments.of(List.of(OURS + "x"), OURS, List.of()),
                Arguments.of(List.of(OURS), "", List.of()),
                Arguments.of(List.of(OURS, ""), null, List.of("project-1")),
                Arguments.of(Arrays.asList(OURS, null), OURS, List.of()),
                Arguments.of(Map.of(OURS, OURS), OURS, List.of()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aTokenForOthersIsRefusedWithoutAskingForKeys(Object audience, @Nullable String party, List<String> trusted) {
        claims(audience, party);

        ConnectorException refusal =
                bed.with(config -> config.trustedAudiences(trusted)).refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(bed.provider.count(OpenIdPaths.JWKS)).isZero();
    }

    /** LinkedIn's way. */
    @Test
    void aProviderThatNeverReturnsTheNonceNeedsTheSetting() {
        bed.provider.withhold("code_challenge_methods_supported").tampering().idTokenClaims(claims -> {
            claims.remove("nonce");
            return claims;
        });

        OidcBed withoutNonce = bed.with(OidcConfig.Builder::withoutNonce);

        assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(withoutNonce.signIn().idToken()).isPresent();
        assertThat(withoutNonce.begin().uri().toString())
                .contains("code_challenge_method=S256")
                .doesNotContain("nonce=");
    }

    @Test
    void withoutNonceAndChallengeNobodyIsSentToTheProvider() {
        bed.provider.publish("code_challenge_methods_supported", List.of("plain"));

        ConnectorException refusal = bed.with(OidcConfig.Builder::withoutNonce).refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("withoutNonce");
    }

    /** A session that was begun without a nonce is no way around it. */
    @Test
    void aSessionWithoutNonceIsRefusedWhereOneIsNeeded() {
        var request = bed.with(OidcConfig.Builder::withoutNonce).begin();
        String query = bed.provider.approve(request.uri());

        assertThat(bed.refusalWithoutCall(query, request.session()).reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    private void claims(Object audience, @Nullable String party) {
        Map<String, Object> claims = new HashMap<>(Map.of("aud", audience));
        if (party != null) {
            claims.put("azp", party);
        }
        bed.provider.idTokenClaims(claims);
    }
}
