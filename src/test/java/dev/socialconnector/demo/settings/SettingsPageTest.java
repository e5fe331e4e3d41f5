package dev.socialconnector.demo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.demo.providers.ProviderAddresses;
import dev.socialconnector.demo.web.Form;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.settings.LocalizedText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The administrator's form of a connector that has what Kakao's lacks. */
final class SettingsPageTest {
    static final ConnectorMetadata EXAMPLE = ConnectorMetadata.of(
                    "example", LocalizedText.of("Example", "예시"), URI.create("https://docs.example.kr/"))
            .withFields(
                    ConfigField.choice("authentication", "secret", "key")
                            .label("Authentication", "인증")
                            .choiceLabel("key", "By \"key\"", "키"),
                    ConfigField.flag("strict", false).label("Strict", "엄격"),
                    ConfigField.secret("secret")
                            .mandatory()
                            .label("Secret", "시크릿")
                            .onlyIf("authentication", "secret"),
                    ConfigField.text("keyId")
                            .mandatory()
                            .matching("[a-z]+", "letters only")
                            .label("Key ID", "키 ID")
                            .onlyIf("authentication", "key")
                            .onlyIf("strict", true));

    /** The page that stands alone; the addresses are nobody's. */
    static Reply page(SettingsForm form, String language) {
        return new SettingsPage(form, Texts.of(Optional.of(language)))
                .reply(
                        200,
                        "",
                        "token",
                        false,
                        ProviderAddresses.at(URI.create("http://localhost"), "example"),
                        List.of(EXAMPLE));
    }

    @Test
    void everyFieldIsThereAndSaysWhenItIsShown() {
        String page = page(SettingsForm.of(EXAMPLE, ConnectorConfig.of(Map.of())), "en")
                .body();

        assertThat(page)
                .contains("id=\"setting.secret\"", "id=\"setting.keyId\"")
                .contains("data-only-if=\"setting.authentication=secret\"")
                .contains("data-only-if=\"setting.authentication=key&amp;setting.strict=true\"")
                .contains("<option value=\"key\">By &quot;key&quot;</option>")
                .doesNotContain(" hidden")
                .doesNotContain("<picture");
    }

    /** Whoever runs no script sees all fields, and may leave those alone that are not meant. */
    @Test
    void whatIsNotShownIsNotDemanded() {
        Form typed = Form.parse("setting.authentication=key&setting.secret=&setting.keyId=");

        SettingsForm form = SettingsForm.typed(EXAMPLE, typed, ConnectorConfig.of(Map.of()));

        assertThat(form.faults()).isEmpty();
    }

    @Test
    void aFaultThatTheConnectorTellsInEnglishOnlyIsMarkedAsEnglish() {
        Form typed = Form.parse("setting.authentication=key&setting.strict=true&setting.keyId=7");
        SettingsForm form = SettingsForm.typed(EXAMPLE, typed, ConnectorConfig.of(Map.of()))
                .with(List.of(new ConfigFault("keyId", "is <wrong>")));

        String page = page(form, "ko").body();

        assertThat(page).contains("키 ID: <span lang=\"en\">is &lt;wrong&gt;</span>");
    }
}
