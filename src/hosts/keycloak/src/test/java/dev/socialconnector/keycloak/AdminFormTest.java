package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.socialconnector.settings.ConfigField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.provider.ProviderConfigProperty;

class AdminFormTest {
    private final KakaoIdentityProviderFactory kakao = new KakaoIdentityProviderFactory();
    private final OidcIdentityProviderFactory oidc = new OidcIdentityProviderFactory();

    @Test
    void everyFieldIsDrawnButThoseThatKeycloakDrawsItself() {
        List<String> drawn = names(kakao);

        List<String> expected = kakao.metadata().fields().stream()
                .map(ConfigField::key)
                .filter(key -> !key.equals("clientId") && !key.equals("clientSecret"))
                .toList();
        assertThat(drawn)
                .startsWith(expected.toArray(String[]::new))
                .endsWith("singleName", "unlinkAtDeletion", "notices");
        assertThat(drawn).hasSize(expected.size() + 3).doesNotHaveDuplicates();
    }

    @Test
    void noEndpointIsInAForm() {
        assertThat(names(kakao)).doesNotContain("kauth", "kapi", "issuer", "endpoints");
    }

    @Test
    void whatTheAliasStandsForIsNotAskedFor() {
        assertThat(names(oidc)).contains("issuer").doesNotContain("connectorId", "target");
    }

    @Test
    void aFieldKeepsItsKindItsDefaultAndItsTexts() {
        ProviderConfigProperty choice = property(kakao, "openIdConnect");
        ProviderConfigProperty flag = property(kakao, "pkce");
        ProviderConfigProperty secret = property(kakao, "adminKey");
        ProviderConfigProperty text = property(oidc, "issuer");

        assertThat(choice.getType()).isEqualTo(ProviderConfigProperty.LIST_TYPE);
        assertThat(choice.getOptions()).containsExactly("automatic", "required", "off");
        assertThat(choice.getDefaultValue()).isEqualTo("automatic");
        assertThat(choice.getHelpText()).contains("required: Required: refuse sign-ins without one.");
        assertThat(flag.getType()).isEqualTo(ProviderConfigProperty.BOOLEAN_TYPE);
        assertThat(flag.getDefaultValue()).isEqualTo(true);
        assertThat(secret.getType()).isEqualTo(ProviderConfigProperty.PASSWORD);
        assertThat(secret.isSecret()).isTrue();
        assertThat(text.isRequired()).isTrue();
        assertThat(text.getLabel()).isEqualTo("Issuer");
        assertThat(text.getHelpText()).endsWith("Example: https://accounts.example.com");
    }

    @Test
    void onlyTheConnectorsOwnSettingsAreTaken() {
        Map<String, String> config = new HashMap<>(
                Map.of("clientId", "0a1b", "syncMode", "IMPORT", "guiOrder", "1", "singleName", "ask", "scope", " "));
        config.put("adminKey", null);

        assertThat(kakao.form().settings(config, UnaryOperator.identity())).isEqualTo(Map.of("clientId", "0a1b"));
    }

    @Test
    void whatIsLeftOutIsNotReadEither() {
        Map<String, String> config = Map.of("clientId", "a", "connectorId", "other", "target", "other");

        assertThat(oidc.form().settings(config, UnaryOperator.identity())).containsOnlyKeys("clientId");
    }

    @Test
    void secretsAndOnlySecretsAreLookedUp() {
        Map<String, String> config = Map.of("clientId", "0a1b", "clientSecret", "s", "adminKey", "k");

        assertThat(kakao.form().settings(config, secret -> "known:" + secret))
                .isEqualTo(Map.of("clientId", "0a1b", "clientSecret", "known:s", "adminKey", "known:k"));
    }

    @Test
    void faultySettingsAreRefusedAllAtOnceAndWithoutTheirValues() {
        IdentityProviderModel model = kakao.createConfig();
        model.getConfig().putAll(Map.of("adminKey", "not a key!", "pkce", "perhaps", "syncMode", "IMPORT"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.validate(null))
                .withMessageContainingAll("clientId", "adminKey", "pkce")
                .withMessageNotContainingAny("not a key", "perhaps", "syncMode");
    }

    @Test
    void whatIsInTheVaultIsNotJudged() {
        IdentityProviderModel model = kakao.createConfig();
        model.getConfig().putAll(Map.of("clientId", "0a1b", "adminKey", "${vault.kakao-admin}"));

        assertThatNoException().isThrownBy(() -> model.validate(null));
    }

    private static List<String> names(ConnectorIdentityProviderFactory factory) {
        return factory.getConfigProperties().stream()
                .map(ProviderConfigProperty::getName)
                .toList();
    }

    private static ProviderConfigProperty property(ConnectorIdentityProviderFactory factory, String name) {
        return factory.getConfigProperties().stream()
                .filter(property -> property.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
