package dev.socialconnector.demo.accounts;

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
public record SignedIn(SocialLogin login, boolean outdated) {
    public static SignedIn by(SocialLogin login) {
        return new SignedIn(login, false);
    }

    public String subject() {
        return login.profile().subject();
    }

    /** Refers to the person for Kakao, by the tokens: what is done, is done on the person's own authority. */
    public UserRef user() {
        return UserRef.byTokens(login.tokens(), subject());
    }

    public SignedIn with(TokenSet tokens) {
        return new SignedIn(new SocialLogin(login.profile(), tokens, login.idToken()), outdated);
    }

    public SignedIn with(SocialProfile profile) {
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
