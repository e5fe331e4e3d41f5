package dev.socialconnector.demo;

import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;

/**
 * Somebody who is signed in here.
 *
 * @param login who, and with which tokens
 * @param outdated whether the profile changed at Kakao since it was read, so that it must be read again before it is used
 */
record SignedIn(SocialLogin login, boolean outdated) {
    static SignedIn by(SocialLogin login) {
        return new SignedIn(login, false);
    }

    String subject() {
        return login.profile().subject();
    }

    /** Refers to the person for Kakao, by the tokens: what is done, is done on the person's own authority. */
    UserRef user() {
        return UserRef.byTokens(login.tokens(), subject());
    }

    SignedIn with(TokenSet tokens) {
        return new SignedIn(new SocialLogin(login.profile(), tokens, login.idToken()), outdated);
    }

    SignedIn with(SocialProfile profile) {
        return new SignedIn(new SocialLogin(profile, login.tokens(), login.idToken()), false);
    }

    SignedIn asOutdated() {
        return new SignedIn(login, true);
    }

    /** Prints nothing of the person. */
    @Override
    public String toString() {
        return "SignedIn[outdated=" + outdated + "]";
    }
}
