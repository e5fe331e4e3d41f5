package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.Capability;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a connector can do besides signing in by the web. Immutable: each {@code with} method returns a copy. */
public final class Abilities {
    private static final Abilities NONE = new Abilities(Map.of());

    private final Map<Class<? extends Capability>, Capability> byType;

    private Abilities(Map<Class<? extends Capability>, Capability> byType) {
        this.byType = byType;
    }

    /** Starts without any. */
    public static Abilities none() {
        return NONE;
    }

    /** Returns these with one more. */
    public <C extends Capability> Abilities with(Class<C> type, C ability) {
        Map<Class<? extends Capability>, Capability> more = new HashMap<>(byType);
        more.put(type, Objects.requireNonNull(ability, "ability"));
        return new Abilities(more);
    }

    /** Returns these with one more if there is one: what only some settings, or some providers of a kind, allow. */
    public <C extends Capability> Abilities with(Class<C> type, Optional<? extends C> ability) {
        return ability.isPresent() ? with(type, ability.get()) : this;
    }

    /** Finds one, as {@link dev.socialconnector.SocialConnector#capability} does. */
    public <C extends Capability> Optional<C> find(Class<C> type) {
        return Optional.ofNullable(byType.get(type)).map(type::cast);
    }

    /** Names them. */
    @Override
    public String toString() {
        return byType.keySet().stream()
                .map(Class::getSimpleName)
                .sorted()
                .toList()
                .toString();
    }
}
