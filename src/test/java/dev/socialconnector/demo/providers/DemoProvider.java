package dev.socialconnector.demo.providers;

import java.util.Locale;
import java.util.Map;

/** What the demo has to know of a provider, in one small file: the colours of its button, and how it is emulated. */
public interface DemoProvider {
    /** Returns the id of its connector. */
    String id();

    /** Returns the colours of its button. */
    Brand brand();

    /** Returns the settings that environment variables fill in, by variable. With a client id, the provider is the real one. */
    default Map<String, String> variables() {
        return Map.of(variable("CLIENT_ID"), "clientId", variable("CLIENT_SECRET"), "clientSecret");
    }

    /** Starts the emulated provider. */
    Emulation emulate();

    /** Returns the name of an environment variable of this provider, such as {@code NAVER_CLIENT_ID}. */
    default String variable(String name) {
        return id().toUpperCase(Locale.ROOT) + "_" + name;
    }
}
