package dev.socialconnector.toolkit.wire;

import java.io.Serial;
import java.net.ProtocolException;

/** A server sent more than the answers that are awaited can need. */
public final class ExcessException extends ProtocolException {
    @Serial
    private static final long serialVersionUID = 1L;

    ExcessException() {
        super("more than the awaited answers can need");
    }
}
