package dev.socialconnector;

import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.List;

/**
 * Makes connectors of one kind; the service provider interface of this library.
 *
 * <p>An implementation is public, has a public constructor without parameters, and is registered twice: by {@code provides}
 * in its {@code module-info} and by a line in {@code META-INF/services/dev.socialconnector.ConnectorFactory}.
 */
public interface ConnectorFactory {
    /** Describes the connector: its id, its names and the form that an administrator fills in. Always the same answer. */
    ConnectorMetadata metadata();

    /**
     * Makes a connector from an administrator's settings. Sends no request.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    SocialConnector create(ConnectorConfig config, ConnectorContext context);

    /**
     * Refuses settings that the form finds faulty. For use in {@link #create}.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED} with all {@link ConnectorMetadata#faults}, by key
     */
    default void requireValid(ConnectorConfig config) {
        requireValid(metadata(), config);
    }

    /**
     * As {@link #requireValid(ConnectorConfig)}, where there is no factory.
     *
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED} with all {@link ConnectorMetadata#faults}, by key
     */
    static void requireValid(ConnectorMetadata metadata, ConnectorConfig config) {
        List<ConfigFault> faults = metadata.faults(config);
        if (!faults.isEmpty()) {
            throw ConnectorException.misconfigured(metadata.id(), faults);
        }
    }
}
