package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.Connectors;
import java.lang.reflect.Method;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.broker.social.SocialIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.ThemeResourceProviderFactory;

class FactoriesTest {
    private final List<ConnectorIdentityProviderFactory> factories = ServiceLoader.load(
                    SocialIdentityProviderFactory.class)
            .stream()
            .filter(provider -> ConnectorIdentityProviderFactory.class.isAssignableFrom(provider.type()))
            .map(provider -> (ConnectorIdentityProviderFactory) provider.get())
            .toList();

    @Test
    void everyConnectorOfTheLibraryHasAFactory() {
        assertThat(factories)
                .extracting(factory -> factory.metadata().id())
                .containsExactlyInAnyOrderElementsOf(Connectors.load().all().stream()
                        .map(connector -> connector.metadata().id())
                        .toList());
    }

    @Test
    void everyFactoryMakesItsProvidersItself() {
        assertThat(factories).isNotEmpty().allSatisfy(factory -> {
            Method create = factory.getClass()
                    .getDeclaredMethod("create", KeycloakSession.class, IdentityProviderModel.class);
            assertThat(create.getReturnType()).isEqualTo(ConnectorIdentityProvider.class);
        });
    }

    @Test
    void noIdIsOneOfKeycloaksOwn() {
        assertThat(factories)
                .extracting(ConnectorIdentityProviderFactory::getId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("social-connector-"));
    }

    @Test
    void theAttributeImporterIsForAllOfThem() {
        assertThat(new ProfileAttributeMapper().getCompatibleProviders())
                .containsExactlyInAnyOrderElementsOf(factories.stream()
                        .map(ConnectorIdentityProviderFactory::getId)
                        .toList());
        assertThat(ServiceLoader.load(IdentityProviderMapper.class))
                .hasAtLeastOneElementOfType(ProfileAttributeMapper.class);
    }

    @Test
    void theTextsAreRegistered() {
        assertThat(ServiceLoader.load(ThemeResourceProviderFactory.class))
                .hasAtLeastOneElementOfType(ConnectorTextsFactory.class);
    }
}
