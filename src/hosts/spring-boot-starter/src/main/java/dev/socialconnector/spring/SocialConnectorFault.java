package dev.socialconnector.spring;

import java.util.Objects;

/**
 * One thing that is wrong with the configuration.
 *
 * @param property the property's whole name, or what else is wrong
 * @param message what is wrong with it, in words that follow the name; never its value
 */
public record SocialConnectorFault(String property, String message) {
    public SocialConnectorFault {
        Objects.requireNonNull(property, "property");
        Objects.requireNonNull(message, "message");
    }

    /** Prints a sentence. */
    @Override
    public String toString() {
        return property + " " + message;
    }
}
