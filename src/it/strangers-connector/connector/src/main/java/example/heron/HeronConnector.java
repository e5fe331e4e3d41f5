package example.heron;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorConfig;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.toolkit.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.AuthorizationEndpoint;
import dev.socialconnector.toolkit.ClientCredentials;
import dev.socialconnector.toolkit.Deadline;
import dev.socialconnector.toolkit.JsonObject;
import dev.socialconnector.toolkit.OAuthErrors;
import dev.socialconnector.toolkit.ProviderClient;
import dev.socialconnector.toolkit.ProviderRequest;
import dev.socialconnector.toolkit.SignInWatch;
import dev.socialconnector.toolkit.TokenEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Sign-in with Heron: plain OAuth 2.0 without ID tokens, and a profile in Heron's own words. */
final class HeronConnector implements SocialConnector {
    private final ConnectorContext context;
    private final AuthorizationEndpoint page;
    private final AuthorizationCodeFlow flow;
    private final ProviderClient client;
    private final TokenEndpoint tokenEndpoint;
    private final URI profileEndpoint;
    private final SignInWatch watch;

    HeronConnector(ConnectorConfig config, ConnectorContext context, URI heron) {
        String clientId = config.text("clientId").orElseThrow();
        this.context = context;
        this.page = AuthorizationEndpoint.of(heron.resolve("/oauth/authorize"), true);
        this.flow = new AuthorizationCodeFlow(context, HeronConnectorFactory.ID, clientId, heron.toString());
        this.client = ProviderClient.of(context, HeronConnectorFactory.ID, OAuthErrors::ofAnswer);
        this.tokenEndpoint = new TokenEndpoint(
                context,
                client,
                heron.resolve("/oauth/token"),
                ClientCredentials.post(clientId, config.text("clientSecret")));
        this.profileEndpoint = heron.resolve("/api/member");
        this.watch = new SignInWatch(context, HeronConnectorFactory.ID);
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        if (!options.withProfile()) {
            throw new IllegalArgumentException("a sign-in without profile needs OpenID Connect");
        }
        return flow.begin(page, options, options.scopes().orElse(List.of("member")), false);
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return watch.over(() -> signIn(callback, session));
    }

    private SocialLogin signIn(AuthorizationCallback callback, AuthorizationSession session) {
        flow.check(callback, session);
        if (callback.error().isPresent()) {
            throw OAuthErrors.ofCallback(callback.error().get());
        }
        Deadline deadline = Deadline.in(context.signInTimeout());
        TokenSet tokens =
                tokenEndpoint.exchange(flow.code(callback), session, deadline).withoutIdToken();
        ProviderRequest request = ProviderRequest.get(Step.PROFILE, profileEndpoint)
                .bearer(tokens.accessToken().orElseThrow());
        SocialProfile profile = profile(client.send(request, deadline).requireJson());
        flow.requireExpected(profile.subject(), session, Step.PROFILE);
        return new SocialLogin(profile, tokens, Optional.empty());
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
