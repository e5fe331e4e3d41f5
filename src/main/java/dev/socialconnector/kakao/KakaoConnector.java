package dev.socialconnector.kakao;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.kakao.api.KakaoApi;
import dev.socialconnector.kakao.api.KakaoErrors;
import dev.socialconnector.kakao.api.UserReads;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.kakao.settings.KakaoForm;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import dev.socialconnector.toolkit.oauth.Abilities;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.AuthorizationEndpoint;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Kakao Login.
 *
 * <p>A sign-in takes two requests to Kakao: the code for the tokens, and the profile. The ID token is verified whenever one comes
 * (see {@link OpenIdConnectMode}), and its subject must be the profile's.
 *
 * <p>A sign-in {@link AuthorizationOptions#withoutProfile() without profile} takes one request. Mind Kakao's rule for people who
 * sign in for the first time: a service that does not read their information within 24 hours counts as a signup that was never
 * completed, and Kakao unlinks them. So read the {@link ProfileLookup profile} at least once after the first sign-in.
 *
 * <p>Source: Kakao Login, REST API, https://developers.kakao.com/docs/latest/en/kakaologin/rest-api.
 */
public final class KakaoConnector implements SocialConnector {
    private final KakaoConfig config;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final KakaoIdTokens idTokens;
    private final UserReads users;
    private final Abilities abilities;

    /** Makes a connector. Sends no request. */
    public KakaoConnector(KakaoConfig config, ConnectorContext context) {
        KakaoEndpoints endpoints = config.endpoints();
        OAuthClient client = OAuthClient.of(
                context,
                KakaoForm.ID,
                endpoints.issuer(),
                ClientCredentials.post(config.clientId(), config.clientSecret()),
                KakaoErrors::ofAnswer);
        KakaoApi api = new KakaoApi(client.http(), config, context);
        this.config = config;
        this.authorizationEndpoint = AuthorizationEndpoint.of(endpoints.authorization(), config.pkce());
        this.tokenEndpoint = new TokenEndpoint(client, endpoints.token());
        this.idTokens = new KakaoIdTokens(
                config.openIdConnect(),
                new IdTokenVerifier(
                        context, client.http(), endpoints.issuer(), Set.of(config.clientId()), endpoints.keySet()));
        this.flow =
                idTokens.areUsed() ? AuthorizationCodeFlow.openIdConnect(client) : AuthorizationCodeFlow.oauth(client);
        this.users = new UserReads(api, context.clock());
        this.abilities = KakaoCapabilities.of(config, client, tokenEndpoint, idTokens, api);
    }

    @Override
    public String id() {
        return KakaoForm.ID;
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        requireKakaoOptions(options);
        return flow.begin(authorizationEndpoint, options, scopes(options));
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return flow.complete(callback, session, KakaoErrors::ofCallback, this::signIn);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return abilities.find(type);
    }

    private SocialLogin signIn(SignIn signIn) {
        TokenSet tokens = signIn.exchange(tokenEndpoint);
        Optional<VerifiedClaims> idToken = idTokens.verified(signIn);
        return signIn.login(
                signIn.session().withProfile()
                        ? users.profile(tokens, signIn.deadline())
                        : idToken.map(KakaoProfileMapper::fromIdToken).orElseThrow(KakaoIdTokens::missing));
    }

    /** The caller's scopes replace the configured ones. */
    private List<String> scopes(AuthorizationOptions options) {
        List<String> scopes = options.scopes().orElse(config.scopes());
        return scopes.isEmpty() || !idTokens.mustBeAskedFor(options)
                ? scopes
                : AuthorizationCodeFlow.withOpenId(scopes);
    }

    private void requireKakaoOptions(AuthorizationOptions options) {
        if (options.prompts().size() > 1 || !KakaoParameters.PROMPTS.containsAll(options.prompts())) {
            throw new IllegalArgumentException("prompt must be one of login, none, create, select_account");
        }
        if (!options.withProfile() && !idTokens.areUsed()) {
            throw new IllegalArgumentException("a sign-in without profile needs OpenID Connect, which is off");
        }
        for (String name : options.parameters().keySet()) {
            if (KakaoParameters.OF_SDKS.contains(name)) {
                throw new IllegalArgumentException("the parameter " + name + " is for Kakao's own SDKs");
            }
        }
    }
}
