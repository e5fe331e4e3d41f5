package dev.socialconnector.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's settings for one connector, by key. Space around a value is dropped, and a blank value is an absent one.
 *
 * <p>Values are text, numbers, booleans, or lists of those (joined by a space), as they come out of a form or a JSON document.
 */
public final class ConnectorConfig {
    private static final LocalizedText NO_TEXT = LocalizedText.of("must be text", "텍스트만 입력할 수 있습니다");

    private final Map<String, String> values;
    private final Set<String> keys;
    private final List<ConfigFault> unreadable;

    private ConnectorConfig(Map<String, String> values, Set<String> keys, List<ConfigFault> unreadable) {
        this.values = values;
        this.keys = keys;
        this.unreadable = unreadable;
    }

    /** Reads settings. Never fails: {@link ConnectorMetadata#faults} tells of what cannot be read. */
    public static ConnectorConfig of(Map<String, ? extends @Nullable Object> settings) {
        Map<String, String> values = new TreeMap<>();
        Set<String> keys = new TreeSet<>();
        List<ConfigFault> unreadable = new ArrayList<>();
        settings.forEach((name, value) -> {
            String key = String.valueOf(name);
            keys.add(key);
            if (value != null) {
                Optional<String> text = textOf(value);
                if (text.isEmpty()) {
                    unreadable.add(new ConfigFault(key, NO_TEXT));
                } else if (!text.get().isBlank()) {
                    values.put(key, text.get().strip());
                }
            }
        });
        return new ConnectorConfig(values, keys, List.copyOf(unreadable));
    }

    /** Returns a setting. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns a setting split at spaces and commas; nothing if it is absent. */
    public List<String> list(String key) {
        return text(key).stream()
                .flatMap(text -> Arrays.stream(text.split("[\\s,]+")))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Returns a setting as a switch, or the default if it is absent. */
    public boolean flag(String key, boolean defaultValue) {
        return text(key).map(Boolean::parseBoolean).orElse(defaultValue);
    }

    /** Returns all keys that were set, also to blank. */
    Set<String> keys() {
        return keys;
    }

    /** Returns a fault for each value that is neither text nor a number, a boolean or a list of those. */
    List<ConfigFault> unreadable() {
        return unreadable;
    }

    /** Prints the keys, never a value. */
    @Override
    public String toString() {
        return "ConnectorConfig" + keys;
    }

    private static Optional<String> textOf(Object value) {
        if (value instanceof Collection<?> collection) {
            List<String> parts = new ArrayList<>();
            for (Object element : collection) {
                Optional<String> part = element instanceof Collection ? Optional.empty() : textOf(element);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(part.get());
            }
            return Optional.of(String.join(" ", parts));
        }
        return value instanceof CharSequence || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }
}
