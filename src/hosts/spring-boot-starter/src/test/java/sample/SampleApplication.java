package sample;

import dev.socialconnector.spring.login.SocialUserService;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;

@SpringBootApplication
public class SampleApplication {
    public static void main(String[] args) {
        SpringApplication.run(SampleApplication.class, args);
    }

    @Bean
    SocialUserService users() {
        return signIn -> User.withUsername(signIn.accountKey())
                .password("")
                .roles("USER")
                .build();
    }
}
