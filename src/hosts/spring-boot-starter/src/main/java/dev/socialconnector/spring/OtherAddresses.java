package dev.socialconnector.spring;

import dev.socialconnector.toolkit.http.ServerAddress;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where an operator says that a provider is.
 *
 * @param addresses the properties below {@code endpoints}, by their last name
 */
record OtherAddresses(Map<String, String> addresses) {
    /** Stands for all servers that are not named. */
    static final String BASE = "base";

    /** Is no server but what the provider calls itself in tokens: a gateway passes on those of the real one. */
    static final String ISSUER = "issuer";

    /** Returns the address of a server: its own, or that of all, or the real one. */
    URI server(String name, URI real) {
        String address = addresses.getOrDefault(name, addresses.get(BASE));
        return address == null ? real : URI.create(address);
    }

    /** Returns what the provider calls itself. */
    String issuer(String real) {
        return addresses.getOrDefault(ISSUER, real);
    }

    /** Returns the names of what secrets must not be sent to. */
    Stream<String> unsafe() {
        return addresses.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ISSUER) && !isSafe(entry.getValue()))
                .map(Map.Entry::getKey);
    }

    private static boolean isSafe(String text) {
        try {
            ServerAddress.requireServer("", URI.create(text));
            return true;
        } catch (IllegalArgumentException unsafe) {
            return false;
        }
    }
}
