package dev.socialconnector.spring.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.jackson2.SecurityJackson2Modules;

/** What stores of an authorization server do with an authentication. */
class JsonTest {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    static final List<GrantedAuthority> ROLES = List.of(new SimpleGrantedAuthority("ROLE_USER"));

    static SocialAuthentication authentication(Collection<? extends GrantedAuthority> authorities) {
        return new SocialAuthentication(
                new User("kakao:1", "", ROLES),
                new SocialSignIn(
                        "kakao",
                        "kakao",
                        new SocialLogin(
                                SocialProfile.of("1").build(),
                                TokenSet.of("access")
                                        .expiresAt(Optional.of(NOW))
                                        .scopes(Optional.of(Set.of("openid")))
                                        .build(),
                                Optional.empty())),
                NOW,
                authorities,
                true);
    }

    @Test
    @SuppressWarnings({"deprecation", "removal"}) // Spring Security 6 has no other, 7 has it still
    void jackson2RestoresIt() throws Exception {
        SocialAuthentication authentication = authentication(ROLES);
        ObjectMapper mapper =
                new ObjectMapper().registerModules(SecurityJackson2Modules.getModules(JsonTest.class.getClassLoader()));

        Object copy = mapper.readValue(mapper.writeValueAsString(authentication), Object.class);

        assertRestored(copy, authentication);
    }

    static void assertRestored(Object copy, SocialAuthentication authentication) {
        assertThat(copy).isEqualTo(authentication);
        assertThat(((SocialAuthentication) copy).authenticatedAt()).isEqualTo(NOW);
        assertThat(((SocialAuthentication) copy).tokens()).isEqualTo(authentication.tokens());
    }
}
