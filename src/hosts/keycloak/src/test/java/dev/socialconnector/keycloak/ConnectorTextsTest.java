package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

class ConnectorTextsTest {
    private final KakaoIdentityProviderFactory kakao = new KakaoIdentityProviderFactory();
    private final ConnectorTexts texts = new ConnectorTexts(List.of(kakao.form()));

    @Test
    void everyHelpIsTranslatedToKorean() throws IOException {
        Properties korean = texts.getMessages("messages", Locale.KOREAN);

        assertThat(kakao.getConfigProperties())
                .extracting(ProviderConfigProperty::getHelpText)
                .isNotEmpty()
                .allSatisfy(help -> assertThat(korean.getProperty(help)).isNotBlank());
        assertThat(korean).containsEntry("Admin key", "어드민 키");
        assertThat(korean.getProperty(property("scope").getHelpText())).endsWith("예: account_email profile_nickname");
    }

    @Test
    void englishNeedsNoTextForAField() throws IOException {
        assertThat(texts.getMessages("messages", Locale.ENGLISH).stringPropertyNames())
                .isNotEmpty()
                .allMatch(key -> key.startsWith("socialConnector"));
    }

    @Test
    void everyLineOnThePagesIsInBothLanguages() throws IOException {
        Properties english = new ConnectorTexts(List.of()).getMessages("messages", Locale.ENGLISH);
        Properties korean = new ConnectorTexts(List.of()).getMessages("messages", Locale.KOREAN);

        assertThat(english)
                .containsOnlyKeys(
                        FailurePages.CONSENT_REQUIRED,
                        FailurePages.LOGIN_REQUIRED,
                        FailurePages.ACCOUNT_RESTRICTED,
                        FailurePages.TRY_AGAIN,
                        FailurePages.TRY_LATER);
        assertThat(korean.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void otherBundlesAndLanguagesGetNothing() throws IOException {
        assertThat(texts.getMessages("other", Locale.KOREAN)).isEmpty();
        assertThat(texts.getMessages("messages", Locale.FRENCH)).isEmpty();
    }

    private ProviderConfigProperty property(String name) {
        return kakao.getConfigProperties().stream()
                .filter(property -> property.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
