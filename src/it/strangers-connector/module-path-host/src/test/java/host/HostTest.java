package host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** G1. */
class HostTest {
    @Test
    void theStrangersConnectorIsFoundOnTheModulePath() {
        assertTrue(Host.class.getModule().isNamed(), "the host is not a module here");
        assertEquals("example.heron", Host.factory().getClass().getModule().getName());

        assertEquals("heron.example", Host.begin().uri().getHost());
    }
}
