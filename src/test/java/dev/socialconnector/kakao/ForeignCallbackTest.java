package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorException.Turn;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.testing.kakao.EmulatedApp;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A2. A callback that does not belong to the session is refused, and Kakao hears nothing of it. */
final class ForeignCallbackTest {
    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    private final AuthorizationRequest request = bed.begin();
    private final AuthorizationSession session = request.session();
    private final String query = bed.approvedQuery(request);

    /** What is refused below fails by its one difference from this. */
    @Test
    void theCallbackOfTheSessionIsAccepted() {
        AuthorizationSession stored = AuthorizationSession.fromMap(session.toMap());

        bed.complete(query, stored);

        assertThat(bed.kakao.count()).isPositive();
    }

    static Stream<Arguments> otherStates() {
        return Stream.of(
                Arguments.argumentSet("made up", (Change) state -> "made-up"),
                Arguments.argumentSet("empty", (Change) state -> ""),
                Arguments.argumentSet("a prefix", (Change) state -> state.substring(0, state.length() - 1)),
                Arguments.argumentSet("longer", (Change) state -> state + "A"),
                Arguments.argumentSet("twice", (Change) state -> state + state),
                Arguments.argumentSet("with a space behind", (Change) state -> state + "+"),
                Arguments.argumentSet("with a NUL behind", (Change) state -> state + "%00"),
                Arguments.argumentSet("in upper case", (Change) state -> state.toUpperCase(Locale.ROOT)),
                Arguments.argumentSet("in lower case", (Change) state -> state.toLowerCase(Locale.ROOT)),
                Arguments.argumentSet("last character", (Change) state -> state.substring(state.length() - 1)));
    }

    @ParameterizedTest
    @MethodSource("otherStates")
    void anotherStateIsRefused(Change change) {
        String forged = query.replace("state=" + session.state(), "state=" + change.of(session.state()));

        ConnectorException refusal = bed.refusalWithoutCall(forged, session);

        assertThat(forged).isNotEqualTo(query);
        assertStartAgain(refusal);
        assertThat(refusal).hasMessageNotContaining(session.state());
    }

    /** The callback of one browser does not finish the sign-in of another. */
    @Test
    void anotherBrowsersCallbackIsRefused() {
        AuthorizationSession another = bed.begin().session();

        assertStartAgain(bed.refusalWithoutCall(query, another));
    }

    @Test
    void aCallbackWithoutStateIsRefused() {
        String stateless = query.replace("&state=" + session.state(), "");

        assertThat(stateless).contains("code=").doesNotContain("state");
        assertStartAgain(bed.refusalWithoutCall(stateless, session));
    }

    /** Repeated, in whatever way it is written. */
    @ParameterizedTest
    @ValueSource(strings = {"state=", "%73tate=", "st%61te="})
    void aRepeatedStateIsRefused(String name) {
        assertStartAgain(bed.refusalWithoutCall(query + "&" + name + session.state(), session));
        assertStartAgain(bed.refusalWithoutCall(query + "&" + name + "another", session));
        assertStartAgain(bed.refusalWithoutCall(name + "another&" + query, session));
    }

    /** Belongs to another connector's session. */
    @Test
    void anotherConnectorsSessionIsRefused() {
        AuthorizationSession others = changed("connectorId", "kakao-of-a-stranger");

        assertStartAgain(bed.refusalWithoutCall(query, others));
    }

    /** Belongs to another client id's session, begun by a connector of the same kind. */
    @Test
    void anotherClientsSessionIsRefused() {
        EmulatedApp other = bed.kakao.addApp().redirectUri(KakaoEmulator.REDIRECT_URI);
        KakaoConfig config = KakaoConfig.of(other.clientId()).withEndpoints(bed.config.endpoints());
        AuthorizationRequest others = new KakaoConnector(config, bed.context).begin(KakaoBed.options());

        ConnectorException refusal = bed.refusalWithoutCall(bed.approvedQuery(others), others.session());

        assertStartAgain(refusal);
        assertStartAgain(bed.refusalWithoutCall(query, changed("clientId", other.clientId())));
    }

    /** Two connectors of one kind may share id and client id, and differ in the provider alone. */
    @Test
    void anotherProvidersSessionIsRefused() {
        assertStartAgain(bed.refusalWithoutCall(query, changed("issuer", "https://idp.example.kr")));
    }

    /** Comes after the session's expiry, which is a limit of the context. */
    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "PT10M1S", "P365D"})
    void anExpiredSessionIsRefused(Duration late) {
        bed.clock.advance(late);

        assertStartAgain(bed.refusalWithoutCall(bed.approvedQuery(request), session));
    }

    /** Until then it is good. */
    @Test
    void aSessionIsGoodUntilItsExpiry() {
        bed.clock.advance(bed.context.sessionLifetime().minusMillis(1));

        bed.complete(bed.approvedQuery(request), session);

        assertThat(bed.kakao.count()).isPositive();
    }

    /** Holds for errors too, or anybody could end anybody's sign-in. */
    @ParameterizedTest
    @ValueSource(strings = {"error=access_denied", "error=access_denied&state=made-up"})
    void anErrorOfAnotherSignInIsRefused(String error) {
        assertStartAgain(bed.refusalWithoutCall(error, session));
    }

    private AuthorizationSession changed(String key, String value) {
        Map<String, String> map = session.toMap();
        assertThat(map.put(key, value)).isNotNull();
        return AuthorizationSession.fromMap(map);
    }

    private static void assertStartAgain(ConnectorException refusal) {
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusal.reason().turn()).isEqualTo(Turn.RESTART);
        assertThat(refusal.step()).isEqualTo(Step.CALLBACK);
    }

    /** What an attacker makes of a state. */
    interface Change {
        String of(String state);
    }
}
