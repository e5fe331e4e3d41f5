package dev.socialconnector.toolkit.wire;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** A factory of which OkHttp calls one method only. */
abstract class UncalledSockets extends SocketFactory {
    @Override
    public Socket createSocket(String host, int port) {
        throw new AssertionError("not called");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new AssertionError("not called");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new AssertionError("not called");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw new AssertionError("not called");
    }
}
