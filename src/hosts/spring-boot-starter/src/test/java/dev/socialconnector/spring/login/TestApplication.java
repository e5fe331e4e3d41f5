package dev.socialconnector.spring.login;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that shows who is signed in. Whoever is called blocked may not sign in. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestApplication.Pages.class)
class TestApplication {
    /** Everybody who has signed in so far. */
    final List<SocialSignIn> signIns = new CopyOnWriteArrayList<>();

    @Bean
    SocialUserService users() {
        return signIn -> {
            signIns.add(signIn);
            boolean blocked = signIn.profile().nickname().orElse("").equals("blocked");
            return User.withUsername(signIn.accountKey())
                    .password("")
                    .roles("USER")
                    .disabled(blocked)
                    .build();
        };
    }

    @RestController
    static class Pages {
        @GetMapping({"/", "/private"})
        String me(Authentication who) {
            return "signed in as " + who.getName();
        }

        @PostMapping("/change")
        String change() {
            return "changed";
        }
    }
}
