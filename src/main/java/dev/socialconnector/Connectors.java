package dev.socialconnector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The connectors that are installed.
 *
 * <pre>{@code
 * SocialConnector kakao = Connectors.load().find("kakao").orElseThrow()
 *         .create(ConnectorConfig.of(settings), ConnectorContext.using(okHttp));
 * }</pre>
 */
public final class Connectors {
    /** A class path with more broken entries than this is not read to its end. */
    private static final int MAX_PROBLEMS = 100;

    private final Map<String, ConnectorFactory> factories = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Connectors() {}

    /**
     * An installed connector that cannot be used.
     *
     * @param provider the class that was registered, or as much as is known of it
     * @param message what is wrong with it
     */
    public record Problem(String provider, String message) {
        public Problem {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(message, "message");
        }
    }

    /** Finds the factories that the thread's context class loader sees, by {@link ServiceLoader}. */
    public static Connectors load() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return load(ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread);
    }

    /** Finds the factories that the given class loader sees. */
    public static Connectors load(ClassLoader loader) {
        Connectors connectors = new Connectors();
        Iterator<ServiceLoader.Provider<ConnectorFactory>> providers =
                ServiceLoader.load(ConnectorFactory.class, loader).stream().iterator();
        while (connectors.problems.size() < MAX_PROBLEMS) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                connectors.add(providers.next());
            } catch (ServiceConfigurationError broken) {
                connectors.problems.add(new Problem(RegisteredNames.of(broken), broken.toString()));
            } catch (LinkageError broken) {
                connectors.problems.add(new Problem(RegisteredNames.of(broken, loader), broken.toString()));
            }
        }
        return connectors;
    }

    /** Takes the given factories, for hosts that do without discovery. */
    public static Connectors of(ConnectorFactory... factories) {
        Connectors connectors = new Connectors();
        for (ConnectorFactory factory : factories) {
            connectors.add(factory);
        }
        return connectors;
    }

    /** Returns the factory with this id. */
    public Optional<ConnectorFactory> find(String id) {
        return Optional.ofNullable(factories.get(id));
    }

    /** Returns all usable factories, in the order in which they were found. */
    public List<ConnectorFactory> all() {
        return List.copyOf(factories.values());
    }

    /** Returns what was found but cannot be used: broken, incompatible, or with an id that is taken. For the start-up log. */
    public List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }

    private void add(ServiceLoader.Provider<ConnectorFactory> provider) {
        try {
            add(provider.get());
        } catch (ServiceConfigurationError | LinkageError broken) {
            problems.add(new Problem(provider.type().getName(), broken.toString()));
        }
    }

    private void add(ConnectorFactory factory) {
        String provider = factory.getClass().getName();
        try {
            String id = factory.metadata().id();
            ConnectorFactory first = factories.putIfAbsent(id, factory);
            if (first != null) {
                problems.add(new Problem(
                        provider,
                        "has the id " + id + ", which " + first.getClass().getName() + " has already"));
            }
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable broken) { // whatever a stranger's code throws
            problems.add(new Problem(provider, "cannot describe itself: " + broken));
        }
    }
}
