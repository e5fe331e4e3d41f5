package example.outdated;

import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.List;
import java.util.Map;

/** Calls a constructor that the interface does not have any more. */
public final class OutdatedFactory implements ConnectorFactory {
    @Override
    public ConnectorMetadata metadata() {
        return new ConnectorMetadata("outdated", Map.of("en", "Outdated"), List.of());
    }
}
