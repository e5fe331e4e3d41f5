package dev.socialconnector;

import java.util.Objects;

/**
 * One thing that is wrong with an administrator's settings.
 *
 * @param key the setting
 * @param message what is wrong with it, in words that follow the key; never its value
 */
public record ConfigFault(String key, String message) {
    public ConfigFault {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return key + " " + message;
    }
}
