package dev.socialconnector.spring;

import dev.socialconnector.Capability;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Makes a lazy bean of each ability of each registration: {@code @Qualifier("kakao") AccountUnlink}, or without qualifier if there is one
 * registration. What a connector cannot do is no bean: {@code ObjectProvider} and {@code Optional} are empty then.
 */
final class CapabilityBeans implements BeanDefinitionRegistryPostProcessor {
    private static final List<Class<? extends Capability>> ABILITIES = List.of(
            AccountUnlink.class,
            BrowserLogout.class,
            ConfigurationCheck.class,
            ConsentManagement.class,
            NativeSignIn.class,
            ProfileLookup.class,
            ProviderLogout.class,
            TokenIntrospection.class,
            TokenRefresh.class,
            UserInfoLookup.class);

    private final Environment environment;
    private final BeanFactory beans;

    CapabilityBeans(Environment environment, BeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        Binder.get(environment)
                .bind(Names.of("registrations"), Bindable.mapOf(String.class, Object.class))
                .ifBound(registrations -> registrations
                        .keySet()
                        .forEach(id -> ABILITIES.forEach(ability -> registry.registerBeanDefinition(
                                id + "-" + ability.getSimpleName(), bean(id, ability)))));
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        // all is done above
    }

    private <C extends Capability> RootBeanDefinition bean(String id, Class<C> ability) {
        RootBeanDefinition definition = new RootBeanDefinition(ability, () -> beans.getBean(SocialConnectors.class)
                .capability(id, ability)
                .orElse(null));
        definition.setLazyInit(true); // asking can need the provider's description
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, id));
        return definition;
    }
}
