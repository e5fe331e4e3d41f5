package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.spring.SocialRegistration;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;

/** Lets the connector finish the sign-in, and the application find the account. */
final class SocialAuthenticationProvider implements AuthenticationProvider {
    private final SocialUserService users;
    private final Clock clock;
    private final boolean keepTokens;
    private final SignInObservation observation;
    private final UserDetailsChecker status = new AccountStatusUserDetailsChecker();

    SocialAuthenticationProvider(
            SocialUserService users, Clock clock, boolean keepTokens, SignInObservation observation) {
        this.users = users;
        this.clock = clock;
        this.keepTokens = keepTokens;
        this.observation = observation;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        SocialCallback back = (SocialCallback) authentication;
        SocialSignIn signIn = complete(back);
        UserDetails user = users.loadUser(signIn);
        status.check(user);
        Instant now = clock.instant();
        SocialAuthentication done =
                new SocialAuthentication(user, signIn, now, Factors.added(user.getAuthorities(), now), keepTokens);
        done.setDetails(back.getDetails());
        return done;
    }

    @Override
    public boolean supports(Class<?> type) {
        return SocialCallback.class.isAssignableFrom(type);
    }

    private SocialSignIn complete(SocialCallback back) {
        SocialRegistration registration = back.registration();
        try {
            SocialLogin login = observation.of(
                    registration.id(), () -> registration.connector().complete(back.callback(), back.session()));
            return new SocialSignIn(registration.id(), registration.target(), login);
        } catch (ConnectorException failure) {
            throw new SocialAuthenticationException(failure);
        }
    }
}
