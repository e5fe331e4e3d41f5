package dev.socialconnector.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values that a host stored as text, read back. What is missing or malformed is an {@link IllegalArgumentException} that names the
 * key, and no value.
 */
public final class StoredValues {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final Map<String, String> values;

    public StoredValues(Map<String, String> values) {
        this.values = values;
    }

    public String required(String key) {
        return optional(key)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("what was stored lacks " + key));
    }

    public Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public Instant requiredInstant(String key) {
        return instant(key).orElseThrow(() -> new IllegalArgumentException("what was stored lacks " + key));
    }

    public Optional<Instant> instant(String key) {
        try {
            return optional(key).map(Instant::parse);
        } catch (DateTimeException malformed) {
            throw unreadable(key);
        }
    }

    public Optional<Duration> seconds(String key) {
        Optional<String> text = optional(key);
        if (text.filter(digits -> !SECONDS.matcher(digits).matches()).isPresent()) {
            throw unreadable(key);
        }
        return text.map(digits -> Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static IllegalArgumentException unreadable(String key) {
        return new IllegalArgumentException("what was stored has no readable " + key);
    }
}
