package dev.socialconnector.demo.accounts;

import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;

/**
 * Somebody who is signed in here.
 *
 * @param provider id of the provider where
 * @param login who, and with which tokens
 * @param outdated whether the profile changed at the provider since it was read, so that it must be read again before it is used
 */
public record SignedIn(String provider, SocialLogin login, boolean outdated) {
    public static SignedIn by(String provider, SocialLogin login) {
        return new SignedIn(provider, login, false);
    }

    public String subject() {
        return login.profile().subject();
    }

    public Identity identity() {
        return new Identity(provider, subject());
    }

    /** Refers to the person for the provider, by the tokens: what is done, is done on the person's own authority. */
    public UserRef user() {
        return UserRef.byTokens(login.tokens(), subject());
    }

    public SignedIn with(TokenSet tokens) {
        return new SignedIn(provider, new SocialLogin(login.profile(), tokens, login.idToken()), outdated);
    }

    public SignedIn with(SocialProfile profile) {
        return new SignedIn(provider, new SocialLogin(profile, login.tokens(), login.idToken()), false);
    }

    SignedIn asOutdated() {
        return new SignedIn(provider, login, true);
    }

    /** Prints nothing of the person. */
    @Override
    public String toString() {
        return "SignedIn[" + provider + ", outdated=" + outdated + "]";
    }
}
