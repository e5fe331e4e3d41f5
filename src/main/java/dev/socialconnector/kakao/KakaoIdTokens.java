package dev.socialconnector.kakao;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.settings.OpenIdConnectMode;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Optional;

/** The ID tokens of web sign-ins: whether they are used, who verifies one, and whether one must come. */
final class KakaoIdTokens {
    private final OpenIdConnectMode mode;
    private final IdTokenVerifier verifier;
    private volatile boolean cameBefore;

    KakaoIdTokens(OpenIdConnectMode mode, IdTokenVerifier verifier) {
        this.mode = mode;
        this.verifier = verifier;
    }

    /** Tells whether OpenID Connect is used at all. */
    boolean areUsed() {
        return mode != OpenIdConnectMode.OFF;
    }

    /** Returns who verifies them; nobody if they are not used. */
    Optional<IdTokenVerifier> verifier() {
        return areUsed() ? Optional.of(verifier) : Optional.empty();
    }

    /** Verifies the ID token of a sign-in, if one came; if they are not used, it is not looked at. */
    Optional<VerifiedClaims> verified(SignIn signIn) {
        if (!areUsed()) {
            return Optional.empty();
        }
        Optional<VerifiedClaims> idToken = signIn.verify(verifier);
        if (idToken.isEmpty() && mode == OpenIdConnectMode.REQUIRED) {
            throw missing();
        }
        cameBefore = cameBefore || idToken.isPresent();
        return idToken;
    }

    /**
     * Tells whether {@code openid} joins the scopes of a sign-in: Kakao leaves out the ID token without a word if scopes are sent without
     * it, and refuses it on a page of its own if the console's switch is off. An ID token that came shows that the switch is on. One that
     * is missing shows nothing, because a person can take {@code openid} out of the address in their own browser. So it is left out only
     * where nothing depends on it: where the person who must sign in is known already, and compared with the profile.
     */
    boolean mustBeAskedFor(AuthorizationOptions options) {
        return switch (mode) {
            case REQUIRED -> true;
            case AUTOMATIC -> cameBefore || options.expectedSubject().isEmpty() || !options.withProfile();
            case OFF -> false;
        };
    }

    /** Returns the exception for a sign-in that cannot do without one. */
    static ConnectorException missing() {
        return new ConnectorException(
                Reason.INVALID_ID_TOKEN,
                Step.ID_TOKEN,
                "Kakao sent no ID token; is OpenID Connect switched on in the console?");
    }
}
