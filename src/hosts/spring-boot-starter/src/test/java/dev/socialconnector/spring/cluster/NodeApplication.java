package dev.socialconnector.spring.cluster;

import dev.socialconnector.spring.login.SocialUserService;
import dev.socialconnector.spring.webhook.SocialSecurityEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One of several nodes, which share sign-ins and HTTP sessions in Redis. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableRedisHttpSession
@Import(NodeApplication.Pages.class)
class NodeApplication {
    static final String READY = "ready at port ";

    final List<SocialSecurityEvent> heard = new CopyOnWriteArrayList<>();

    /** Runs one in a process of its own, and says at which port. */
    public static void main(String[] args) {
        ConfigurableApplicationContext node = new SpringApplicationBuilder(NodeApplication.class).run(args);
        System.out.println(READY + node.getEnvironment().getProperty("local.server.port"));
    }

    @Bean
    SocialUserService users() {
        return signIn -> new User(signIn.accountKey(), "", List.of());
    }

    @EventListener
    void happened(SocialSecurityEvent event) {
        heard.add(event);
    }

    @RestController
    static class Pages {
        @GetMapping({"/", "/private"})
        String me(Authentication who) {
            return "signed in as " + who.getName();
        }
    }
}
