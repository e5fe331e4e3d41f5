package dev.socialconnector.oidc;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.toolkit.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.Deadline;
import dev.socialconnector.toolkit.IdTokenExpectations;
import dev.socialconnector.toolkit.JsonObject;
import dev.socialconnector.toolkit.OAuthErrors;
import dev.socialconnector.toolkit.ProviderClient;
import dev.socialconnector.toolkit.ProviderDiscovery;
import dev.socialconnector.toolkit.ProviderMetadata;
import dev.socialconnector.toolkit.SharedRefresh;
import dev.socialconnector.toolkit.SignInWatch;
import dev.socialconnector.toolkit.StandardClaims;
import java.util.ArrayList;
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
    private static final String OPENID = "openid";

    private final OidcConfig config;
    private final ConnectorContext context;
    private final ProviderClient client;
    private final ProviderDiscovery discovery;
    private final AuthorizationCodeFlow flow;
    private final SignInWatch watch;
    private final SharedRefresh refreshes = new SharedRefresh();
    private final AtomicReference<@Nullable OidcProvider> latest = new AtomicReference<>();

    /** Makes a connector. Contacts nobody. */
    public OidcConnector(OidcConfig config, ConnectorContext context) {
        this.config = config;
        this.context = context;
        this.client = ProviderClient.of(context, config.id(), OAuthErrors::ofAnswer);
        this.discovery = ProviderDiscovery.of(context, config.issuer());
        this.flow = new AuthorizationCodeFlow(context, config.id(), config.clientId(), config.issuer());
        this.watch = new SignInWatch(context, config.id());
    }

    /** Returns the settings, for hosts that list their connectors. */
    public OidcConfig config() {
        return config;
    }

    @Override
    public Optional<String> target() {
        return Optional.of(config.target());
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        OidcProvider provider = provider(Deadline.in(context.signInTimeout()));
        return flow.begin(provider.page(), options, scopes(options), true);
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return watch.over(() -> signIn(callback, session));
    }

    /**
     * Returns an ability of the provider as it describes itself now. Ask for it each time: one that is kept goes on with the
     * endpoints of that moment.
     */
    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        if (type.equals(ConfigurationCheck.class)) {
            return Optional.of(type.cast(new OidcConfigurationCheck(
                    deadline -> discovery.latest(client, deadline), this::providerOf, config, flow, context)));
        }
        return OidcProvider.ABILITIES.contains(type)
                ? provider(Deadline.in(context.signInTimeout())).find(type)
                : Optional.empty();
    }

    /** What needs nobody is checked before anybody is asked, the provider's self-description included. */
    private SocialLogin signIn(AuthorizationCallback callback, AuthorizationSession session) {
        flow.check(callback, session);
        String nonce = session.nonce()
                .orElseThrow(() ->
                        new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, "the session has no nonce"));
        if (callback.error().isPresent()) {
            requireIssuerIfAnnounced(callback, latest.get());
            throw OAuthErrors.ofCallback(callback.error().get());
        }
        String code = flow.code(callback);
        Deadline deadline = Deadline.in(context.signInTimeout());
        OidcProvider provider = provider(deadline);
        requireIssuerIfAnnounced(callback, provider);
        TokenSet tokens = provider.tokenEndpoint().exchange(code, session, deadline);
        IdTokenClaims idToken = verified(tokens, nonce, provider, deadline);
        flow.requireExpected(idToken.subject(), session, Step.ID_TOKEN);
        return new SocialLogin(profile(idToken, tokens, session, provider, deadline), tokens, Optional.of(idToken));
    }

    /** An error brings nothing that could be stolen, so that it is no reason to ask a provider that is not known yet. */
    private void requireIssuerIfAnnounced(AuthorizationCallback callback, @Nullable OidcProvider provider) {
        if (provider != null && provider.metadata().issuerInCallback()) {
            flow.requireIssuer(callback);
        }
    }

    private static IdTokenClaims verified(TokenSet tokens, String nonce, OidcProvider provider, Deadline deadline) {
        String idToken = tokens.idToken()
                .orElseThrow(() -> new ConnectorException(
                        Reason.INVALID_ID_TOKEN, Step.ID_TOKEN, "the provider sent no ID token"));
        IdTokenExpectations expectations = IdTokenExpectations.ofCodeFlow(Optional.of(nonce), tokens.accessToken());
        return provider.idTokens().verify(idToken, expectations, deadline);
    }

    private static SocialProfile profile(
            IdTokenClaims idToken,
            TokenSet tokens,
            AuthorizationSession session,
            OidcProvider provider,
            Deadline deadline) {
        JsonObject claims = new JsonObject(idToken.claims());
        if (session.withProfile() && provider.userInfo().isPresent()) {
            OidcUserInfo userInfo = provider.userInfo().get();
            claims = StandardClaims.merged(claims, userInfo.claimsOf(idToken.subject(), tokens, deadline));
        }
        return StandardClaims.profile(idToken.subject(), claims).build();
    }

    /** Returns the provider as it describes itself now; the same object as long as it says the same. */
    private OidcProvider provider(Deadline deadline) {
        ProviderMetadata metadata = discovery.metadata(client, deadline);
        OidcProvider known = latest.get();
        if (known != null && known.metadata().equals(metadata)) {
            return known;
        }
        config.endpoints().require(metadata);
        return providerOf(metadata);
    }

    /** Threads that meet get the same one, and so the same abilities. */
    private OidcProvider providerOf(ProviderMetadata metadata) {
        OidcProvider made = new OidcProvider(metadata, config, context, client, refreshes);
        return Objects.requireNonNull(
                latest.updateAndGet(known -> known != null && known.metadata().equals(metadata) ? known : made));
    }

    private List<String> scopes(AuthorizationOptions options) {
        List<String> scopes = options.scopes().orElse(config.scopes());
        if (scopes.contains(OPENID)) {
            return scopes;
        }
        List<String> withOpenId = new ArrayList<>(scopes.size() + 1);
        withOpenId.add(OPENID);
        withOpenId.addAll(scopes);
        return withOpenId;
    }

    /** OpenID Connect has no key that acts for people who are away. */
    static ConnectorException onlyByTokens(Step step) {
        return new ConnectorException(
                Reason.MISCONFIGURED, step, "this provider can only be asked with the person's tokens");
    }
}
