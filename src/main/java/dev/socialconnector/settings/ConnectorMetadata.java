package dev.socialconnector.settings;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a host must know of a connector before it makes one: enough to list it and to draw its form. Immutable: each {@code with}
 * method returns a copy.
 *
 * <pre>{@code
 * ConnectorMetadata.of("example", LocalizedText.of("Example", "예시"), URI.create("https://docs.example.kr/"))
 *         .withFields(
 *                 ConfigField.text("clientId").mandatory().label("Client ID", "클라이언트 ID"),
 *                 ConfigField.flag("pkce", true));
 * }</pre>
 */
public final class ConnectorMetadata {
    /** Stands for a value that is not shown. */
    public static final String REDACTED = "********";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final String id;
    private final String target;
    private final LocalizedText name;
    private final Optional<URI> logo;
    private final Optional<URI> logoDark;
    private final URI documentation;
    private final FormFields fields;

    private ConnectorMetadata(
            String id,
            String target,
            LocalizedText name,
            Optional<URI> logo,
            Optional<URI> logoDark,
            URI documentation,
            FormFields fields) {
        if (!ID.matcher(id).matches() || !ID.matcher(target).matches()) {
            throw new IllegalArgumentException("id and target must be lower-case letters, digits and hyphens");
        }
        this.id = id;
        this.target = target;
        this.name = Objects.requireNonNull(name, "name");
        this.logo = logo;
        this.logoDark = logoDark;
        this.documentation = documentation;
        requireScheme("a logo", logo.stream(), "data");
        requireScheme("a logo", logoDark.stream(), "data");
        requireScheme("the documentation", Stream.of(documentation), "https", "http");
        this.fields = fields;
    }

    /**
     * Describes a connector without a logo and without fields, whose target is its id.
     *
     * @param id unique id of this kind of connector: lower-case letters, digits and hyphens
     * @param name the provider's name
     * @param documentation where the provider explains how to register an application
     * @throws IllegalArgumentException if the id is not one, or the documentation is not at an {@code https:} or {@code http:} address
     */
    public static ConnectorMetadata of(String id, LocalizedText name, URI documentation) {
        return new ConnectorMetadata(id, id, name, Optional.empty(), Optional.empty(), documentation, FormFields.NONE);
    }

    /**
     * Returns this description with another target than the id.
     *
     * @throws IllegalArgumentException if the target is not lower-case letters, digits and hyphens
     */
    public ConnectorMetadata withTarget(String target) {
        return new ConnectorMetadata(id, target, name, logo, logoDark, documentation, fields);
    }

    /**
     * Returns this description with the provider's symbol for light backgrounds, for example by {@link SvgLogo}.
     *
     * @throws IllegalArgumentException if it is not a {@code data:} address: a page that shows it must send no request for it
     */
    public ConnectorMetadata withLogo(URI logo) {
        return new ConnectorMetadata(id, target, name, Optional.of(logo), logoDark, documentation, fields);
    }

    /**
     * Returns this description with the provider's symbol for dark backgrounds.
     *
     * @throws IllegalArgumentException if it is not a {@code data:} address
     */
    public ConnectorMetadata withLogoDark(URI logoDark) {
        return new ConnectorMetadata(id, target, name, logo, Optional.of(logoDark), documentation, fields);
    }

    /**
     * Returns this description with the form's fields, in their order.
     *
     * @throws IllegalArgumentException if two have the same key, or a condition asks for anything but a value of a choice or a switch
     *     above its field, or the conditions that must hold for a field ask for two values of one key
     */
    public ConnectorMetadata withFields(ConfigField... fields) {
        return withFields(List.of(fields));
    }

    /**
     * Returns this description with the form's fields, in their order.
     *
     * @throws IllegalArgumentException as {@link #withFields(ConfigField...)} does
     */
    public ConnectorMetadata withFields(List<ConfigField> fields) {
        return new ConnectorMetadata(id, target, name, logo, logoDark, documentation, FormFields.of(fields));
    }

    /**
     * Returns this description with a rule that no field's pattern can tell. Its fault is told if the rule does not hold, and nothing
     * else is wrong with the field. Rules follow the fields: {@link #withFields} starts without any.
     *
     * @param fault the field's key, and what is wrong then
     * @param rule tells whether settings keep it; other fields may be missing or malformed
     * @throws IllegalArgumentException if there is no such field
     */
    public ConnectorMetadata withRule(ConfigFault fault, Predicate<ConnectorConfig> rule) {
        return new ConnectorMetadata(
                id, target, name, logo, logoDark, documentation, fields.with(new FormFields.Rule(fault, rule)));
    }

