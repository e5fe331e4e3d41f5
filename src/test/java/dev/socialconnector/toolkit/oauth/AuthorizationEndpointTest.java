package dev.socialconnector.toolkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authorization endpoint takes, and what the flow adds for it. */
final class AuthorizationEndpointTest {
    private static final URI ADDRESS = URI.create("https://idp.example.kr/authorize");

    private final AuthorizationCodeFlow flow = AuthorizationCodeFlow.openIdConnect(OAuthClient.of(
            ConnectorContext.using(new OkHttpClient()),
            "acme",
            "https://idp.example.kr",
            ClientCredentials.post("client", Optional.empty()),
            OAuthErrors::ofAnswer));

    @ParameterizedTest
    @ValueSource(strings = {"login", "none consent", "Consent", ""})
    void aPromptThatTheProviderDoesNotKnowIsRefused(String prompts) {
        AuthorizationEndpoint endpoint =
                AuthorizationEndpoint.of(ADDRESS, true).withPrompts("none", "consent", "select_account");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> begin(endpoint, prompts.split(" ", -1)))
                .withMessage("prompt must be of consent, none, select_account, and none stands alone");
    }

    @Test
    void promptsThatItKnowsAreSent() {
        AuthorizationEndpoint endpoint =
                AuthorizationEndpoint.of(ADDRESS, true).withPrompts("none", "consent", "select_account");

        assertThat(begin(endpoint, "none")).hasParameter("prompt", "none");
        assertThat(begin(endpoint, "consent", "select_account")).hasParameter("prompt", "consent select_account");
        assertThat(begin(endpoint)).hasNoParameter("prompt");
    }

    @Test
    void withoutAListAnyPromptIsSent() {
        assertThat(begin(AuthorizationEndpoint.of(ADDRESS, true), "anything", "none"))
                .hasParameter("prompt", "anything none");
    }

    @Test
    void thePromptsStayWhateverElseIsSet() {
        AuthorizationEndpoint endpoint = AuthorizationEndpoint.of(ADDRESS, true)
                .withPrompts("none")
                .withParameter("a", "b")
                .withScopeSeparator(",")
                .withFormPost();

        assertThatIllegalArgumentException().isThrownBy(() -> begin(endpoint, "login"));
        assertThat(begin(endpoint, "none"))
                .hasParameter("a", "b")
                .hasParameter("scope", "openid,profile")
                .hasParameter("response_mode", "form_post");
    }

    @Test
    void openidComesFirstUnlessItIsThere() {
        assertThat(AuthorizationCodeFlow.withOpenId(List.of("profile"))).containsExactly("openid", "profile");
        assertThat(AuthorizationCodeFlow.withOpenId(List.of("profile", "openid")))
                .containsExactly("profile", "openid");
        assertThat(AuthorizationCodeFlow.withOpenId(List.of())).containsExactly("openid");
    }

    private URI begin(AuthorizationEndpoint endpoint, String... prompts) {
        AuthorizationOptions options = AuthorizationOptions.redirectingTo("https://id.example.kr/callback");
        return flow.begin(endpoint, options.prompt(prompts), List.of("openid", "profile"))
                .uri();
    }
}
