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
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;

/** A mock of Kakao's servers on loopback, in a process of its own with one event loop. */
final class MockKakao {
    /** How many codes there are: from 0 on. */
    static final int CODES = 1_024;

    /** When the one that speaks TLS closes an idle connection. */
    static final Duration KEEP_ALIVE = Duration.ofSeconds(3);

    private MockKakao() {}

    /**
     * Prints the port, the second in which the ID tokens were issued, and if the argument is {@code tls} the certificate, encoded for
     * one line; and serves until standard input ends.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = freePort();
        Instant now = Instant.now();
        MockHandler handler = new MockHandler(
                MockAnswers.of(MintedTokens.mint(MockAnswers.base(port).toString(), now, CODES)));
        Optional<HeldCertificate> certificate = arguments.length > 0 ? Optional.of(certificate()) : Optional.empty();
        Optional<SslContext> tls = certificate.isPresent() ? Optional.of(tls(certificate.get())) : Optional.empty();
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        tls.ifPresent(context -> channel.pipeline()
                                .addLast(context.newHandler(channel.alloc()), new KeepAlive(KEEP_ALIVE)));
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), handler);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sync();
        String trusted = certificate
                .map(held -> " " + URLEncoder.encode(held.certificatePem(), StandardCharsets.US_ASCII))
                .orElse("");
        System.out.println(port + " " + now.getEpochSecond() + trusted);
        while (System.in.read() >= 0) {
            // whoever started this process is still there
        }
        System.exit(0);
    }

    private static HeldCertificate certificate() {
        return new HeldCertificate.Builder()
                .rsa2048()
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
    }

    private static SslContext tls(HeldCertificate held) throws IOException {
        return SslContextBuilder.forServer(held.keyPair().getPrivate(), held.certificate())
                .sslProvider(SslProvider.JDK)
                .build();
    }

    /** The tokens name their issuer, and so must be made before the port is bound. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
