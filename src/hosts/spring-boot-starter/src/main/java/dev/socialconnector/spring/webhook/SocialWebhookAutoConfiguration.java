package dev.socialconnector.spring.webhook;

import dev.socialconnector.spring.SocialConnectorAutoConfiguration;
import dev.socialconnector.spring.SocialConnectorProperties;
import dev.socialconnector.spring.SocialConnectors;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** Opens the addresses for webhooks, if {@code social-connector.webhook-path} says where. */
@AutoConfiguration(after = SocialConnectorAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(SocialConnectorProperties.PREFIX + ".webhook-path")
public class SocialWebhookAutoConfiguration {
    @Bean
    SocialWebhookFilter socialWebhookFilter(
            SocialConnectorProperties properties, SocialConnectors connectors, ApplicationEventPublisher events) {
        return new SocialWebhookFilter(Objects.requireNonNull(properties.webhookPath()), connectors, events);
    }
}
