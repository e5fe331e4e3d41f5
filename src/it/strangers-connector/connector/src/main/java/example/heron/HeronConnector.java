package example.heron;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import java.net.URI;
import java.util.List;

/** Sign-in with Heron: plain OAuth 2.0 without ID tokens, and a profile in Heron's own words. */
final class HeronConnector implements SocialConnector {
    private final OAuthClient client;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final URI profileEndpoint;

    HeronConnector(ConnectorConfig config, ConnectorContext context, URI heron) {
        this.client = OAuthClient.of(
                context,
                HeronConnectorFactory.ID,
                heron.toString(),
                ClientCredentials.post(config.text("clientId").orElseThrow(), config.text("clientSecret")),
                OAuthErrors::ofAnswer);
        this.flow = AuthorizationCodeFlow.oauth(client);
        this.authorizationEndpoint = AuthorizationEndpoint.of(heron.resolve("/oauth/authorize"), true);
        this.tokenEndpoint = new TokenEndpoint(client, heron.resolve("/oauth/token"));
        this.profileEndpoint = heron.resolve("/api/member");
    }

    @Override
    public String id() {
        return client.connectorId();
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        return flow.begin(authorizationEndpoint, options, options.scopes().orElse(List.of("member")));
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return flow.complete(callback, session, OAuthErrors::ofCallback, this::signIn);
    }

    private SocialLogin signIn(SignIn signIn) {
        TokenSet tokens = signIn.exchange(tokenEndpoint);
        ProviderRequest request = ProviderRequest.get(Step.PROFILE, profileEndpoint)
                .bearer(tokens.requireAccessToken(Step.PROFILE));
        return signIn.login(
                profile(client.http().send(request, signIn.deadline()).requireJson()));
    }

    /** Heron answers {@code {"member":{"number":7,"called":"...","mail":{"address":"...","confirmed":true}}}}. */
    private static SocialProfile profile(JsonObject answer) {
        JsonObject member = answer.object("member");
        JsonObject mail = member.object("mail");
        long number = member.integer("number")
                .filter(positive -> positive > 0)
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the profile has no member number"));
        return SocialProfile.of(Long.toString(number))
                .nickname(member.text("called"))
                .email(mail.text("address")
                        .map(address ->
                                new EmailAddress(address, mail.flag("confirmed").orElse(false))))
                .claims(answer.members())
                .build();
    }
}
