package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.httpclient.ProxyMappings;

class KeycloakProxiesTest {
    @BeforeEach
    void forgetOthers() {
        ProxyMappings.clearCache();
    }

    @Test
    void withoutAnySettingEverybodyIsCalledDirectly() {
        assertThat(proxy(KeycloakProxies.of(null, Map.of()))).isEqualTo(Proxy.NO_PROXY);
        assertThat(proxy(KeycloakProxies.of(new String[0], Map.of("HTTPS_PROXY", " "))))
                .isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void theEnvironmentsProxyIsTakenInEitherCase() {
        Proxy expected = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example.kr", 3128));

        assertThat(proxy(KeycloakProxies.of(null, Map.of("HTTPS_PROXY", "http://proxy.example.kr:3128"))))
                .isEqualTo(expected);
        ProxyMappings.clearCache();
        assertThat(proxy(KeycloakProxies.of(
                        null, Map.of("https_proxy", "http://proxy.example.kr:3128", "HTTPS_PROXY", "http://other:1"))))
                .isEqualTo(expected);
    }

    @Test
    void whoIsExceptedIsCalledDirectly() {
        KeycloakProxies proxies = KeycloakProxies.of(
                null, Map.of("HTTPS_PROXY", "http://proxy.example.kr:3128", "NO_PROXY", "other.kr,kakao.com"));

        assertThat(proxy(proxies)).isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void keycloaksOwnMappingsComeBeforeTheEnvironment() {
        KeycloakProxies proxies = KeycloakProxies.of(
                new String[] {".*\\.kakao\\.com;http://seoul.example.kr:8080", ".*;NO_PROXY"},
                Map.of("HTTPS_PROXY", "http://proxy.example.kr:3128"));

        assertThat(proxy(proxies))
                .isEqualTo(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("seoul.example.kr", 8080)));
    }

    @Test
    void aProxyThatAsksIsToldWhoCallsAndOnlyOnce() throws Exception {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.start();
            MockResponse refusal = new MockResponse.Builder()
                    .code(407)
                    .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                    .build();
            proxy.enqueue(refusal);
            proxy.enqueue(refusal);
            OkHttpClient client = KeycloakContext.client(KeycloakProxies.of(
                    new String[] {".*;http://user:secret@" + proxy.getHostName() + ":" + proxy.getPort()}, Map.of()));

            try (Response answer = client.newCall(
                            new Request.Builder().url("http://kauth.kakao.com/").build())
                    .execute()) {
                assertThat(answer.code()).isEqualTo(407);
            }

            RecordedRequest second = second(proxy);
            assertThat(second.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
            assertThat(proxy.getRequestCount()).isEqualTo(2);
        }
    }

    private static RecordedRequest second(MockWebServer proxy) throws InterruptedException {
        proxy.takeRequest();
        return proxy.takeRequest();
    }

    private static Proxy proxy(KeycloakProxies proxies) {
        return proxies.select(URI.create("https://kauth.kakao.com/oauth/token")).get(0);
    }
}
