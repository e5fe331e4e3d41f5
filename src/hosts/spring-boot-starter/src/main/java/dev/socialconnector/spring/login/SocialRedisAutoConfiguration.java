package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.spring.RedisReplayMemory;
import dev.socialconnector.spring.SocialConnectorAutoConfiguration;
import dev.socialconnector.spring.SocialConnectorConfiguration;
import dev.socialconnector.spring.SocialConnectorConfigurationException;
import dev.socialconnector.spring.SocialConnectorFault;
import dev.socialconnector.spring.SocialConnectorProperties;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/**
 * Keeps in Redis all that several machines must share, if {@code social-connector.sign-in-storage} is {@code redis}: sign-ins under way,
 * and what must be accepted only once. Uses the application's {@link RedisConnectionFactory}; Redis must be 6.2 or newer.
 */
@AutoConfiguration(before = {SocialConnectorAutoConfiguration.class, SocialLoginAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpSecurity.class, StringRedisTemplate.class})
@ConditionalOnProperty(name = SocialRedisAutoConfiguration.PROPERTY, havingValue = "redis")
public class SocialRedisAutoConfiguration {
    static final String PROPERTY = SocialConnectorProperties.PREFIX + ".sign-in-storage";

    @Bean
    @ConditionalOnMissingBean
    ReplayMemory socialReplayMemory(ObjectProvider<RedisConnectionFactory> redis, ObjectProvider<Clock> clock) {
        return RedisReplayMemory.at(connections(redis), clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnMissingBean
    SignInStorage socialSignInStorage(
            ObjectProvider<RedisConnectionFactory> redis,
            SocialConnectorConfiguration configuration,
            ConnectorContext context,
            SignInAddresses addresses) {
        return new RedisSignInStorage(
                new StringRedisTemplate(connections(redis)),
                SealedSignIns.of(context, configuration),
                context,
                new SignInCookies(addresses));
    }

    private static RedisConnectionFactory connections(ObjectProvider<RedisConnectionFactory> redis) {
        RedisConnectionFactory only = redis.getIfUnique();
        if (only == null) {
            throw new SocialConnectorConfigurationException(List.of(new SocialConnectorFault(
                    PROPERTY, "is redis, so there must be a RedisConnectionFactory bean: one, or a primary one")));
        }
        return only;
    }
}
