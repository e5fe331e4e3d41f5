package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an administrator may name in {@code endpointHosts} is a host, and leads nowhere else. */
class EndpointHostFuzzTest {
    private static final String ISSUER = "https://login.example.com";

    @FuzzTest
    void whatIsNamedIsAHostAlone(byte[] input) {
        String host = new String(input, StandardCharsets.UTF_8);

        if (EndpointRule.isHost(host)) {
            assertThat(host).matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");
            assertThat(URI.create("https://" + host + "/").getHost()).isEqualTo(host);
            assertThat(new EndpointRule(ISSUER, List.of(host), false)).isNotNull();
        }
    }
}