    /** Returns the unique id of this kind of connector. */
    public String id() {
        return id;
    }

    /** Returns the provider that people sign in at; two connectors may share one. */
    public String target() {
        return target;
    }

    /** Returns the provider's name. */
    public LocalizedText name() {
        return name;
    }

    /** Returns the provider's symbol as a {@code data:} address for an image element. */
    public Optional<URI> logo() {
        return logo;
    }

    /** Returns the symbol for dark backgrounds, if that is another one. */
    public Optional<URI> logoDark() {
        return logoDark;
    }

    /** Returns where the provider explains how to register an application. */
    public URI documentation() {
        return documentation;
    }

    /** Returns the form's fields, in their order. */
    public List<ConfigField> fields() {
        return fields.inOrder();
    }

    /**
     * Picks the settings of this connector out of a larger map, for hosts that keep settings of their own beside them.
     *
     * @return what the map has under the keys of the {@link #fields()}
     */
    public Map<String, @Nullable Object> pick(Map<String, ? extends @Nullable Object> settings) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        for (ConfigField field : fields()) {
            if (settings.containsKey(field.key())) {
                own.put(field.key(), settings.get(field.key()));
            }
        }
        return own;
    }

    /**
     * Tells whether a field is shown while these settings hold: its {@link ConfigField#conditions} hold, and the fields that they
     * look at are shown too.
     */
    public boolean isShown(ConfigField field, ConnectorConfig config) {
        return fields.isShown(field, config);
    }

    /**
     * Returns everything that is wrong with the settings: missing, malformed and unknown keys; empty if nothing is. For the
     * form, which shows each fault beside its field. What is not shown need not be filled in, but must not be malformed.
     */
    public List<ConfigFault> faults(ConnectorConfig config) {
        return new SettingsCheck(fields, config).faults();
    }

    /**
     * Returns the settings as they may be shown or logged: the value of each field, and {@link #REDACTED} for what is secret. What is
     * malformed or no setting of this connector counts as secret, because its meaning is unknown. Blank values are left out.
     */
    public Map<String, String> redacted(ConnectorConfig config) {
        return new SettingsCheck(fields, config).redacted();
    }

    /**
     * Returns the form for hosts that draw theirs from data, with the keys of Logto's {@code formItems}: {@code key}, {@code type}
     * ({@code Text}, {@code Select} or {@code Switch}), {@code label}, {@code placeholder}, {@code required}, {@code defaultValue},
     * {@code description}, {@code isConfidential}, {@code selectItems} and {@code showConditions}. Values are texts, booleans, lists
     * and maps, which every JSON library can write; none is null.
     *
     * @param languageTag the language of the texts (BCP 47), or else English
     */
    public List<Map<String, Object>> formItems(String languageTag) {
        return new FormItems(fields, languageTag).all();
    }

    /**
     * Returns this description as one JSON object for a host's own pages: {@code id}, {@code target}, {@code name} by language,
     * {@code logo}, {@code logoDark} (each may be null), {@code documentation} and {@link #formItems}. It
     * can stand inside a script element as it is: no text ends the element.
     *
     * @param languageTag the language of the form's texts (BCP 47), or else English
     */
    public String toJson(String languageTag) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("target", target);
        json.put("name", name.byLanguage());
        json.put("logo", logo.map(URI::toString).orElse(null));
        json.put("logoDark", logoDark.map(URI::toString).orElse(null));
        json.put("documentation", documentation.toString());
        json.put("formItems", formItems(languageTag));
        return ScriptSafeJson.of(json);
    }

    /** Prints the id. */
    @Override
    public String toString() {
        return "ConnectorMetadata[" + id + "]";
    }

    /** Hosts put these addresses into pages, where {@code javascript:} would run. */
    private static void requireScheme(String what, Stream<URI> addresses, String... schemes) {
        addresses.forEach(address -> {
            if (Stream.of(schemes).noneMatch(scheme -> scheme.equalsIgnoreCase(address.getScheme()))) {
                throw new IllegalArgumentException(what + " must be an address of " + String.join(" or ", schemes));
            }
        });
    }
}
