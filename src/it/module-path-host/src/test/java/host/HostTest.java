package host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.socialconnector.Connectors;
import org.junit.jupiter.api.Test;

/** G1. */
class HostTest {
    @Test
    void theConnectorIsFoundOnTheModulePath() {
        assertTrue(Connectors.class.getModule().isNamed(), "the library is not a module here");
        assertTrue(Host.class.getModule().isNamed(), "the host is not a module here");

        assertEquals("kauth.kakao.com", Host.begin().uri().getHost());
    }
}
