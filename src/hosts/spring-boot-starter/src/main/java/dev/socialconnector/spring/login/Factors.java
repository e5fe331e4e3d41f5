package dev.socialconnector.spring.login;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.util.ClassUtils;

/**
 * How somebody has proved who they are, as Spring Security 7 wants it among the authorities: an authorization server of the application
 * takes the time of authentication from there. Spring Security 6 knows no factors.
 */
final class Factors {
    private static final boolean KNOWN = ClassUtils.isPresent(
            "org.springframework.security.core.authority.FactorGrantedAuthority", Factors.class.getClassLoader());

    private Factors() {}

    static Collection<GrantedAuthority> added(Collection<? extends GrantedAuthority> authorities, Instant when) {
        List<GrantedAuthority> all = new ArrayList<>(authorities);
        if (KNOWN) {
            all.add(Security7.authorizationCode(when));
        }
        return all;
    }

    /** Loaded only where its classes are. */
    private static final class Security7 {
        static GrantedAuthority authorizationCode(Instant when) {
            return FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)
                    .issuedAt(when)
                    .build();
        }
    }
}
