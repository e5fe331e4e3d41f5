package dev.socialconnector.keycloak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.SingleUseObjectProvider;

class ClusterReplayMemoryTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    private final Map<String, Long> store = new HashMap<>();
    private final List<KeycloakTransaction> afterwards = new ArrayList<>();
    private final ClusterReplayMemory memory = new ClusterReplayMemory(this::session, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatCameOnceIsKnownUntilItMayBeForgotten() {
        assertThat(memory.remember("a", NOW.plus(Duration.ofDays(7)))).isTrue();
        assertThat(memory.remember("a", NOW.plus(Duration.ofDays(7)))).isFalse();

        assertThat(store).containsExactly(Map.entry("social-connector.notice.a", 7 * 86_400L + 1));
    }

    @Test
    void whatMayBeForgottenAlreadyIsStillRememberedForAMoment() {
        assertThat(memory.remember("a", NOW.minusSeconds(60))).isTrue();

        assertThat(store).containsValue(1L);
    }

    @Test
    void whatTookNoEffectIsForgotten() {
        memory.remember("a", NOW.plusSeconds(60));
        afterwards.forEach(KeycloakTransaction::rollback);

        assertThat(store).isEmpty();
        assertThat(memory.remember("a", NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void whatTookEffectStays() {
        memory.remember("a", NOW.plusSeconds(60));
        afterwards.forEach(KeycloakTransaction::commit);

        assertThat(memory.remember("a", NOW.plusSeconds(60))).isFalse();
    }

    private KeycloakSession session() {
        SingleUseObjectProvider objects =
                of(SingleUseObjectProvider.class, (self, method, arguments) -> switch (method.getName()) {
                    case "putIfAbsent" -> store.putIfAbsent((String) arguments[0], (Long) arguments[1]) == null;
                    case "remove" -> store.remove((String) arguments[0]) == null ? null : Map.of();
                    default -> throw new AssertionError(method);
                });
        KeycloakTransactionManager transactions = of(KeycloakTransactionManager.class, (self, method, arguments) -> {
            if (method.getName().equals("enlistAfterCompletion")) {
                KeycloakTransaction transaction = (KeycloakTransaction) arguments[0];
                transaction.begin();
                afterwards.add(transaction);
            }
            return method.getReturnType() == boolean.class ? false : null;
        });
        KeycloakSessionFactory factory = of(KeycloakSessionFactory.class, (self, method, arguments) -> session());
        return of(KeycloakSession.class, (self, method, arguments) -> switch (method.getName()) {
            case "singleUseObjects" -> objects;
            case "getTransactionManager" -> transactions;
            case "getKeycloakSessionFactory" -> factory;
            default -> null;
        });
    }

    private static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ClusterReplayMemoryTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
