package dev.socialconnector.spring.login;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Finds the account of somebody who has signed in at a provider, or makes one. The one interface that an application writes.
 *
 * <pre>{@code
 * @Bean
 * SocialUserService users(Accounts accounts) {
 *     return signIn -> accounts.findOrCreate(signIn.accountKey(), signIn.profile());
 * }
 * }</pre>
 */
@FunctionalInterface
public interface SocialUserService {
    /**
     * Returns who signs in. An account that is disabled, locked or expired is refused afterwards, by what the result says of itself.
     *
     * <p>Find accounts by {@link SocialSignIn#accountKey()} alone. An e-mail address, even a verified one, is a reason to ask the
     * person, not a key.
     *
     * @param signIn who came back from the provider, verified
     * @return the account; what the HTTP session keeps, so it must be serializable
     * @throws AuthenticationException if this person may not sign in
     */
    UserDetails loadUser(SocialSignIn signIn);
}
