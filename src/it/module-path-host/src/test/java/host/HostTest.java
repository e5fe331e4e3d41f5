package host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.socialconnector.Connectors;
import java.lang.module.ModuleDescriptor;
import java.util.Set;
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

    /** What the module keeps to itself. */
    private static final Set<String> KEPT_INSIDE = Set.of(
            "dev.socialconnector.internal",
            "dev.socialconnector.toolkit.kept",
            "dev.socialconnector.toolkit.wire",
            "dev.socialconnector.kakao.api",
            "dev.socialconnector.kakao.profile",
            "dev.socialconnector.kakao.webhook");

    @Test
    void theModuleIsWholeAndOpensNothing() {
        ModuleDescriptor module = Connectors.class.getModule().getDescriptor();

        assertEquals("dev.socialconnector", module.name());
        assertFalse(module.isAutomatic(), "it has no descriptor of its own");
        assertTrue(module.version().isPresent(), "its version is not in the descriptor");
        assertEquals(
                module.packages().stream().filter(name -> !KEPT_INSIDE.contains(name)).collect(Collectors.toSet()),
                module.exports().stream()
                        .filter(export -> !export.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet()));
        assertTrue(module.opens().isEmpty() && !module.isOpen(), "somebody may reflect on it");
    }
}
