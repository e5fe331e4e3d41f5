package dev.socialconnector.spring.login;

import org.springframework.security.core.Authentication;

/** Links an account to a provider, after its owner has agreed. A bean of this type goes with {@link LinkRequiredException}. */
@FunctionalInterface
public interface SocialAccountLinker {
    /**
     * Lets the person sign in to this account with the provider from now on.
     *
     * @param account who is signed in, and has just agreed
     * @param link what to link the account to; it was verified when they came back from the provider, a few minutes ago
     */
    void link(Authentication account, SocialLink link);
}
