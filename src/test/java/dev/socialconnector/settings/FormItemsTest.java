package dev.socialconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.socialconnector.Connectors;
import dev.socialconnector.kakao.KakaoConnectorFactory;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connector's description as data, in the words of Logto's forms. */
final class FormItemsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConnectorMetadata EXAMPLE = ConnectorMetadata.of(
                    "example", LocalizedText.of("Example", "예시"), URI.create("https://docs.example.kr/"))
            .withTarget("example-target")
            .withFields(
                    ConfigField.text("clientId")
                            .mandatory()
                            .label("Client ID", "클라이언트 ID")
                            .placeholder("0a1b2c3d")
                            .help("The \"id\".", "발급받은 ID입니다."),
                    ConfigField.choice("mode", "open", "closed")
                            .label("Mode", "방식")
                            .choiceLabel("open", "Open", "열림"),
                    ConfigField.flag("strict", true).label("Strict", "엄격"),
                    ConfigField.secret("secret")
                            .mandatory()
                            .label("Secret", "시크릿")
                            .onlyIf("mode", "closed")
                            .onlyIf("strict", true));

    /** Source of the keys and types: Logto's connector kit, config-form.ts. */
    @Test
    void aFieldIsAFormItem() throws IOException {
        JsonNode items = JSON.readTree(EXAMPLE.toJson("en")).get("formItems");

        assertThat(items).isEqualTo(JSON.readTree("""
                        [
                          {"key": "clientId", "type": "Text", "label": "Client ID", "placeholder": "0a1b2c3d",
                           "required": true, "description": "The \\"id\\"."},
                          {"key": "mode", "type": "Select", "label": "Mode", "required": false, "defaultValue": "open",
                           "selectItems": [{"title": "Open", "value": "open"}, {"title": "closed", "value": "closed"}]},
                          {"key": "strict", "type": "Switch", "label": "Strict", "required": false, "defaultValue": true},
                          {"key": "secret", "type": "Text", "label": "Secret", "required": true, "isConfidential": true,
                           "showConditions": [{"targetKey": "mode", "expectValue": "closed"},
                                              {"targetKey": "strict", "expectValue": true}]}
                        ]
                        """));
    }

    /** A host that draws forms from data looks at the values of fields, not at whether they are shown. */
    @Test
    void conditionsAreToldWithThoseThatTheyDependOn() {
        ConnectorMetadata form = EXAMPLE.withFields(
                ConfigField.choice("mode", "open", "closed"),
                ConfigField.flag("strict", true).onlyIf("mode", "closed"),
                ConfigField.text("key").onlyIf("mode", "closed").onlyIf("strict", true));

        Object conditions = form.formItems("en").get(2).get("showConditions");

        assertThat(conditions)
                .isEqualTo(List.of(
                        Map.of("targetKey", "mode", "expectValue", "closed"),
                        Map.of("targetKey", "strict", "expectValue", true)));
    }

    @ParameterizedTest
    @CsvSource({"ko, 클라이언트 ID, 열림", "ko-KR, 클라이언트 ID, 열림", "en-GB, Client ID, Open", "fr, Client ID, Open"})
    void textsAreInTheLanguageAskedForOrInEnglish(String tag, String label, String choice) throws IOException {
        JsonNode items = JSON.readTree(EXAMPLE.toJson(tag)).get("formItems");

        assertThat(items.at("/0/label").textValue()).isEqualTo(label);
        assertThat(items.at("/1/selectItems/0/title").textValue()).isEqualTo(choice);
    }

    @Test
    void theWholeDescriptionIsOneObject() throws IOException {
        JsonNode bare = JSON.readTree(EXAMPLE.toJson("ko"));
        JsonNode drawn = JSON.readTree(EXAMPLE.withLogo(URI.create("data:,light"))
                .withLogoDark(URI.create("data:,dark"))
                .toJson("ko"));

        assertThat(bare.properties())
                .map(Map.Entry::getKey)
                .containsExactly("id", "target", "name", "logo", "logoDark", "documentation", "formItems");
        assertThat(bare.get("id").textValue()).isEqualTo("example");
        assertThat(bare.get("target").textValue()).isEqualTo("example-target");
        assertThat(bare.get("name")).isEqualTo(JSON.readTree("{\"en\": \"Example\", \"ko\": \"예시\"}"));
        assertThat(bare.get("logo").isNull()).isTrue();
        assertThat(bare.get("logoDark").isNull()).isTrue();
        assertThat(bare.get("documentation").textValue()).isEqualTo("https://docs.example.kr/");
        assertThat(drawn.get("logo").textValue()).isEqualTo("data:,light");
        assertThat(drawn.get("logoDark").textValue()).isEqualTo("data:,dark");
    }

    /** Hosts hand it to their page inside a script element. Source: HTML, section 4.12.1.3. */
    @Test
    void noTextLeavesAScriptElement() throws IOException {
        String text = "</script><!-- \\<b> & \u2028 \u2029 \" \\u003c";
        ConnectorMetadata hostile = ConnectorMetadata.of(
                        "example", LocalizedText.of(text).with("<&>", text), EXAMPLE.documentation())
                .withFields(ConfigField.text("<key>").help(LocalizedText.of(text)));

        String json = hostile.toJson("en");

        assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(JSON.readTree(json).at("/name/en").textValue()).isEqualTo(text);
        assertThat(JSON.readTree(json).at("/name/<&>").textValue()).isEqualTo(text);
        assertThat(JSON.readTree(json).at("/formItems/0/key").textValue()).isEqualTo("<key>");
        assertThat(JSON.readTree(json).at("/formItems/0/description").textValue())
                .isEqualTo(text);
    }

    /** The same by any JSON library. */
    @Test
    void theItemsAreOrdinaryMapsThatNobodyCanChange() throws IOException {
        List<Map<String, Object>> items = EXAMPLE.formItems("ko");

        assertThat(JSON.<JsonNode>valueToTree(items))
                .isEqualTo(JSON.readTree(EXAMPLE.toJson("ko")).get("formItems"));
        assertThat(items).isUnmodifiable().allSatisfy(item -> assertThat(item).isUnmodifiable());
    }

    /** Every installed connector can be drawn, with nothing left in English for a Korean administrator. */
    @Test
    void everyConnectorHasAKoreanForm() {
        assertThat(Connectors.load().all())
                .isNotEmpty()
                .allSatisfy(factory -> assertThat(factory.metadata().fields()).allSatisfy(field -> {
                    assertThat(field.label().byLanguage()).containsKey("ko");
                    assertThat(field.help().byLanguage()).containsKey("ko");
                    assertThat(field.choices())
                            .filteredOn(choice -> !choice.matches("[A-Z0-9]+")) // names of standards
                            .allSatisfy(choice -> assertThat(
                                            field.choiceLabel(choice).byLanguage())
                                    .containsKey("ko"));
                    if (field.pattern().isPresent()) {
                        assertThat(field.patternHelp().byLanguage()).containsKey("ko");
                    }
                }));
    }

    /** An example that the form itself would refuse misleads. */
    @Test
    void everyExampleValueIsAGoodOne() {
        assertThat(Connectors.load().all())
                .allSatisfy(factory -> assertThat(factory.metadata().fields())
                        .filteredOn(field -> !field.placeholder().isEmpty())
                        .allSatisfy(field -> assertThat(field.rule().faultOf(field.placeholder()))
                                .isEmpty()));
    }

    @Test
    void kakaosSecretsAreConfidential() {
        assertThat(new KakaoConnectorFactory().metadata().formItems("en"))
                .filteredOn(item -> Boolean.TRUE.equals(item.get("isConfidential")))
                .map(item -> item.get("key"))
                .containsExactly("clientSecret", "adminKey", "primaryAdminKey");
    }
}
