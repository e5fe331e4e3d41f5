package dev.socialconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator's settings are checked for, whatever the connector. */
class ConnectorConfigTest {
    private static final String SECRET = "hunter2-hunter2";
    private static final ConnectorMetadata FORM = ConnectorMetadata.of(
                    "example", LocalizedText.of("Example"), URI.create("https://docs.example.kr/"))
            .withFields(
                    ConfigField.text("name").mandatory(),
                    ConfigField.text("number").matching("[0-9]+", "digits only"),
                    ConfigField.secret("secret").matching("[!-~]{8,}", "at least eight visible characters"),
                    ConfigField.secret("otherSecret").mandatory(),
                    ConfigField.choice("colour", "red", "green"),
                    ConfigField.flag("loud", false));
    private static final Map<String, Object> GOOD = Map.of("name", "n", "otherSecret", SECRET);

    /** G3: what is below fails by its faults alone. */
    @Test
    void goodSettingsHaveNoFault() {
        assertThat(faults(GOOD)).isEmpty();
        assertThat(faults(with("number", 7, "loud", true, "colour", "green", "secret", SECRET)))
                .isEmpty();
    }

    /** G3: every fault at once, by key. */
    @Test
    void everyFaultIsReportedAtOnce() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("number", "seven");
        settings.put("secret", "short");
        settings.put("colour", "blue");
        settings.put("loud", "yes");
        settings.put("otherSecret", List.of(List.of(SECRET)));
        settings.put("nmae", "misspelt");

        ConnectorException failure =
                catchThrowableOfType(ConnectorException.class, () -> requireValid(ConnectorConfig.of(settings)));

        assertThat(faults(settings))
                .containsOnlyKeys("name", "number", "secret", "colour", "loud", "otherSecret", "nmae");
        assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(failure.step()).isEqualTo(Step.CONFIGURATION);
        assertThat(failure.getMessage())
                .contains("example", "name", "number", "secret", "colour", "loud", "otherSecret", "nmae")
                .contains("is required", "digits only", "red, green", "true or false");
    }

    /** G3: unknown keys, also if they are blank or differ by case only. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "NAME", "name ", "client_id", ""})
    void anUnknownKeyIsReported(String key) {
        assertThat(faults(with(key, "x"))).containsOnlyKeys(key);
        assertThat(faults(with(key, ""))).containsOnlyKeys(key);
    }

    /** G3: a blank optional value is absent. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u3000"})
    void aBlankOptionalValueIsAbsent(String blank) {
        ConnectorConfig config =
                ConnectorConfig.of(with("number", blank, "secret", blank, "colour", blank, "loud", blank));

        assertThat(FORM.faults(config)).isEmpty();
        assertThat(config.text("secret")).isEmpty();
        assertThat(config.list("number")).isEmpty();
        assertThat(config.flag("loud", true)).isTrue();
    }

    @Test
    void aListIsSplitAtSpacesAndCommas() {
        assertThat(ConnectorConfig.of(Map.of("names", ",one, two\nthree,,")).list("names"))
                .containsExactly("one", "two", "three");
    }

    /** G3: a blank mandatory value is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankMandatoryValueIsMissing(String blank) {
        assertThat(faults(with("name", blank))).containsOnlyKeys("name").containsEntry("name", "is required");
    }

    /** G3: null is absent, as JSON documents have it. */
    @Test
    void nullIsAbsent() {
        Map<String, @Nullable Object> settings = new HashMap<>(GOOD);
        settings.put("secret", null);

        assertThat(FORM.faults(ConnectorConfig.of(settings))).isEmpty();
    }

    static Stream<Arguments> wrongTypes() {
        Stream<Object> values = Stream.of(
                Map.of("value", SECRET),
                List.of(List.of(SECRET)),
                List.of(Map.of("value", SECRET)),
                Arrays.asList("red", null),
                new String[] {SECRET},
                SECRET.toCharArray(),
                Optional.of(SECRET),
                new Object());
        return values.map(value -> Arguments.of(new Object[] {value}));
    }

    /** G3: a value of a wrong type is a fault of its key, and never another exception. */
    @ParameterizedTest
    @MethodSource("wrongTypes")
    void aValueOfAWrongTypeIsReported(Object value) {
        for (String key : List.of("name", "secret", "colour", "loud")) {
            assertThat(faults(with(key, value))).containsOnlyKeys(key).containsEntry(key, "must be text");
        }
    }

    /** G3: a secret is never echoed, right or wrong, in its own place or in another's. */
    @ParameterizedTest
    @ValueSource(strings = {"name", "number", "secret", "otherSecret", "colour", "loud", "unknown"})
    void aSecretIsNeverEchoed(String key) {
        for (Object value : List.of(SECRET, SECRET + " \u0000", List.of(SECRET), Map.of("v", SECRET))) {
            Map<String, Object> settings = new HashMap<>(Map.of(key, value));
            settings.put("invalid", "on purpose");
            ConnectorConfig config = ConnectorConfig.of(settings);

            ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> requireValid(config));

            assertThat(failure).hasMessageNotContaining("hunter2").hasNoCause();
            assertThat(FORM.faults(config).toString()).doesNotContain("hunter2");
            assertThat(config.toString()).doesNotContain("hunter2").contains(key);
        }
    }

    /** G3: space around a value comes from copying. */
    @Test
    void spaceAroundAValueIsDropped() {
        assertThat(ConnectorConfig.of(Map.of("secret", "\n " + SECRET + "\t")).text("secret"))
                .contains(SECRET);
    }

    private static void requireValid(ConnectorConfig config) {
        new FactoryOf(FORM).requireValid(config);
    }

    /** As {@link ConnectorConfig#list} splits it. */
    @ParameterizedTest
    @MethodSource
    void aListIsOfPartsThatEachMatch(String text, boolean matches) {
        assertThat(text.matches(ConfigField.listOf("[a-z]{1,3}"))).isEqualTo(matches);
    }

    static Stream<Arguments> aListIsOfPartsThatEachMatch() {
        return Stream.of(
                Arguments.of("abc", true),
                Arguments.of("abc, de f", true),
                Arguments.of(",abc\n de,", true),
                Arguments.of("abc" + " abc".repeat(99), true),
                Arguments.of("abc" + " abc".repeat(100), false),
                Arguments.of("abcd", false),
                Arguments.of("a ABC", false),
                Arguments.of(" , ", false),
                Arguments.of("a".repeat(10_000) + "!", false));
    }

    /** A factory that makes nothing: its form is all that is asked for. */
    private record FactoryOf(ConnectorMetadata metadata) implements ConnectorFactory {
        @Override
        public SocialConnector create(ConnectorConfig config, ConnectorContext context) {
            throw new IllegalStateException("not asked for");
        }
    }

    private static Map<String, Object> with(Object... keysAndValues) {
        Map<String, Object> settings = new HashMap<>(GOOD);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }

    private static Map<String, String> faults(Map<String, Object> settings) {
        Map<String, String> byKey = new LinkedHashMap<>();
        FORM.faults(ConnectorConfig.of(settings)).forEach(fault -> {
            assertThat(byKey.put(fault.key(), fault.message())).as(fault.key()).isNull();
        });
        return byKey;
    }
}
