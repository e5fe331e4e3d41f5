package dev.socialconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connector says of itself, and what follows from it for settings. */
final class ConnectorMetadataTest {
    private static final String SECRET = "hunter2-hunter2";
    private static final ConnectorMetadata BARE =
            ConnectorMetadata.of("example", LocalizedText.of("Example"), URI.create("https://docs.example.kr/"));
    private static final ConnectorMetadata FORM = BARE.withFields(
            ConfigField.choice("authentication", "secret", "key", "none"),
            ConfigField.flag("strict", false),
            ConfigField.text("number").matching("[0-9]+", "digits only", "숫자만 입력할 수 있습니다"),
            ConfigField.text("english").matching("[0-9]+", "digits only"),
            ConfigField.secret("secret").mandatory().onlyIf("authentication", "secret"),
            ConfigField.text("key")
                    .mandatory()
                    .matching("[a-z]+", "letters only")
                    .onlyIf("authentication", "key"),
            ConfigField.text("strictKey")
                    .mandatory()
                    .onlyIf("authentication", "key")
                    .onlyIf("strict", true));

    @ParameterizedTest
    @ValueSource(strings = {"", "Example", "an example", "-a", "예시", "a_b"})
    void anIdOrTargetThatIsNoneIsRefused(String id) {
        URI documentation = BARE.documentation();
        LocalizedText name = BARE.name();

        assertThatIllegalArgumentException().isThrownBy(() -> ConnectorMetadata.of(id, name, documentation));
        assertThatIllegalArgumentException().isThrownBy(() -> BARE.withTarget(id));
    }

    @Test
    void theTargetIsTheIdUnlessItIsAnother() {
        assertThat(BARE.target()).isEqualTo("example");
        assertThat(BARE.withTarget("other").target()).isEqualTo("other");
        assertThat(BARE.withTarget("other").id()).isEqualTo("example");
    }

