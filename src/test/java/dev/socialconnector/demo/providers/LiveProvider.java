package dev.socialconnector.demo.providers;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider that people can sign in at, with the settings of the moment: the real one, or an emulated one that starts when it is first
 * needed.
 */
public final class LiveProvider implements AutoCloseable {
    /** A connector and what it was made from. */
    private record Present(ConnectorConfig settings, SocialConnector connector) {}

    private final DemoProvider description;
    private final ConnectorFactory factory;
    private final ConnectorContext context;
    private final ConsentDesk desk;
    private final boolean isEmulated;
    private @Nullable Emulation emulation;
    private @Nullable ProviderAddresses addresses;
    private Function<ConnectorConfig, SocialConnector> maker;
    private volatile @Nullable Present present;

    private LiveProvider(
            DemoProvider description,
            ConnectorFactory factory,
            ConnectorContext context,
            ConsentDesk desk,
            boolean isEmulated) {
        this.description = description;
        this.factory = factory;
        this.context = context;
        this.desk = desk;
        this.isEmulated = isEmulated;
        this.maker = settings -> factory.create(settings, context);
    }

    static LiveProvider emulated(
            DemoProvider description, ConnectorFactory factory, ConnectorContext context, ConsentDesk desk) {
        return new LiveProvider(description, factory, context, desk, true);
    }

    /**
     * Makes the real one, as a host does it that reads its settings from a form.
     *
     * @throws ConnectorException if they are faulty
     */
    static LiveProvider real(
            DemoProvider description,
            ConnectorFactory factory,
            ConnectorContext context,
            ConsentDesk desk,
            Map<String, String> settings) {
        LiveProvider real = new LiveProvider(description, factory, context, desk, false);
        real.configure(ConnectorConfig.of(settings));
        return real;
    }

    public String id() {
        return description.id();
    }

    public Brand brand() {
        return description.brand();
    }

    /** Returns the connector's name, symbol and form. */
    public ConnectorMetadata metadata() {
        return factory.metadata();
    }

    /** Tells whether the people here are made up. */
    public boolean isEmulated() {
        return isEmulated;
    }

    /** Returns the connector of the moment; ask each time, an administrator may change the settings. */
    public SocialConnector connector() {
        return present().connector();
    }

    public ConnectorConfig settings() {
        return present().settings();
    }

    /**
     * Makes a connector from other settings, to try them.
     *
     * @throws ConnectorException if they are faulty
     */
    public SocialConnector tryOut(ConnectorConfig settings) {
        present();
        return maker.apply(settings);
    }

    /**
     * Takes other settings from now on. Sign-ins under way go on if the client id stays.
     *
     * @throws ConnectorException if they are faulty; then the old ones stay
     */
    public void configure(ConnectorConfig settings) {
        if (isEmulated) {
            present();
        }
        present = new Present(settings, maker.apply(settings));
    }

    /** Returns the emulator, if it is in this process and of this type. */
    public <E> Optional<E> emulator(Class<E> type) {
        if (!isEmulated) {
            return Optional.empty();
        }
        present();
        return Optional.ofNullable(emulation)
                .map(Emulation::server)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Registers the server's addresses at the emulator; at the real provider, a person does this in the console. */
    public synchronized void register(ProviderAddresses server) {
        addresses = server;
        if (emulation != null) {
            register(emulation, server);
        }
    }

    @Override
    public synchronized void close() {
        if (emulation != null) {
            try {
                emulation.server().close();
            } catch (Exception broken) {
                throw new IllegalStateException("the emulator did not end", broken);
            }
        }
    }

    private Present present() {
        Present known = present;
        return known == null ? start() : known;
    }

    private synchronized Present start() {
        Present known = present;
        if (known != null) {
            return known;
        }
        Emulation started = description.emulate();
        emulation = started;
        maker = settings -> connector(started, settings);
        if (addresses != null) {
            register(started, addresses);
        }
        ConnectorConfig settings = ConnectorConfig.of(started.settings());
        Present first = new Present(settings, maker.apply(settings));
        present = first;
        return first;
    }

    private SocialConnector connector(Emulation started, ConnectorConfig settings) {
        SocialConnector connector = started.maker().apply(settings, context);
        return started.page().isPresent()
                ? new ThroughDesk(connector, authorization -> desk.door(id(), authorization))
                : connector;
    }

    private void register(Emulation started, ProviderAddresses server) {
        started.registration().accept(server);
        started.page().ifPresent(page -> desk.welcome(id(), metadata().name().english(), page, server.callback()));
    }
}
