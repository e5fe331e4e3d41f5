package dev.socialconnector.spring;

import dev.socialconnector.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All connectors of the application, by the ids of their registrations. A bean. */
public final class SocialConnectors {
    private final Map<String, SocialRegistration> registrations = new LinkedHashMap<>();

    /**
     * Takes registrations, for tests and for hosts that make them by themselves.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public SocialConnectors(List<SocialRegistration> registrations) {
        for (SocialRegistration registration : registrations) {
            if (this.registrations.put(registration.id(), registration) != null) {
                throw new IllegalArgumentException("two registrations have the id " + registration.id());
            }
        }
    }

    /** Returns all registrations, in the order of their properties. */
    public List<SocialRegistration> all() {
        return List.copyOf(registrations.values());
    }

    /** Returns a registration. */
    public Optional<SocialRegistration> find(String id) {
        return Optional.ofNullable(registrations.get(id));
    }

    /**
     * Returns an ability of a registration's connector, or nothing if it has none.
     *
     * @throws IllegalArgumentException if there is no such registration
     * @throws dev.socialconnector.ConnectorException if the provider's description cannot be had, for connectors that need it
     */
    public <C extends Capability> Optional<C> capability(String id, Class<C> type) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no registration of that id"))
                .connector()
                .capability(type);
    }

    /** Prints the ids. */
    @Override
    public String toString() {
        return "SocialConnectors" + registrations.keySet();
    }
}
