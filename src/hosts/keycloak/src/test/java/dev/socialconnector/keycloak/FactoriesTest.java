package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.Connectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

class FactoriesTest {
    private final List<ConnectorIdentityProviderFactory> factories =
            registered("org.keycloak.broker.social.SocialIdentityProviderFactory").stream()
                    .map(FactoriesTest::made)
                    .map(ConnectorIdentityProviderFactory.class::cast)
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
            Method create =
                    factory.getClass().getDeclaredMethod("create", KeycloakSession.class, IdentityProviderModel.class);
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
        assertThat(factories).allMatch(factory -> new ConnectorIdentityProvider(null, factory.createConfig(), factory)
                .isMapperSupported(new ProfileAttributeMapper()));
        assertThat(registered("org.keycloak.broker.provider.IdentityProviderMapper"))
                .containsExactly(ProfileAttributeMapper.class.getName());
    }

    @Test
    void theTextsAreRegistered() {
        assertThat(registered("org.keycloak.theme.ThemeResourceProviderFactory"))
                .containsExactly(ConnectorTextsFactory.class.getName());
    }

    /** Keycloak's own lists name classes that need libraries which are not here. */
    private static List<String> registered(String service) {
        try {
            return Files.readAllLines(Path.of("src/main/resources/META-INF/services", service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object made(String name) {
        try {
            return Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
