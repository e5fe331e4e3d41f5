package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9207: a callback says whom it comes from, where the provider has promised that. */
final class CallbackIssuerTest {
    private static final String PROMISE = "authorization_response_iss_parameter_supported";

    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Nested
    class WherePromised {
        @BeforeEach
        void promise() {
            bed.provider.publish(PROMISE, true);
        }

        @Test
        void theIssuersCallbackIsAccepted() {
            assertThat(bed.signIn().profile().subject()).isNotEmpty();
        }

        @Test
        void aCallbackFromNobodyIsRefusedBeforeTheCodeIsUsed() {
            AuthorizationRequest request = bed.begin();
            String query = bed.provider.approve(request.uri()).replaceFirst("&iss=.*", "");

            ConnectorException refusal = bed.refusalWithoutCall(query, request.session());

            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
            assertThat(refusal).hasMessageContaining("issuer");
        }

        @Test
        void anErrorFromNobodyIsNoAnswerOfTheProvider() {
            AuthorizationRequest request = bed.begin();
            String query = bed.provider.refuse(request.uri(), "access_denied").replaceFirst("&iss=.*", "");

            assertThat(bed.refusalWithoutCall(query, request.session()).reason())
                    .isEqualTo(Reason.INVALID_CALLBACK);
        }

        @Test
        void anErrorFromTheIssuerIsTold() {
            AuthorizationRequest request = bed.begin();
            String query = bed.provider.refuse(request.uri(), "access_denied");

            assertThat(bed.refusalWithoutCall(query, request.session()).reason())
                    .isEqualTo(Reason.DENIED);
        }

        /** A connector that knows nothing yet learns of the promise first. */
        @Test
        void aNodeThatIsNewToTheProviderHoldsItToItsPromise() {
            AuthorizationRequest request = bed.begin();
            String query = bed.provider.approve(request.uri()).replaceFirst("&iss=.*", "");

            ConnectorException refusal = Refusals.refusalOf(() -> bed.anew().complete(query, request.session()));

            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
            assertThat(bed.provider.count(OpenIdPaths.TOKEN)).isZero();
        }
    }

    /** What says nothing, or that the person turned away, is told without asking a provider that is not known yet. */
    @Test
    void aCallbackWithoutCodeNeedsNoDiscovery() {
        AuthorizationRequest request = bed.begin();
        OidcBed cold = bed.anew();

        assertThat(cold.refusalWithoutCall(bed.provider.refuse(request.uri(), "access_denied"), request.session())
                        .reason())
                .isEqualTo(Reason.DENIED);
        assertThat(cold.refusalWithoutCall("state=" + request.session().state(), request.session())
                        .reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s/", "https://evil.example", "%s/tenant", "", " %s"})
    void anotherIssuersCallbackIsRefusedPromisedOrNot(String pattern) {
        AuthorizationRequest request = bed.begin();
        String issuer = URLEncoder.encode(pattern.formatted(bed.provider.issuer()), StandardCharsets.UTF_8);

        ConnectorException code =
                bed.refusalWithoutCall(bed.provider.approve(request.uri()) + "&iss=" + issuer, request.session());
        ConnectorException error = bed.refusalWithoutCall(
                bed.provider.refuse(request.uri(), "access_denied") + "&iss=" + issuer, request.session());

        assertThat(code.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(error.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void aCallbackMaySayNothingWhereNothingWasPromised() {
        bed.provider.publish(PROMISE, false);

        assertThat(bed.signIn().profile().subject()).isNotEmpty();
    }

    @Test
    void aCallbackMaySayMoreThanWasPromised() {
        AuthorizationRequest request = bed.begin();
        String query = bed.provider.approve(request.uri()) + "&iss="
                + URLEncoder.encode(bed.provider.issuer(), StandardCharsets.UTF_8);

        assertThat(bed.complete(query, request.session()).profile().subject()).isNotEmpty();
    }

    @Test
    void aRepeatedIssuerIsRefused() {
        bed.provider.publish(PROMISE, true);
        AuthorizationRequest request = bed.begin();
        String query = bed.provider.approve(request.uri()) + "&iss=https://evil.example";

        assertThat(bed.refusalWithoutCall(query, request.session()).reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }
}
