package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.LogoutRequest;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.openid.OpenIdPaths;
import dev.socialconnector.testing.openid.OpenIdProvider;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B7. What the {@link OidcContractTest} does not see of secrets and people: abilities, credentials, and what is published. */
final class OidcSecretsTest {
    private static final String BACK = "https://id.example.kr/bye";

    private final List<Object> heard = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final OidcBed quiet = OidcBed.start();

    private final OidcBed bed = quiet.in(context -> context.withListener(new ConnectorListener() {
        @Override
        public void providerCalled(ProviderCall call) {
            heard.add(call);
        }

        @Override
        public void keySetFetched(KeySetFetch fetch) {
            heard.add(fetch);
        }

        @Override
        public void signInFinished(SignInOutcome outcome) {
            heard.add(outcome);
        }
    }));

    @Test
    void nothingThatIsUsedPrintsASecret() {
        SocialLogin login = bed.signIn();
        TokenSet fresh = bed.can(TokenRefresh.class).refresh(login.tokens(), OpenIdProvider.SUBJECT);
        LogoutRequest logout = bed.can(BrowserLogout.class).beginLogout(BACK, fresh);
        bed.can(ProviderLogout.class).logout(UserRef.byTokens(fresh, OpenIdProvider.SUBJECT));
        ClientCredentials credentials = ClientCredentials.basic("client", Optional.of(bed.provider.clientSecret()));
        ClientCredentials byForm = ClientCredentials.post("client", Optional.of(bed.provider.clientSecret()));

        List<Object> printed = new ArrayList<>(List.of(
                bed.connector,
                bed.connector.config(),
                OidcConfig.builder(bed.provider.issuer(), "client").clientSecret(bed.provider.clientSecret()),
                credentials,
                byForm,
                credentials.post(Step.REFRESH, URI.create(bed.provider.issuer()), Map.of("a", "value-of-a-field")),
                byForm.post(Step.REFRESH, URI.create(bed.provider.issuer()), Map.of("a", "value-of-a-field")),
                logout,
                logout.session(),
                fresh,
                login,
                login.profile(),
                bed.can(TokenRefresh.class),
                bed.can(UserInfoLookup.class),
                bed.can(ProviderLogout.class),
                bed.can(ConfigurationCheck.class)));
        printed.addAll(heard);

        assertThat(heard).isNotEmpty();
        assertThat(printed).allSatisfy(each -> assertThat(each.toString())
                .isNotEmpty()
                .doesNotContain(secrets(login.tokens()))
                .doesNotContain(secrets(fresh))
                .doesNotContain(
                        bed.provider.clientSecret(),
                        basic(),
                        "value-of-a-field",
                        logout.session().state(),
                        OpenIdProvider.SUBJECT,
                        "Jane",
                        "janedoe"));
    }

    static Stream<String> paths() {
        return Stream.of(OpenIdPaths.TOKEN, OpenIdPaths.USER_INFO, OpenIdPaths.REVOCATION);
    }

    /** A server that quotes what it was sent finds nobody who repeats it. */
    @ParameterizedTest
    @MethodSource("paths")
    void whatAServerQuotesToAnAbilityIsNotRepeated(String path) {
        TokenSet tokens = bed.signIn().tokens();
        String quoted = String.join("~", secrets(tokens)) + "~" + basic() + "~" + bed.provider.clientSecret();
        bed.provider.inject(
                path, Fault.answer(400, "{\"error\":\"" + quoted + "\",\"error_description\":\"" + quoted + "\"}"));

        ConnectorException refusal = Refusals.refusalOf(() -> use(path, tokens));

        assertThat(List.of(Refusals.printed(refusal), refusal.providerCode().toString(), heard.toString()))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(secrets(tokens))
                        .doesNotContain(basic(), bed.provider.clientSecret(), OpenIdProvider.SUBJECT));
    }

    /** What a provider publishes comes from outside, too. */
    @Test
    void noTextOfADocumentIsRepeated() {
        for (String member : List.of("issuer", "token_endpoint", "response_types_supported")) {
            OidcBed fresh = bed.anew();
            fresh.provider.publish(member, "https://evil-text.example/<script>");

            ConnectorException refusal = Refusals.refusalOf(fresh::begin);

            assertThat(Refusals.printed(refusal)).doesNotContain("evil-text", "script");
        }
    }

    /** A wrong ID token is told by the claim that is wrong, without what stands in it. */
    @Test
    void noValueOfAClaimIsRepeated() {
        bed.provider.idTokenClaims(Map.of("aud", "evil-text", "sub", "evil-text", "azp", "evil-text"));
        AuthorizationRequest request = bed.begin();
        AuthorizationCallback callback = AuthorizationCallback.fromQuery(bed.provider.approve(request.uri()));

        ConnectorException refusal = Refusals.refusalOf(() -> bed.connector.complete(callback, request.session()));

        assertThat(Refusals.printed(refusal) + heard)
                .doesNotContain("evil-text", callback.code().orElseThrow());
    }

    private void use(String path, TokenSet tokens) {
        switch (path) {
            case OpenIdPaths.TOKEN -> bed.can(TokenRefresh.class).refresh(tokens, OpenIdProvider.SUBJECT);
            case OpenIdPaths.USER_INFO -> bed.can(UserInfoLookup.class).userInfo(tokens, OpenIdProvider.SUBJECT);
            default -> bed.can(ProviderLogout.class).logout(UserRef.byTokens(tokens, OpenIdProvider.SUBJECT));
        }
    }

    private String basic() {
        String pair = bed.provider.clientId() + ":" + bed.provider.clientSecret();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> secrets(TokenSet tokens) {
        List<String> secrets =
                new ArrayList<>(List.of(tokens.idToken().orElseThrow().split("\\.", -1)));
        Stream.of(tokens.accessToken(), tokens.refreshToken())
                .map(Optional::orElseThrow)
                .forEach(secrets::add);
        return secrets;
    }
}
