package dev.socialconnector.kakao;

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
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.toolkit.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.AuthorizationEndpoint;
import dev.socialconnector.toolkit.ClientCredentials;
import dev.socialconnector.toolkit.Deadline;
import dev.socialconnector.toolkit.IdTokenExpectations;
import dev.socialconnector.toolkit.IdTokenVerifier;
import dev.socialconnector.toolkit.ProviderClient;
import dev.socialconnector.toolkit.SignInWatch;
import dev.socialconnector.toolkit.TokenEndpoint;
import java.util.ArrayList;
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
    private final ConnectorContext context;
    private final AuthorizationCodeFlow flow;
    private final AuthorizationEndpoint page;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final SignInWatch watch;
    private final KakaoUserApi users;
    private final KakaoCapabilities capabilities;

    private final OpenIdConnectSwitch console = new OpenIdConnectSwitch();

    /** Makes a connector. Contacts nobody. */
    public KakaoConnector(KakaoConfig config, ConnectorContext context) {
        KakaoEndpoints endpoints = config.endpoints();
        this.config = config;
        this.context = context;
        this.flow = new AuthorizationCodeFlow(context, KakaoConnectorFactory.ID, config.clientId(), endpoints.issuer());
        this.page = AuthorizationEndpoint.of(endpoints.authorization(), config.pkce());
        ProviderClient client = ProviderClient.of(context, KakaoConnectorFactory.ID, KakaoErrors::ofAnswer);
        this.tokenEndpoint = new TokenEndpoint(
                context, client, endpoints.token(), ClientCredentials.post(config.clientId(), config.clientSecret()));
        this.idTokens =
                new IdTokenVerifier(context, client, endpoints.issuer(), Set.of(config.clientId()), endpoints.keySet());
        this.watch = new SignInWatch(context, KakaoConnectorFactory.ID);
        this.users = new KakaoUserApi(client, endpoints, context.clock());
        this.capabilities =
                new KakaoCapabilities(config, context, client, flow, page, tokenEndpoint, idTokens, users, watch);
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        requireKakaos(options);
        List<String> scopes = scopes(options);
        return flow.begin(page, options, scopes, usesOpenIdConnect());
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return watch.over(() -> signIn(callback, session));
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return capabilities.find(type);
    }

    private SocialLogin signIn(AuthorizationCallback callback, AuthorizationSession session) {
        flow.check(callback, session);
        if (usesOpenIdConnect() && session.nonce().isEmpty()) {
            throw new ConnectorException(
                    Reason.INVALID_CALLBACK,
                    Step.CALLBACK,
                    "the session has no nonce; it began without OpenID Connect");
        }
        if (callback.error().isPresent()) {
            throw KakaoErrors.ofCallback(callback.error().get(), callback);
        }
        String code = flow.code(callback);
        Deadline deadline = Deadline.in(context.signInTimeout());
        TokenSet tokens = tokenEndpoint.exchange(code, session, deadline);
        if (!usesOpenIdConnect()) {
            tokens = tokens.withoutIdToken();
        }
        Optional<IdTokenClaims> idToken = verified(tokens, session, deadline);
        idToken.ifPresent(claims -> flow.requireExpected(claims.subject(), session, Step.ID_TOKEN));
        SocialProfile profile = session.withProfile()
                ? profile(tokens, idToken, deadline)
                : idToken.map(KakaoProfileMapper::fromIdToken).orElseThrow(KakaoConnector::noIdToken);
        flow.requireExpected(profile.subject(), session, Step.PROFILE);
        return new SocialLogin(profile, tokens, idToken);
    }

    private SocialProfile profile(TokenSet tokens, Optional<IdTokenClaims> idToken, Deadline deadline) {
        return idToken.isPresent() ? users.profileOf(idToken.get(), tokens, deadline) : users.profile(tokens, deadline);
    }

    private Optional<IdTokenClaims> verified(TokenSet tokens, AuthorizationSession session, Deadline deadline) {
        if (tokens.idToken().isEmpty()) {
            if (config.openIdConnect() == OpenIdConnectMode.REQUIRED) {
                throw noIdToken();
            }
            console.noIdTokenCame(session);
            return Optional.empty();
        }
        IdTokenExpectations expectations = IdTokenExpectations.ofCodeFlow(session.nonce(), tokens.accessToken());
        IdTokenClaims idToken = idTokens.verify(tokens.idToken().get(), expectations, deadline);
        console.idTokenCame();
        return Optional.of(idToken);
    }

    /**
     * The caller's scopes replace the configured ones. Kakao leaves out the ID token without a word if scopes are sent without
     * {@code openid}, and refuses {@code openid} on its own page if the console's switch is off.
     */
    private List<String> scopes(AuthorizationOptions options) {
        List<String> scopes = options.scopes().orElse(config.scopes());
        boolean wantsIdToken =
                switch (config.openIdConnect()) {
                    case REQUIRED -> true;
                    case AUTOMATIC -> !options.withProfile() || !console.seemsOff();
                    case OFF -> false;
                };
        if (scopes.isEmpty() || !wantsIdToken || scopes.contains("openid")) {
            return scopes;
        }
        List<String> withOpenId = new ArrayList<>(scopes.size() + 1);
        withOpenId.add("openid");
        withOpenId.addAll(scopes);
        return withOpenId;
    }

    private void requireKakaos(AuthorizationOptions options) {
        if (options.prompts().size() > 1 || !KakaoParameters.PROMPTS.containsAll(options.prompts())) {
            throw new IllegalArgumentException("prompt must be one of login, none, create, select_account");
        }
        if (!options.withProfile() && !usesOpenIdConnect()) {
            throw new IllegalArgumentException("a sign-in without profile needs OpenID Connect, which is off");
        }
        for (String name : options.parameters().keySet()) {
            if (KakaoParameters.OF_SDKS.contains(name)) {
                throw new IllegalArgumentException("the parameter " + name + " is for Kakao's own SDKs");
            }
        }
    }

    private boolean usesOpenIdConnect() {
        return config.usesOpenIdConnect();
    }

    private static ConnectorException noIdToken() {
        return new ConnectorException(
                Reason.INVALID_ID_TOKEN,
                Step.ID_TOKEN,
                "Kakao sent no ID token; is OpenID Connect switched on in the console?");
    }
}
