package host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.socialconnector.Connectors;
import java.lang.module.ModuleDescriptor;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** G1. */
class HostTest {
    @Test
    void theConnectorIsFoundOnTheModulePath() {
        assertTrue(Connectors.class.getModule().isNamed(), "the library is not a module here");
        assertTrue(Host.class.getModule().isNamed(), "the host is not a module here");

        assertEquals("kauth.kakao.com", Host.begin().uri().getHost());
    }

    @Test
    void theModuleIsWholeAndOpensNothing() {
        ModuleDescriptor module = Connectors.class.getModule().getDescriptor();

        assertEquals("dev.socialconnector", module.name());
        assertFalse(module.isAutomatic(), "it has no descriptor of its own");
        assertTrue(module.version().isPresent(), "its version is not in the descriptor");
        assertEquals(
                module.packages(),
                module.exports().stream()
                        .filter(export -> !export.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet()));
        assertTrue(module.opens().isEmpty() && !module.isOpen(), "somebody may reflect on it");
    }
}
