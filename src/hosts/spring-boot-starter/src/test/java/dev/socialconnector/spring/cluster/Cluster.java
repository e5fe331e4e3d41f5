package dev.socialconnector.spring.cluster;

import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Redis, a Kakao, and a proxy in front of the nodes that are started. */
final class Cluster implements AutoCloseable {
    private final RedisServer redis;
    private final KakaoEmulator kakao = KakaoEmulator.start();
    private final RoundRobinProxy proxy;
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    private Cluster(RedisServer redis, RoundRobinProxy proxy) {
        this.redis = redis;
        this.proxy = proxy;
        kakao.app().openIdConnect(true);
        kakao.app().redirectUri(proxy.address("/login/social/kakao/callback").toString());
    }

    /** Starts one without nodes. Without redis-server on this machine, the test is skipped. */
    static Cluster start() throws IOException {
        return new Cluster(RedisServer.start(), RoundRobinProxy.start());
    }

    KakaoEmulator kakao() {
        return kakao;
    }

    RoundRobinProxy proxy() {
        return proxy;
    }

    ConfigurableApplicationContext node(int index) {
        return nodes.get(index);
    }

    /** Returns the address of a node behind the proxy. */
    URI at(int node, String path) {
        return URI.create("http://localhost:" + port(nodes.get(node)) + path);
    }

    /** Starts one more node in this process. */
    Cluster withNode() {
        ConfigurableApplicationContext node = new SpringApplicationBuilder(NodeApplication.class).run(arguments());
        nodes.add(node);
        proxy.node(port(node));
        return this;
    }

    String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--social-connector.base-url=" + proxy.address(""),
                "--social-connector.sign-in-storage=redis",
                "--social-connector.sealing-keys=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--social-connector.webhook-path=/webhooks/social",
                "--social-connector.registrations.kakao.settings.clientId="
                        + kakao.app().clientId(),
                "--social-connector.registrations.kakao.settings.clientSecret="
                        + kakao.app().clientSecret(),
                "--social-connector.registrations.kakao.settings.openIdConnect=required",
                "--social-connector.registrations.kakao.settings.applicationId=" + KakaoEmulator.APP_ID,
                "--social-connector.registrations.kakao.settings.adminKey=" + kakao.adminKey(),
                "--social-connector.registrations.kakao.endpoints.base=" + kakao.address()));
        for (String property : redis.properties(Duration.ofSeconds(30))) {
            arguments.add("--" + property);
        }
        return arguments.toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        nodes.forEach(ConfigurableApplicationContext::close);
        kakao.close();
        redis.close();
    }

    private static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
