package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.internal.PercentEncoding;
import dev.socialconnector.internal.Sha256;
import dev.socialconnector.toolkit.secret.RandomValues;
import dev.socialconnector.toolkit.secret.SecretComparison;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The browser's half of the authorization code flow (RFC 6749 section 4.1): builds the authorization request, and checks the
 * callback before anything is sent to the provider. Keeps nothing in between.
 */
public final class AuthorizationCodeFlow {
    private static final String OPENID = "openid";
    private static final String RESPONSE_MODE = "response_mode";

    /** Parameters that the connector itself sets; a host may not replace them. */
    private static final Set<String> OWN = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            RESPONSE_MODE,
            "scope",
            "state",
            "nonce",
            "prompt",
            "login_hint",
            "max_age",
            "client_secret",
            "code",
            "code_verifier",
            "request",
            "request_uri");

    private final OAuthClient client;
    private final RandomValues random;
    private final Binding binding;

    /** What binds an ID token or a code to the browser that began. */
    private enum Binding {
        NOTHING,
        NONCE,
        CODE_VERIFIER
    }

    private AuthorizationCodeFlow(OAuthClient client, Binding binding) {
        this.client = Objects.requireNonNull(client, "client");
        this.random = new RandomValues(client.context().random());
        this.binding = binding;
    }

    /** Makes the flow of plain OAuth 2.0: no nonce is sent. */
    public static AuthorizationCodeFlow oauth(OAuthClient client) {
        return new AuthorizationCodeFlow(client, Binding.NOTHING);
    }

    /**
     * Makes the flow of OpenID Connect: each request has a nonce, which the ID token must bring back, and a session without one is
     * refused.
     */
    public static AuthorizationCodeFlow openIdConnect(OAuthClient client) {
        return new AuthorizationCodeFlow(client, Binding.NONCE);
    }

    /**
     * Makes the flow of OpenID Connect for a provider that never returns a nonce. The code verifier stands in for it (RFC 9700 section
     * 2.1.1): each request must have a code challenge, and a session with neither is refused.
     */
    public static AuthorizationCodeFlow openIdConnectWithoutNonce(OAuthClient client) {
        return new AuthorizationCodeFlow(client, Binding.CODE_VERIFIER);
    }

    /** Returns these scopes with {@code openid} before them, unless it is among them (OpenID Connect Core section 3.1.2.1). */
    public static List<String> withOpenId(List<String> scopes) {
        return withScope(OPENID, scopes);
    }

    /** Returns these scopes with one before them that sign-ins cannot do without, unless it is among them. */
    public static List<String> withScope(String needed, List<String> scopes) {
        return scopes.contains(needed)
                ? scopes
                : Stream.concat(Stream.of(needed), scopes.stream()).toList();
    }

    /**
     * Builds the authorization request and its session.
     *
     * @param endpoint where the browser is sent
     * @param scopes the scopes to send; empty to send none at all
     * @throws IllegalArgumentException if the options set a parameter that is set here, naming it, or a prompt that the endpoint does
     *     not know
     */
    public AuthorizationRequest begin(
            AuthorizationEndpoint endpoint, AuthorizationOptions options, List<String> scopes) {
        for (String name : options.parameters().keySet()) {
            if (OWN.contains(name) || name.startsWith("code_challenge") || endpoint.sets(name)) {
                throw new IllegalArgumentException("the parameter " + name + " is set by the connector");
            }
        }
        endpoint.requirePrompts(options.prompts());
        if (binding == Binding.NOTHING && (options.maxAge().isPresent() || !options.withProfile())) {
            throw new IllegalArgumentException("maxAge, and a sign-in without profile, need OpenID Connect");
        }
        AuthorizationSession session = AuthorizationSession.builder(
                        client.connectorId(),
                        client.clientId(),
                        client.issuer(),
                        options.redirectUri(),
                        options.statePrefix().map(prefix -> prefix + '.').orElse("") + random.next(),
                        client.context().clock().instant().plus(client.context().sessionLifetime()))
                .nonce(binding == Binding.NONCE ? Optional.of(random.next()) : Optional.empty())
                .codeVerifier(endpoint.codeChallenge() ? Optional.of(random.next()) : Optional.empty())
                .scopes(scopes)
                .withProfile(options.withProfile())
                .expectedSubject(options.expectedSubject())
                .maxAge(options.maxAge())
                .build();
        AuthorizationRequest request = new AuthorizationRequest(address(endpoint, options, scopes, session), session);
        client.http().warmUp().atBegin();
        return request;
    }

    private URI address(
            AuthorizationEndpoint endpoint,
            AuthorizationOptions options,
            List<String> scopes,
            AuthorizationSession session) {
        StringBuilder address = new StringBuilder(512).append(endpoint.start());
        add(address, "client_id", client.clientId());
        add(address, "redirect_uri", session.redirectUri());
        add(address, "state", session.state());
        session.nonce().ifPresent(nonce -> add(address, "nonce", nonce));
        session.codeVerifier().ifPresent(verifier -> {
            add(address, "code_challenge", challengeOf(verifier));
            add(address, "code_challenge_method", "S256");
        });
        if (!scopes.isEmpty()) {
            add(address, "scope", String.join(endpoint.scopeSeparator(), scopes));
        }
        if (!options.prompts().isEmpty()) {
            add(address, "prompt", String.join(" ", options.prompts()));
        }
        options.loginHint().ifPresent(hint -> add(address, "login_hint", hint));
        options.maxAge().ifPresent(age -> add(address, "max_age", Long.toString(age.toSeconds())));
        if (options.isFormPost() && !endpoint.sets(RESPONSE_MODE)) {
            add(address, RESPONSE_MODE, "form_post");
        }
        options.parameters().forEach((name, value) -> add(address, name, value));
        return URI.create(address.toString());
    }

    private static void add(StringBuilder address, String name, String value) {
        PercentEncoding.append(address.append('&'), name, value);
    }

    /**
     * Completes a sign-in: checks the callback, runs the connector's steps, and tells the host's listener how it ended. The checks
     * come before anything is sent to the provider: that the session is this client's and has not expired, that the callback is
     * the session's, and that it brought a code.
     *
     * @param errors reads the error that a checked callback brought in place of a code
     * @param steps the connector's own: from the code to the login
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if the callback or the session is not what it should be; what
     *     the error means; or what ended the steps
     */
    public SocialLogin complete(
            AuthorizationCallback callback,
            AuthorizationSession session,
            Function<AuthorizationCallback, ConnectorException> errors,
            Function<SignIn, SocialLogin> steps) {
        return client.watch(() -> {
            check(callback, session);
            if (callback.error().isPresent()) {
                throw errors.apply(callback);
            }
            String code = callback.code()
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> refusal("the callback has neither a code nor an error"));
            client.http().warmUp().atCallback();
            return steps.apply(new SignIn(callback, session, code, client.deadline()));
        });
    }

    private void check(AuthorizationCallback callback, AuthorizationSession session) {
        if (!session.connectorId().equals(client.connectorId())
                || !session.clientId().equals(client.clientId())
                || !session.issuer().equals(client.issuer())) {
            throw refusal("the session is another connector's, another client's or another provider's");
        }
        if (!client.context().clock().instant().isBefore(session.expiresAt())) {
            throw refusal("the session has expired");
        }
        String state = callback.state().orElseThrow(() -> refusal("the callback has no state"));
        if (!SecretComparison.equal(state, session.state())) {
            throw refusal("the callback's state is not the session's");
        }
        if (callback.issuer().isPresent() && !client.isIssuer(callback.issuer().get())) {
            throw refusal("the callback comes from another issuer");
        }
        boolean verifierDoes =
                binding == Binding.CODE_VERIFIER && session.codeVerifier().isPresent();
        if (binding != Binding.NOTHING && session.nonce().isEmpty() && !verifierDoes) {
            throw refusal("the session has no nonce; it began without OpenID Connect");
        }
    }

    /** RFC 7636 section 4.2. */
    private static String challengeOf(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, why);
    }
}
