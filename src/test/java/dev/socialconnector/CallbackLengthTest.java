package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A9, to the character: each part of a callback has a limit of its own, however it is read. */
class CallbackLengthTest {
    private static final int MAX = 4_096;

    @ParameterizedTest
    @ValueSource(strings = {"state", "code", "error", "error_description", "iss"})
    void aPartOfTheGreatestLengthIsReadAndALongerOneIsRefusedByName(String name) {
        assertThat(AuthorizationCallback.fromQuery(name + '=' + "x".repeat(MAX)))
                .isNotNull();
        assertThat(AuthorizationCallback.fromParameters(Map.of(name, List.of("x".repeat(MAX)))))
                .isNotNull();

        assertThatThrownBy(() -> AuthorizationCallback.fromQuery(name + '=' + "x".repeat(MAX + 1)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining(name);
        assertThatThrownBy(() -> AuthorizationCallback.fromParameters(Map.of(name, List.of("x".repeat(MAX + 1)))))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aQueryOfTheGreatestLengthIsRead() {
        String most = "a=" + "x".repeat(AuthorizationCallback.MAX_QUERY_LENGTH - 2);

        assertThat(AuthorizationCallback.fromQuery(most)).isNotNull();
        assertThatThrownBy(() -> AuthorizationCallback.fromQuery(most + "x"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("16384");
    }

    @Test
    void whatCameIsToldAndNotItsValue() {
        assertThat(AuthorizationCallback.fromQuery("state=geheim&code=geheim"))
                .hasToString("AuthorizationCallback[state given, code given, error absent]");
        assertThat(AuthorizationCallback.fromQuery("error=access_denied"))
                .hasToString("AuthorizationCallback[state absent, code absent, error given]");
    }

    /** Only the name, an empty pair, and a name without a value. */
    @Test
    void aParameterWithoutValueIsEmpty() {
        AuthorizationCallback callback = AuthorizationCallback.fromQuery("&state&code=&=x&");

        assertThat(callback.state()).contains("");
        assertThat(callback.code()).contains("");
        assertThat(callback.error()).isEmpty();
    }
}
