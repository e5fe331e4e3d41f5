package dev.socialconnector.spring.login;

import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import java.util.Objects;

/**
 * Who came back from a provider, verified.
 *
 * @param registrationId what they signed in with
 * @param target what the account is to be filed under, together with the subject
 * @param login all that the provider says and grants
 */
public record SocialSignIn(String registrationId, String target, SocialLogin login) {
    public SocialSignIn {
        Objects.requireNonNull(registrationId, "registrationId");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(login, "login");
    }

    /** Returns the provider's unchanging identifier of the person, unique within the target. */
    public String subject() {
        return login.profile().subject();
    }

    /** Returns what the provider says of the person. */
    public SocialProfile profile() {
        return login.profile();
    }

    /** Returns target and subject as one text, {@code kakao:1234567890}: the key to file an account under. */
    public String accountKey() {
        return target + ":" + subject();
    }

    /** Prints nothing about the person. */
    @Override
    public String toString() {
        return "SocialSignIn[" + registrationId + "]";
    }
}
