package dev.socialconnector.toolkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** What one connection is measured by. */
final class Meter {
    private final Allowance allowance = new Allowance();
    private final AbandonedStreams abandoned = new AbandonedStreams();
    private final Multiplexing multiplexing;

    Meter(Multiplexing multiplexing) {
        this.multiplexing = multiplexing;
    }

    Allowance allowance() {
        return allowance;
    }

    InputStream inputOf(Socket socket) throws IOException {
        return new MeteredInput(socket.getInputStream(), allowance, multiplexing, abandoned);
    }

    /** Asked by OkHttp once it is known what the connection speaks. */
    OutputStream outputOf(Socket socket) throws IOException {
        OutputStream output = socket.getOutputStream();
        return multiplexing.isSpoken() ? new MeteredOutput(output, abandoned) : output;
    }

    /** Tells whether a connection speaks HTTP/2. */
    @FunctionalInterface
    interface Multiplexing {
        /** Tells whether it does; not asked for good before something came. */
        boolean isSpoken();
    }
}
