package dev.socialconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What no field can tell alone. */
final class FormRuleTest {
    private static final ConfigFault FAULT = new ConfigFault("secret", "must not be the id");
    private static final ConnectorMetadata FORM = ConnectorMetadata.of(
                    "crane", LocalizedText.of("Crane"), URI.create("https://crane.example/"))
            .withFields(
                    ConfigField.text("id").mandatory(),
                    ConfigField.secret("secret").matching("[a-z]+", "small letters"));

    private static final ConnectorMetadata RULED = FORM.withRule(
            FAULT, form -> form.text("id").isEmpty() || !form.text("id").equals(form.text("secret")));

    @Test
    void aBrokenRuleIsTold() {
        assertThat(RULED.faults(ConnectorConfig.of(Map.of("id", "a", "secret", "a"))))
                .containsExactly(FAULT);
        assertThat(RULED.faults(ConnectorConfig.of(Map.of("id", "a", "secret", "b"))))
                .isEmpty();
    }

    @Test
    void aFieldThatIsFoundFaultyIsNotToldOfTwice() {
        assertThat(RULED.faults(ConnectorConfig.of(Map.of("id", "7", "secret", "7"))))
                .singleElement()
                .isNotEqualTo(FAULT)
                .extracting(ConfigFault::key)
                .isEqualTo("secret");
    }

    @Test
    void ofTwoRulesAboutAFieldTheFirstIsTold() {
        ConnectorMetadata form = RULED.withRule(new ConfigFault("secret", "is never right"), any -> false);

        assertThat(form.faults(ConnectorConfig.of(Map.of("id", "a", "secret", "a"))))
                .containsExactly(FAULT);
    }

    @Test
    void aRuleIsAboutAField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FORM.withRule(new ConfigFault("other", "is wrong"), any -> true))
                .withMessageContaining("other");
    }

    @Test
    void theDescriptionWithoutTheRuleStaysAsItWas() {
        assertThat(FORM.faults(ConnectorConfig.of(Map.of("id", "a", "secret", "a"))))
                .isEmpty();
    }
}
