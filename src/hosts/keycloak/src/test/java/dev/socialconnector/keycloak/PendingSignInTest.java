package dev.socialconnector.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.kakao.KakaoConnectorFactory;
import dev.socialconnector.settings.ConnectorConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.sessions.AuthenticationSessionModel;

class PendingSignInTest {
    private static final String REDIRECT_URI = "https://id.example.kr/realms/shop/broker/kakao/endpoint?a=b&c=한";

    private final Map<String, String> notes = new HashMap<>();
    private final AuthenticationSessionModel browser = (AuthenticationSessionModel) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {AuthenticationSessionModel.class},
            (self, method, arguments) -> switch (method.getName()) {
                case "setAuthNote" -> notes.put((String) arguments[0], (String) arguments[1]);
                case "getAuthNote" -> notes.get((String) arguments[0]);
                case "removeAuthNote" -> notes.remove((String) arguments[0]);
                default -> throw new AssertionError(method);
            });

    @Test
    void keycloaksStateIsAPrefixThatAnyConnectorTakes() {
        String prefix = StatePrefix.of(state("data"));

        assertThat(prefix).isEqualTo("code.tab.Y2xpZW50.data");
        assertThatNoException().isThrownBy(() -> AuthorizationOptions.redirectingTo(REDIRECT_URI)
                .statePrefix(prefix));
    }

    @Test
    void aStateTooLongForThatGoesWithoutItsLastPart() {
        assertThat(StatePrefix.of(state("d".repeat(2_100)))).isEqualTo("code.tab.Y2xpZW50");
        assertThat(StatePrefix.of(state("d".repeat(1_900)))).endsWith("ddd");
    }

    @Test
    void whatWasKeptIsTakenOnce() {
        AuthorizationRequest request = begun();
        new PendingSignIn(browser, "kakao").keep(request);

        assertThat(new PendingSignIn(browser, "kakao").take()).isEqualTo(request.session());
        assertThat(notes).isEmpty();
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> new PendingSignIn(browser, "kakao").take())
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_CALLBACK));
    }

    @Test
    void anotherProvidersSessionIsNotTaken() {
        new PendingSignIn(browser, "kakao").keep(begun());

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> new PendingSignIn(browser, "partner").take());
        assertThat(notes).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsNoSession() {
        notes.put("social-connector.kakao", "{");

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> new PendingSignIn(browser, "kakao").take())
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_CALLBACK));
    }

    private static AuthorizationRequest begun() {
        return new KakaoConnectorFactory()
                .create(
                        ConnectorConfig.of(Map.of("clientId", "0a1b", "scope", "account_email name")),
                        ConnectorContext.standard())
                .begin(AuthorizationOptions.redirectingTo(REDIRECT_URI));
    }

    private static IdentityBrokerState state(String clientData) {
        return IdentityBrokerState.decoded("code", "no uuid", "client", "tab", clientData);
    }
}
