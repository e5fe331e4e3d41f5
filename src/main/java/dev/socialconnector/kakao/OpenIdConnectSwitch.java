package dev.socialconnector.kakao;

import dev.socialconnector.AuthorizationSession;

/**
 * What sign-ins told of the OpenID Connect switch in Kakao's console. Decides only whether {@code openid} joins other scopes.
 *
 * <p>A person can take {@code openid} out of the address in their own browser, so a missing ID token says little: it counts only where
 * no scope had been sent, and never against an ID token that came before.
 */
final class OpenIdConnectSwitch {
    private volatile boolean knownToBeOn;
    private volatile boolean seemsOff;

    void idTokenCame() {
        knownToBeOn = true;
    }

    void noIdTokenCame(AuthorizationSession session) {
        if (session.scopes().isEmpty()) {
            seemsOff = true;
        }
    }

    boolean seemsOff() {
        return seemsOff && !knownToBeOn;
    }
}