    /** Pages show both. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.kr/logo.svg", "http://example.kr/", "javascript:alert(1)", "logo.svg", "file:/a"
            })
    void aLogoFromElsewhereIsRefused(String address) {
        URI logo = URI.create(address);

        assertThatIllegalArgumentException().isThrownBy(() -> BARE.withLogo(logo));
        assertThatIllegalArgumentException().isThrownBy(() -> BARE.withLogoDark(logo));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "docs", "//docs.example.kr/", "file:/docs"})
    void documentationThatIsNoPageOfTheWebIsRefused(String address) {
        URI documentation = URI.create(address);
        LocalizedText name = BARE.name();

        assertThatIllegalArgumentException().isThrownBy(() -> ConnectorMetadata.of("example", name, documentation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://docs.example.kr/", "http://intranet/docs", "HTTPS://DOCS.EXAMPLE.KR/"})
    void documentationIsAPageOfTheWeb(String address) {
        URI documentation = URI.create(address);

        assertThat(ConnectorMetadata.of("example", BARE.name(), documentation).documentation())
                .isEqualTo(documentation);
    }

    @Test
    void twoFieldsOfOneKeyAreRefused() {
        List<ConfigField> twice = List.of(ConfigField.text("key"), ConfigField.secret("key"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BARE.withFields(twice))
                .withMessageContaining("key");
    }

    static Stream<Arguments> conditionsThatNeverHold() {
        return Stream.of(
                Arguments.of("no such field", ConfigField.text("a").onlyIf("missing", "x")),
                Arguments.of("itself", ConfigField.choice("a", "x", "y").onlyIf("a", "x")),
                Arguments.of("a later field", ConfigField.text("a").onlyIf("later", true)),
                Arguments.of(
                        "two values of one field",
                        ConfigField.text("a").onlyIf("choice", "x").onlyIf("choice", "y")),
                Arguments.of(
                        "two values, one of them by way of another field",
                        ConfigField.text("a").onlyIf("choice", "x").onlyIf("onlyWithY", true)),
                Arguments.of("a text", ConfigField.text("a").onlyIf("text", "x")),
                Arguments.of("a secret", ConfigField.text("a").onlyIf("secret", "x")),
                Arguments.of("no such choice", ConfigField.text("a").onlyIf("choice", "z")),
                Arguments.of("no position of a switch", ConfigField.text("a").onlyIf("flag", "on")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditionsThatNeverHold")
    void aConditionThatCanNeverHoldIsRefused(String why, ConfigField field) {
        List<ConfigField> fields = List.of(
                ConfigField.text("text"),
                ConfigField.secret("secret"),
                ConfigField.choice("choice", "x", "y"),
                ConfigField.flag("flag", true),
                ConfigField.flag("onlyWithY", true).onlyIf("choice", "y"),
                field,
                ConfigField.flag("later", true));

        assertThatIllegalArgumentException().as(why).isThrownBy(() -> BARE.withFields(fields));
    }

    @Test
    void aChoiceOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigField.choice("mode"))
                .withMessageContaining("mode");
    }

    static Stream<ConfigField> fieldsWithADefault() {
        return Stream.of(ConfigField.choice("choice", "x", "y"), ConfigField.flag("flag", false));
    }

    @ParameterizedTest
    @MethodSource("fieldsWithADefault")
    void whatAlwaysHasAValueIsNeitherMandatoryNorMatched(ConfigField field) {
        assertThatIllegalArgumentException().isThrownBy(field::mandatory);
        assertThatIllegalArgumentException().isThrownBy(() -> field.matching("[a-z]+", "letters only"));
    }

    @Test
    void aLabelOfAChoiceThatIsNoneIsRefused() {
        ConfigField field = ConfigField.choice("choice", "x", "y");

        assertThatIllegalArgumentException().isThrownBy(() -> field.choiceLabel("z", "Z", "Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> field.choiceLabel("z"));
    }

    /** G3. Also if the other field is left blank, and so has its default. */
    @ParameterizedTest
    @CsvSource({
        "'', '', secret",
        "secret, true, secret",
        "key, '', key",
        "key, false, key",
        "key, true, 'key strictKey'",
        "none, true, ''",
        "nonsense, true, ''"
    })
    void onlyWhatIsShownIsDemanded(String authentication, String strict, String demanded) {
        ConnectorConfig config = ConnectorConfig.of(Map.of("authentication", authentication, "strict", strict));

        List<String> missing = FORM.faults(config).stream()
                .filter(fault -> fault.message().equals("is required"))
                .map(ConfigFault::key)
                .toList();

        assertThat(String.join(" ", missing)).isEqualTo(demanded);
        assertThat(FORM.fields())
                .filteredOn(field -> field.required() && FORM.isShown(field, config))
                .map(ConfigField::key)
                .isEqualTo(missing);
    }

    /** G3. The default of what is not shown, or a value left there, was chosen by nobody. */
    @ParameterizedTest
    @CsvSource({
        "open, '', '', ''",
        "open, own, true, ''",
        "closed, '', '', ''",
        "closed, own, '', deepest",
        "closed, own, false, ''",
        "closed, given, true, ''"
    })
    void aFieldIsShownOnlyIfThoseThatItDependsOnAre(String mode, String keys, String rotated, String demanded) {
        ConnectorMetadata form = BARE.withFields(
                ConfigField.choice("mode", "open", "closed"),
                ConfigField.choice("keys", "given", "own").onlyIf("mode", "closed"),
                ConfigField.flag("rotated", true).onlyIf("keys", "own"),
                ConfigField.text("deepest").mandatory().onlyIf("rotated", true));

        List<ConfigFault> faults =
                form.faults(ConnectorConfig.of(Map.of("mode", mode, "keys", keys, "rotated", rotated)));

        assertThat(faults.stream().map(ConfigFault::key).toList())
                .isEqualTo(demanded.isEmpty() ? List.of() : List.of(demanded));
    }

    @Test
    void oneConditionTwiceIsOne() {
        ConfigField twice = ConfigField.text("a").onlyIf("flag", true).onlyIf("flag", true);

        ConnectorMetadata form = BARE.withFields(ConfigField.flag("flag", true), twice);

        assertThat(form.isShown(twice, ConnectorConfig.of(Map.of()))).isTrue();
    }

