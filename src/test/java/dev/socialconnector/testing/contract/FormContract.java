package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.Connectors;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConfigField.Kind;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** G1, G3. How the connector is found, what its form says, and what it says of settings that are wrong. */
interface FormContract extends ContractPart {
    /** G1. On the class path. */
    @Test
    default void theFactoryIsFoundByItsId() {
        Connectors connectors = Connectors.load();

        assertThat(connectors.find(metadata().id()))
                .as("the line in META-INF/services/" + ConnectorFactory.class.getName())
                .containsInstanceOf(factory().getClass());
        assertThat(connectors.problems()).noneSatisfy(problem -> assertThat(problem.provider())
                .isEqualTo(factory().getClass().getName()));
    }

    @Test
    default void theMetadataIsComplete() {
        assertThat(metadata().toJson("en")).isEqualTo(factory().metadata().toJson("en"));
        assertThat(metadata().name().english()).isNotBlank();
        assertThat(metadata().documentation()).hasScheme("https");
        assertThat(Stream.concat(metadata().logo().stream(), metadata().logoDark().stream()))
                .allSatisfy(logo ->
                        assertThat(logo.toString()).startsWith("data:image/").hasSizeLessThan(100_000));
    }

    /** A key is for code, not for people. */
    @Test
    default void everyFieldHasAnEnglishLabel() {
        assertThat(metadata().fields())
                .allSatisfy(field -> assertThat(field.label().english())
                        .as(field.key())
                        .isNotBlank()
                        .isNotEqualTo(field.key()));
    }

    /** What is refused below fails by its faults alone; and nobody is asked. */
    @Test
    default void goodSettingsAreTaken() {
        create(bed().settings());

        assertThat(metadata().faults(ConnectorConfig.of(bed().settings()))).isEmpty();
        assertThat(bed().relay.count()).as("requests to the provider").isZero();
    }

    /** G3. By key, and without any value. */
    @Test
    default void everyFaultIsReportedAtOnce() {
        Map<String, @Nullable Object> settings = new HashMap<>();
        metadata().fields().stream()
                .filter(field -> !field.required() || !field.conditions().isEmpty())
                .forEach(field -> settings.put(field.key(), wrong(field)));
        settings.put("unknownKey", "hunter2");

        ConnectorException refusal = refusal(settings);

        assertThat(refusal.getMessage()).contains(keys()).contains("unknownKey").doesNotContain("hunter2");
        assertThat(metadata().faults(ConnectorConfig.of(settings)))
                .extracting(ConfigFault::key)
                .containsAll(keys())
                .contains("unknownKey");
    }

    /** G3. Each by itself. */
    @Test
    default void everyWrongValueIsReportedByItsKeyAlone() {
        for (ConfigField field : metadata().fields()) {
            Map<String, @Nullable Object> settings = with(field.key(), wrong(field));

            ConnectorException refusal = refusal(settings);

            assertThat(refusal.getMessage()).contains(field.key()).doesNotContain("hunter2");
            assertThat(Refusals.printed(refusal)).doesNotContain("hunter2").doesNotContain(bed().secretSettings());
        }
    }

    /** G3. Also if it is blank, or all but the name of a setting. */
    @Test
    default void anUnknownKeyIsReported() {
        String almost = metadata().fields().stream()
                .findFirst()
                .map(field -> field.key() + " ")
                .orElse(" ");
        for (String key : List.of("unknownKey", almost, "")) {
            Map<String, @Nullable Object> settings = new HashMap<>(bed().settings());
            settings.put(key, "");

            assertThat(refusal(settings).getMessage()).contains(key + " is not a setting");
        }
    }

    /** G3. A blank optional value is an absent one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t\r\n"})
    default void aBlankOptionalValueIsAbsent(String blank) {
        Map<String, @Nullable Object> settings = new HashMap<>(bed().settings());
        metadata().fields().stream()
                .filter(field -> !field.required())
                .forEach(field -> settings.putIfAbsent(field.key(), blank));

        create(settings);

        assertThat(metadata().faults(ConnectorConfig.of(settings))).isEmpty();
    }

    /** G3. A blank mandatory value is a missing one. */
    @Test
    default void aBlankMandatoryValueIsMissing() {
        for (ConfigField field : metadata().fields()) {
            if (field.required() && metadata().isShown(field, ConnectorConfig.of(bed().settings()))) {
                Map<String, @Nullable Object> settings = with(field.key(), " ");

                assertThat(refusal(settings).getMessage()).contains(field.key() + " is required");
            }
        }
    }

    /** G3. A name in a list can be too long where the list is not. */
    @ParameterizedTest
    @ValueSource(ints = {64, 65, 100, 101, 256, 257, 1_000})
    default void aTextOfAnyLengthIsTakenOrReported(int length) {
        for (ConfigField field : metadata().fields()) {
            for (String text : List.of("a".repeat(length), "b " + "a".repeat(length), "1".repeat(length))) {
                try {
                    create(with(field.key(), text));
                } catch (ConnectorException refusal) {
                    assertThat(refusal.reason()).as(field.key()).isEqualTo(Reason.MISCONFIGURED);
                    assertThat(refusal.getMessage()).contains(field.key()).doesNotContain(text);
                }
            }
        }
    }

    private ConnectorFactory factory() {
        return bed().factory();
    }

    private ConnectorMetadata metadata() {
        return factory().metadata();
    }

    private List<String> keys() {
        return metadata().fields().stream().map(ConfigField::key).toList();
    }

    private Map<String, @Nullable Object> with(String key, Object value) {
        Map<String, @Nullable Object> settings = new HashMap<>(bed().settings());
        settings.put(key, value);
        return settings;
    }

    /** Too long for a text, and no choice. */
    private static Object wrong(ConfigField field) {
        return field.kind() == Kind.CHOICE || field.kind() == Kind.FLAG ? "hunter2" : "hunter2".repeat(1_000);
    }

    private void create(Map<String, ? extends @Nullable Object> settings) {
        assertThat(factory().create(ConnectorConfig.of(settings), bed().context))
                .isNotNull();
    }

    private ConnectorException refusal(Map<String, ? extends @Nullable Object> settings) {
        ConnectorException refusal = Refusals.refusalOf(() -> create(settings));
        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.step()).isEqualTo(Step.CONFIGURATION);
        return refusal;
    }
}
