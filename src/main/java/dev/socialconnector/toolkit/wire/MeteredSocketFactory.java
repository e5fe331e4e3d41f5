package dev.socialconnector.toolkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets that the host's factory makes, metered. Equal ones stand for the same host's, so that connectors of two contexts
 * find each other's connections.
 */
final class MeteredSocketFactory extends SocketFactory {
    private final SocketFactory ofHost;
    private final boolean multiplexed;

    MeteredSocketFactory(SocketFactory ofHost, boolean multiplexed) {
        this.ofHost = ofHost;
        this.multiplexed = multiplexed;
    }

    @Override
    public Socket createSocket() throws IOException {
        return metered(ofHost.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return metered(ofHost.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return metered(ofHost.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return metered(ofHost.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return metered(ofHost.createSocket(host, port, localHost, localPort));
    }

    private Socket metered(Socket socket) {
        return new MeteredSocket(socket, multiplexed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MeteredSocketFactory that
                && ofHost.equals(that.ofHost)
                && multiplexed == that.multiplexed;
    }

    @Override
    public int hashCode() {
        return ofHost.hashCode();
    }
}