    /** G3. Somebody may go back and forth between two choices; yet a connector must be able to read what there is. */
    @Test
    void aValueThatIsNotShownIsToleratedIfItIsWellFormed() {
        Map<String, String> settings = Map.of("authentication", "none", "secret", SECRET, "key", "abc");
        Map<String, String> malformed = Map.of("authentication", "none", "key", "123");

        assertThat(FORM.faults(ConnectorConfig.of(settings))).isEmpty();
        assertThat(FORM.faults(ConnectorConfig.of(malformed)))
                .map(ConfigFault::key)
                .containsExactly("key");
    }

    static Stream<Arguments> faultsInKorean() {
        return Stream.of(
                Arguments.of("secret", "", "is required", "필수 항목입니다"),
                Arguments.of("number", "seven", "must be digits only", "숫자만 입력할 수 있습니다"),
                Arguments.of("english", "seven", "must be digits only", "must be digits only"),
                Arguments.of("number", "1".repeat(4_097), "is longer than 4096 characters", "최대 4096자까지 입력할 수 있습니다"),
                Arguments.of(
                        "authentication",
                        "x",
                        "must be one of secret, key, none",
                        "secret, key, none 중 하나만 선택할 수 있습니다"),
                Arguments.of("strict", "x", "must be true or false", "true 또는 false만 입력할 수 있습니다"),
                Arguments.of("number", Map.of(), "must be text", "텍스트만 입력할 수 있습니다"),
                Arguments.of("unknown", "x", "is not a setting of this connector", "이 커넥터의 설정이 아닙니다"));
    }

    /** G3. A Korean text stands alone, as a particle would have to follow the label. */
    @ParameterizedTest
    @MethodSource("faultsInKorean")
    void everyFaultIsToldInEnglishAndKorean(String key, Object value, String english, String korean) {
        Map<String, Object> settings = new HashMap<>(Map.of("secret", SECRET));
        settings.put(key, value);

        List<ConfigFault> faults = FORM.faults(ConnectorConfig.of(settings));

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault).hasToString(key + " " + english);
            assertThat(fault.message()).isEqualTo(english);
            assertThat(fault.message("en-GB")).isEqualTo(english);
            assertThat(fault.message("ko-KR")).isEqualTo(korean);
        });
    }

    /** G3. */
    @Test
    void settingsAreShownWithoutTheirSecrets() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("authentication", "secret");
        settings.put("secret", SECRET);
        settings.put("number", 7);
        settings.put("strict", " ");

        Map<String, String> shown = FORM.redacted(ConnectorConfig.of(settings));

        assertThat(shown)
                .containsOnly(
                        Map.entry("authentication", "secret"),
                        Map.entry("number", "7"),
                        Map.entry("secret", ConnectorMetadata.REDACTED))
                .isUnmodifiable();
    }

    /** G3. A misspelt key, or a secret pasted into the wrong field. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "Secret", "secret", "number", "key", "authentication", "strict"})
    void whatIsNoGoodValueOfAKnownFieldIsShownAsASecretToo(String key) {
        for (Object value : List.of(SECRET, List.of(SECRET), Map.of("value", SECRET), List.of(List.of(SECRET)))) {
            Map<String, String> shown = FORM.redacted(ConnectorConfig.of(Map.of(key, value)));

            assertThat(shown).containsExactly(Map.entry(key, ConnectorMetadata.REDACTED));
        }
    }

    @Test
    void aDescriptionChangesOnlyInCopies() {
        List<ConfigField> fields = new ArrayList<>(List.of(ConfigField.text("a")));
        ConnectorMetadata described = BARE.withFields(fields);

        fields.add(ConfigField.text("b"));

        assertThat(described.fields()).map(ConfigField::key).containsExactly("a");
        assertThat(described.fields()).isUnmodifiable();
        assertThat(BARE.fields()).isEmpty();
        assertThat(described.faults(ConnectorConfig.of(Map.of()))).isEmpty();
    }

    /** What is logged by accident tells what it is, and no more. */
    @Test
    void descriptionsPrintTheirKeys() {
        assertThat(FORM).hasToString("ConnectorMetadata[example]");
        assertThat(ConfigField.secret("secret")).hasToString("ConfigField[secret, SECRET]");
    }
}
