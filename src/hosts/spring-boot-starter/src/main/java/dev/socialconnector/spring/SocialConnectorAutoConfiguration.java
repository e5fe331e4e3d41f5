package dev.socialconnector.spring;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.Connectors;
import dev.socialconnector.ReplayMemory;
import java.time.Clock;
import java.util.List;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Makes one {@link ConnectorContext} and all connectors at start.
 *
 * <p>The context takes the application's {@link OkHttpClient}, {@link Clock}, {@link ReplayMemory} if there is one such bean, and tells all
 * its {@link ConnectorListener}s.
 */
@AutoConfiguration
@EnableConfigurationProperties(SocialConnectorProperties.class)
@Lazy(false) // faults are to be told at start, also in an application that is lazy otherwise
public class SocialConnectorAutoConfiguration {
    /** Finds the connectors that are installed. */
    @Bean
    @ConditionalOnMissingBean
    public Connectors installedConnectors() {
        return Connectors.load();
    }

    @Bean
    static CapabilityBeans socialCapabilityBeans(Environment environment, BeanFactory beans) {
        return new CapabilityBeans(environment, beans);
    }

    @Bean
    SocialConnectorConfiguration socialConnectorConfiguration(
            SocialConnectorProperties properties, Connectors installed) {
        return SocialConnectorConfiguration.of(properties, installed);
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectorContext connectorContext(
            SocialConnectorConfiguration configuration,
            ObjectProvider<OkHttpClient> http,
            ObjectProvider<Clock> clock,
            ObjectProvider<ReplayMemory> replayMemory,
            ObjectProvider<ConnectorListener> listeners) {
        OkHttpClient lent = http.getIfUnique();
        ConnectorContext context = (lent == null ? ConnectorContext.standard() : ConnectorContext.using(lent))
                .withSignInTimeout(configuration.properties().signInTimeout())
                .withSessionLifetime(configuration.properties().sessionLifetime());
        Clock clockOfHost = clock.getIfUnique();
        ReplayMemory shared = replayMemory.getIfUnique();
        List<ConnectorListener> all = listeners.orderedStream().toList();
        context = clockOfHost == null ? context : context.withClock(clockOfHost);
        context = shared == null ? context : context.withReplayMemory(shared);
        return all.isEmpty() ? context : context.withListener(new ListenerGroup(all));
    }

    @Bean
    @ConditionalOnMissingBean
    SocialConnectors socialConnectors(
            SocialConnectorConfiguration configuration,
            ConnectorContext context,
            ObjectProvider<SocialConnectorCustomizer> customizers) {
        return ConnectorMaking.of(
                configuration.registrations(),
                context,
                customizers.orderedStream().toList());
    }
}
