package dev.socialconnector.toolkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** As {@link MeteredSocketFactory}, with TLS. It is metered above TLS, where bodies can be told from what is around them. */
final class MeteredTlsFactory extends SSLSocketFactory {
    private final SSLSocketFactory ofHost;

    MeteredTlsFactory(SSLSocketFactory ofHost) {
        this.ofHost = ofHost;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return ofHost.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return ofHost.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
        return metered(ofHost.createSocket());
    }

    /** What is below TLS stays the host's own, unmetered. */
    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        Socket below = socket instanceof MeteredSocket metered ? metered.ofHost() : socket;
        return metered(ofHost.createSocket(below, host, port, autoClose));
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
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return metered(ofHost.createSocket(address, port, localAddress, localPort));
    }

    private static Socket metered(Socket socket) {
        return socket instanceof SSLSocket tls ? new MeteredTlsSocket(tls) : socket;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MeteredTlsFactory that && ofHost.equals(that.ofHost);
    }

    @Override
    public int hashCode() {
        return ofHost.hashCode();
    }
}
