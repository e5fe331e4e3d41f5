package dev.socialconnector;

/** Says less of itself than today's. */
public interface ConnectorFactory {
    ConnectorMetadata metadata();
}
