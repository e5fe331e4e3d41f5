package dev.socialconnector.spring.health;

import dev.socialconnector.spring.SocialConnectorAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Adds {@code socialSignIn} to the health endpoint of Spring Boot 4. */
@AutoConfiguration(before = SocialConnectorAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
public class SocialHealthAutoConfiguration {
    @Bean
    SocialSignInRecord socialSignInRecord(ObjectProvider<Clock> clock) {
        return new SocialSignInRecord(clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    HealthIndicator socialSignInHealthIndicator(SocialSignInRecord signIns) {
        return new SocialHealthIndicator(signIns);
    }
}
