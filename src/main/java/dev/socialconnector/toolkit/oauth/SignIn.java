package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.token.IdTokenExpectations;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in whose callback was checked. {@link AuthorizationCodeFlow#complete} makes it, and nothing else can: so no code is
 * exchanged before its callback was checked.
 *
 * <p>The steps, in this order: {@link #exchange} the code, {@link #verify} the ID token if the provider sends one, read the profile,
 * and make the {@link #login}. Each step checks what it can: whose tokens they are, who was expected, whose profile it is.
 * An ID token that was not verified does not get into the result.
 *
 * <p>Belongs to one thread.
 */
public final class SignIn {
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final AuthorizationCallback callback;
    private final AuthorizationSession session;
    private final String code;
    private final Deadline deadline;
    private @Nullable TokenSet tokens;
    private @Nullable VerifiedClaims idToken;

    SignIn(AuthorizationCallback callback, AuthorizationSession session, String code, Deadline deadline) {
        this.callback = callback;
        this.session = session;
        this.code = code;
        this.deadline = deadline;
    }

    /**
     * Returns a parameter that the callback brought besides the code. It is not signed: anyone can write such an address, so it can be
     * shown, and never identifies, verifies or links a person.
     */
    public Optional<String> unsignedParameter(String name) {
        return callback.parameter(name);
    }

    /** Returns the session that the sign-in began with. */
    public AuthorizationSession session() {
        return session;
    }

    /** Returns the moment by which the whole sign-in must be done. */
    public Deadline deadline() {
        return deadline;
    }

    /**
     * Makes sure that the callback names its issuer, as it must if the provider announced that (RFC 9207 section 2.4).
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if not
     */
    public void requireIssuer() {
        if (callback.issuer().isEmpty()) {
            throw noIssuer();
        }
    }

    /** Returns the refusal of a callback that does not name its issuer. */
    public static ConnectorException noIssuer() {
        return new ConnectorException(
                Reason.INVALID_CALLBACK, Step.CALLBACK, "the callback does not say which issuer it comes from");
    }

    /**
     * Exchanges the code for tokens, once.
     *
     * @throws IllegalStateException if it was exchanged before
     */
    public TokenSet exchange(TokenEndpoint endpoint) {
        if (tokens != null) {
            throw new IllegalStateException("the code was exchanged before");
        }
        tokens = endpoint.exchange(code, session, deadline);
        return tokens;
    }

    /**
     * Verifies the ID token if one came, and makes sure that it is the expected person's. Empty if none came.
     *
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if it is not genuine; {@link Reason#LOGIN_REQUIRED} if another
     *     person signed in than the one whom the session expects, or if it does not show that they signed in as lately as was asked for
     */
    public Optional<VerifiedClaims> verify(IdTokenVerifier verifier) {
        return verify(
                verifier,
                IdTokenExpectations.ofCodeFlow(session.nonce(), granted().accessToken()));
    }

    /**
     * As {@link #verify}, for a provider that may not return the nonce: an ID token without one is taken if a code verifier binds the
     * code to this browser in its place (RFC 9700 section 2.1.1). A nonce that comes must still be the one that was sent.
     */
    public Optional<VerifiedClaims> verifyWithOptionalNonce(IdTokenVerifier verifier) {
        IdTokenExpectations strict =
                IdTokenExpectations.ofCodeFlow(session.nonce(), granted().accessToken());
        return verify(verifier, session.codeVerifier().isPresent() ? strict.orWithoutNonce() : strict);
    }

    private Optional<VerifiedClaims> verify(IdTokenVerifier verifier, IdTokenExpectations expectations) {
        TokenSet granted = granted();
        if (granted.idToken().isEmpty()) {
            return Optional.empty();
        }
        VerifiedClaims claims = verifier.verify(granted.idToken().get(), expectations, deadline);
        requireExpected(claims.subject(), Step.ID_TOKEN);
        claims.idToken().ifPresent(token -> {
            requireRecent(token);
            requireIssuerOfCallback(token);
        });
        idToken = claims;
        return Optional.of(claims);
    }

    /**
     * Verifies the ID token, for providers that always send one.
     *
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if none came; and as {@link #verify}
     */
    public VerifiedClaims verifyRequired(IdTokenVerifier verifier) {
        return verify(verifier)
                .orElseThrow(() -> new ConnectorException(
                        Reason.INVALID_ID_TOKEN, Step.ID_TOKEN, "the provider sent no ID token"));
    }

    /**
     * Returns the result.
     *
     * @param profile who signed in; of the verified ID token's subject, and of the person whom the session expects
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if the profile is of another subject than the ID token;
     *     {@link Reason#LOGIN_REQUIRED} if another person signed in than the one whom the session expects
     */
    public SocialLogin login(SocialProfile profile) {
        TokenSet granted = granted();
        SocialLogin login = idToken != null
                ? idToken.login(profile, granted)
                : new SocialLogin(profile, granted.withoutIdToken(), Optional.empty());
        requireExpected(profile.subject(), Step.PROFILE);
        return login;
    }

    /** Prints nothing of it: everything in it is secret. */
    @Override
    public String toString() {
        return "SignIn";
    }

    private TokenSet granted() {
        if (tokens == null) {
            throw new IllegalStateException("the code was not exchanged yet");
        }
        return tokens;
    }

    /** OpenID Connect Core section 3.1.3.7, step 13. */
    private void requireRecent(IdTokenClaims claims) {
        if (session.maxAge().isEmpty()) {
            return;
        }
        Duration allowed = session.maxAge().get().plus(SKEW);
        if (claims.authenticatedAt()
                .filter(at -> !at.plus(allowed).isBefore(claims.issuedAt()))
                .isEmpty()) {
            throw new ConnectorException(
                    Reason.LOGIN_REQUIRED,
                    Step.ID_TOKEN,
                    "the ID token does not show a sign-in at the provider within the time that was asked for");
        }
    }

    /** Where each tenant has an issuer, the callback and the ID token must name the same one. */
    private void requireIssuerOfCallback(IdTokenClaims claims) {
        if (callback.issuer()
                .filter(named -> !named.equals(session.issuer()) && !named.equals(claims.issuer()))
                .isPresent()) {
            throw new ConnectorException(
                    Reason.INVALID_ID_TOKEN, Step.ID_TOKEN, "the ID token is of another issuer than the callback");
        }
    }

    /** The host asked for this person: at the provider, the browser may be signed in as somebody else. */
    private void requireExpected(String subject, Step step) {
        if (session.expectedSubject()
                .filter(expected -> !expected.equals(subject))
                .isPresent()) {
            throw new ConnectorException(
                    Reason.LOGIN_REQUIRED, step, "another person signed in than the one that was expected");
        }
    }
}
