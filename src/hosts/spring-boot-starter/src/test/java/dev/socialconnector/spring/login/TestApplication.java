package dev.socialconnector.spring.login;

import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
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
    final List<SocialAuthentication> signedIn = new CopyOnWriteArrayList<>();

    @Bean
    SocialUserService users() {
        return signIn -> {
            boolean blocked = signIn.profile().nickname().orElse("").equals("blocked");
            return User.withUsername(signIn.accountKey())
                    .password("")
                    .roles("USER")
                    .disabled(blocked)
                    .build();
        };
    }

    @Bean
    ObservationRegistry observations() {
        return ObservationRegistry.create();
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        signedIn.add((SocialAuthentication) event.getAuthentication());
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
