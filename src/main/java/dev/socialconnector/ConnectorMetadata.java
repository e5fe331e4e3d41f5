package dev.socialconnector;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a host must know of a connector before it makes one: enough to list it and to draw its form.
 *
 * @param id unique id of this kind of connector: lower-case letters, digits and hyphens
 * @param target the provider that people sign in at; two connectors may share one
 * @param names the provider's name by language tag (BCP 47); {@code en} is always there
 * @param logo the provider's symbol as a {@code data:} address for an image element
 * @param documentation where the provider explains how to register an application
 * @param fields the form's fields, in their order
 */
public record ConnectorMetadata(
        String id,
        String target,
        Map<String, String> names,
        Optional<URI> logo,
        URI documentation,
        List<ConfigField> fields) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the id or the target is not one, or the English name is missing
     */
    public ConnectorMetadata {
        if (!ID.matcher(id).matches() || !ID.matcher(target).matches()) {
            throw new IllegalArgumentException("id and target must be lower-case letters, digits and hyphens");
        }
        names = Immutable.map(names);
        if (!names.containsKey("en")) {
            throw new IllegalArgumentException("names must have an English one (en)");
        }
        Objects.requireNonNull(logo, "logo");
        Objects.requireNonNull(documentation, "documentation");
        fields = List.copyOf(fields);
    }

    /**
     * Returns everything that is wrong with the settings: missing, malformed and unknown keys; empty if nothing is. For the
     * form, which shows each fault beside its field.
     */
    public List<ConfigFault> faults(ConnectorConfig config) {
        List<ConfigFault> faults = new ArrayList<>(config.unreadable());
        Map<String, ConfigField> known = new LinkedHashMap<>();
        fields.forEach(field -> known.put(field.key(), field));
        known.forEach((key, field) -> {
            if (config.unreadable().stream().noneMatch(fault -> fault.key().equals(key))) {
                field.faultOf(config.text(key)).ifPresent(message -> faults.add(new ConfigFault(key, message)));
            }
        });
        config.keys().stream()
                .filter(key -> !known.containsKey(key))
                .forEach(key -> faults.add(new ConfigFault(key, "is not a setting of this connector")));
        return List.copyOf(faults);
    }

    /**
     * Refuses faulty settings.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED} with all {@link #faults}, by key
     */
    public void requireValid(ConnectorConfig config) {
        List<ConfigFault> faults = faults(config);
        if (!faults.isEmpty()) {
            String all =
                    String.join("; ", faults.stream().map(ConfigFault::toString).toList());
            throw new ConnectorException(
                    ConnectorException.Reason.MISCONFIGURED, ConnectorException.Step.CONFIGURATION, id + ": " + all);
        }
    }
}
