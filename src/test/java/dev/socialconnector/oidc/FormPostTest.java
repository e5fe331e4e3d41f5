package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.contract.Refusals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks by POST (OAuth 2.0 Form Post Response Mode), and what a callback brings besides. */
final class FormPostTest {
    @RegisterExtension
    final OidcBed bed = OidcBed.start();

    @Test
    void itIsAskedForByTheSettingsOrByTheSignIn() {
        assertThat(bed.begin().uri()).hasNoParameter("response_mode");
        assertThat(bed.connector.begin(OidcBed.options().formPost()).uri()).hasParameter("response_mode", "form_post");
        OidcBed set = bed.with(OidcConfig.Builder::formPost);
        assertThat(set.begin().uri()).hasParameter("response_mode", "form_post");
        assertThat(set.connector.begin(OidcBed.options().formPost()).uri().getQuery())
                .containsOnlyOnce("response_mode");
    }

    @Test
    void theFormIsACallbackLikeAQuery() {
        AuthorizationRequest request = bed.connector.begin(OidcBed.options().formPost());
        String form = bed.provider.approve(request.uri());

        SocialLogin login = bed.connector.complete(AuthorizationCallback.fromForm(form), request.session());

        assertThat(login.idToken()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=a&state=b", "code=%zz", "code=a&code=a"})
    void aFormIsReadAsStrictlyAsAQuery(String form) {
        assertThat(Refusals.refusalOf(() -> AuthorizationCallback.fromForm(form))
                        .reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(Refusals.refusalOf(() -> AuthorizationCallback.fromForm("a=" + "b".repeat(20_000)))
                        .reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
    }

    /** Of what no standard names, what is short is kept, and what is long is passed over. */
    @Test
    void otherParametersAreKept() {
        AuthorizationCallback callback =
                AuthorizationCallback.fromForm("code=a&user=%7B%22name%22%3A1%7D&session_state=" + "x".repeat(5_000));

        assertThat(callback.parameter("user")).contains("{\"name\":1}");
        assertThat(callback.parameter("session_state")).isEmpty();
        assertThat(callback.code()).contains("a");
        assertThat(callback.toString()).doesNotContain("name");
        assertThat(callback)
                .isEqualTo(AuthorizationCallback.fromParameters(
                        Map.of("code", List.of("a"), "user", List.of("{\"name\":1}"))));
    }

    /** A host finds something of its own in the state, and the state is as hard to guess as ever. */
    @Test
    void aStateMayBeginWithWhatTheHostNeeds() {
        AuthorizationOptions options = OidcBed.options().statePrefix("tab-7.client");
        AuthorizationRequest first = bed.connector.begin(options);
        AuthorizationRequest second = bed.connector.begin(options);
        AuthorizationCallback callback = AuthorizationCallback.fromQuery(bed.provider.approve(first.uri()));

        assertThat(first.session().state()).startsWith("tab-7.client.").hasSizeGreaterThan(50);
        assertThat(first.session().state()).isNotEqualTo(second.session().state());
        assertThat(callback.statePrefix()).contains("tab-7.client");
        assertThat(bed.connector.complete(callback, first.session()).idToken()).isPresent();
        assertThat(AuthorizationCallback.fromQuery("state=abc").statePrefix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a&b", "a#", "ä"})
    void aPrefixIsSafeInAnAddress(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> OidcBed.options().statePrefix(prefix));
    }
}
