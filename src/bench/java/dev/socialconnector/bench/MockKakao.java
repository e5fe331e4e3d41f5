package dev.socialconnector.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;

/** A mock of Kakao's servers on loopback, in a process of its own with one event loop. */
final class MockKakao {
    /** How many codes there are: from 0 on. */
    static final int CODES = 1_024;

    private MockKakao() {}

    /** Prints the port and the second in which the ID tokens were issued, and serves until standard input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = freePort();
        Instant now = Instant.now();
        MockHandler handler = new MockHandler(
                MockAnswers.of(MintedTokens.mint(MockAnswers.base(port).toString(), now, CODES)));
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), handler);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sync();
        System.out.println(port + " " + now.getEpochSecond());
        while (System.in.read() >= 0) {
            // whoever started this process is still there
        }
        System.exit(0);
    }

    /** The tokens name their issuer, and so must be made before the port is bound. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
