package dev.socialconnector.toolkit.wire;

import java.io.IOException;
import java.io.Serial;

/** The connection was idle for too long, and nothing was sent over it. */
public final class IdleException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    IdleException() {
        super("the connection was idle for too long");
    }
}
