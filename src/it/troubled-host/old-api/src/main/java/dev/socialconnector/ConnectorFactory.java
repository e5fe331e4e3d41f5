package dev.socialconnector;

import dev.socialconnector.settings.ConnectorMetadata;

/** Says less of itself than today's. */
public interface ConnectorFactory {
    ConnectorMetadata metadata();
}
