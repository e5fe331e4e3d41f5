package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.kakao.KakaoConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectorCacheTest {
    private final ConnectorContext context = ConnectorContext.standard();
    private final ConnectorCache cache = new ConnectorCache();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void theSameSettingsAreTheSameConnector() {
        SocialConnector first = kakao(Map.of("clientId", "a", "scope", "account_email"));

        assertThat(kakao(Map.of("scope", "account_email", "clientId", "a"))).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void anyOtherSettingIsAnotherConnector() {
        SocialConnector first = kakao(Map.of("clientId", "a", "clientSecret", "old"));

        assertThat(kakao(Map.of("clientId", "a", "clientSecret", "new"))).isNotSameAs(first);
    }

    @Test
    void theLongestUnusedMakesRoom() {
        SocialConnector used = kakao(Map.of("clientId", "used"));
        SocialConnector unused = kakao(Map.of("clientId", "unused"));
        for (int i = 0; i < ConnectorCache.MAX_CONNECTORS - 1; i++) {
            kakao(Map.of("clientId", "used"));
            kakao(Map.of("clientId", "other" + i));
        }

        assertThat(kakao(Map.of("clientId", "used"))).isSameAs(used);
        assertThat(kakao(Map.of("clientId", "unused"))).isNotSameAs(unused);
    }

    @Test
    void faultySettingsAreTriedAgain() {
        Map<String, String> faulty = Map.of("clientId", "no key!");

        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> kakao(faulty));
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> kakao(faulty));
        assertThat(made).hasValue(2);
    }

    private SocialConnector kakao(Map<String, String> settings) {
        return cache.get(settings, this::make);
    }

    private SocialConnector make(ConnectorConfig config) {
        made.incrementAndGet();
        return new KakaoConnectorFactory().create(config, context);
    }
}
