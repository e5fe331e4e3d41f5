package dev.socialconnector.oidc;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import dev.socialconnector.toolkit.oauth.SharedRefresh;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.openid.ProviderDiscovery;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import dev.socialconnector.toolkit.openid.StandardClaims;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in with an OpenID Connect provider that is known by its issuer alone.
 *
 * <p>What the provider publishes about itself is read at the first {@link #begin}, {@link #complete} or {@link #capability}, and kept;
 * these throw a {@link ConnectorException} at {@link Step#DISCOVERY} if it cannot be had. A sign-in exchanges the code for the tokens,
 * verifies the ID token, which must come, and reads the UserInfo endpoint if the provider has one; a sign-in
 * {@link AuthorizationOptions#withoutProfile() without profile} leaves that out.
 *
 * <p>Sources: OpenID Connect Core 1.0, OpenID Connect Discovery 1.0, RFC 9207.
 */
public final class OidcConnector implements SocialConnector {
    private final OidcConfig config;
    private final OAuthClient client;
    private final ProviderDiscovery discovery;
    private final AuthorizationCodeFlow flow;
    private final SharedRefresh refreshes = new SharedRefresh();
    private final AtomicReference<@Nullable OidcProvider> latest = new AtomicReference<>();

    /** Makes a connector. Sends no request. */
    public OidcConnector(OidcConfig config, ConnectorContext context) {
        this.config = config;
        this.client = OAuthClient.of(
                context,
                config.id(),
                config.issuer(),
                ClientCredentials.post(
                        config.clientId(), Optional.empty()), // the secret follows, as the provider wants it
                OAuthErrors::ofAnswer);
        this.discovery = ProviderDiscovery.of(context, config.issuer(), DescriptionRule.of(config));
        this.flow = config.isWithoutNonce()
                ? AuthorizationCodeFlow.openIdConnectWithoutNonce(client)
                : AuthorizationCodeFlow.openIdConnect(client);
    }

    /** Returns the settings, for hosts that list their connectors. */
    public OidcConfig config() {
        return config;
    }

    @Override
    public String id() {
        return config.id();
    }

    @Override
    public Optional<String> target() {
        return Optional.of(config.target());
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        OidcProvider provider = provider(client.deadline());
        return flow.begin(provider.authorizationEndpoint(), options, scopes(options));
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return flow.complete(callback, session, this::errorOf, this::signIn);
    }

    /**
     * Returns an ability of the provider as it describes itself now. Ask for it each time: one that is kept goes on with the
     * endpoints of that moment.
     */
    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        if (type.equals(ConfigurationCheck.class)) {
            return Optional.of(type.cast(new OidcConfigurationCheck(
                    deadline -> discovery.latest(client.http(), deadline), this::providerOf, config, client)));
        }
        return OidcProvider.ABILITIES.contains(type)
                ? provider(client.deadline()).find(type)
                : Optional.empty();
    }

    /**
     * An error is told also if the provider's description is not known yet: an error brings nothing that could be stolen, so it is no
     * reason to ask the provider.
     */
    private ConnectorException errorOf(AuthorizationCallback callback) {
        OidcProvider known = latest.get();
        if (known != null
                && known.metadata().issuerInCallback()
                && callback.issuer().isEmpty()) {
            return SignIn.noIssuer();
        }
        return OAuthErrors.ofCallback(callback);
    }

    private SocialLogin signIn(SignIn signIn) {
        OidcProvider provider = provider(signIn.deadline());
        if (provider.metadata().issuerInCallback()) {
            signIn.requireIssuer();
        }
        TokenSet tokens = signIn.exchange(provider.tokenEndpoint());
        VerifiedClaims claims = signIn.verifyRequired(provider.idTokens());
        if (signIn.session().withProfile() && provider.userInfo().isPresent()) {
            claims = claims.with(provider.userInfo().get().claims(tokens, signIn.deadline()));
        }
        return signIn.login(StandardClaims.profile(claims).build());
    }

    /** Returns the provider as it describes itself now; the same object as long as it says the same. */
    private OidcProvider provider(Deadline deadline) {
        ProviderMetadata metadata = discovery.metadata(client.http(), deadline);
        OidcProvider known = latest.get();
        if (known != null && known.metadata().equals(metadata)) {
            return known;
        }
        return providerOf(metadata);
    }

    /** Threads that meet get the same one, and so the same abilities. */
    private OidcProvider providerOf(ProviderMetadata metadata) {
        OidcProvider made = new OidcProvider(metadata, config, client, refreshes);
        return Objects.requireNonNull(
                latest.updateAndGet(known -> known != null && known.metadata().equals(metadata) ? known : made));
    }

    private List<String> scopes(AuthorizationOptions options) {
        return AuthorizationCodeFlow.withOpenId(options.scopes().orElse(config.scopes()));
    }
}
