package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A3, A4, A7. What the browser is sent with, and what of it the token endpoint hears again. */
interface RequestContract extends ContractPart {
    /** A3. Whatever its characters, it is one parameter of an address that everybody reads in one way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.kr/callback",
                "http://localhost:8080/callback",
                "HTTPS://ID.Example.kr/Callback",
                "https://id.example.kr/cb?a=1&state=mine&client_id=mine&redirect_uri=https://b.example.kr/",
                "https://id.example.kr/cb?b=%23&c=%26&d=%3D&e=%2B&f=%25",
                "https://id.example.kr/cb?crlf=%0D%0ASet-Cookie:%20a=b",
                "https://id.example.kr/cb?plus=a+b&semi=c;d&quote='e'",
                "https://id.example.kr/콜백?이름=값&emoji=👻"
            })
    default void anyRedirectUriIsOneParameter(String redirectUri) {
        AuthorizationRequest request = bed().connector.begin(AuthorizationOptions.redirectingTo(redirectUri));

        assertThat(request.uri().toString()).matches("[!-~&&[^#]]+");
        assertThat(ContractBed.parameters(request))
                .containsEntry("redirect_uri", List.of(redirectUri))
                .containsOnlyKeys(ContractBed.parameters(bed().begin()).keySet())
                .allSatisfy((name, values) -> assertThat(values).as(name).hasSize(1));
        assertThat(request.session().redirectUri()).isEqualTo(redirectUri);
    }

    /** Whoever always posts a form says so in each request, or the browser would come back in another way than the host waits for it. */
    @Test
    default void theCallbackComesInTheWayThatWasAskedFor() {
        AuthorizationRequest request = bed().begin();

        assertThat(ContractBed.parameters(request).getOrDefault("response_mode", List.of()))
                .isEqualTo(bed().isFormPost() ? List.of("form_post") : List.of());
    }

    /** A3. A callback cannot name another one. */
    @Test
    default void theTokenEndpointHearsTheSessionsRedirectUri() {
        AuthorizationRequest request = bed().begin();
        String query = CallbackQuery.of(bed().agreed(request))
                .with("redirect_uri", "https://b.example.kr/")
                .raw();

        bed().complete(query, request.session());

        assertThat(bed().exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.form())
                .containsEntry("redirect_uri", List.of(bed().options().redirectUri())));
    }

    /** A3. It is the session's own, and not the one that this connector began with last. */
    @Test
    default void nothingButTheSessionKnowsTheRedirectUri() {
        AuthorizationRequest request = bed().begin();
        Map<String, String> stored = request.session().toMap();
        stored.put("redirectUri", "https://id.example.kr/stored?a=1&b=%26");
        String query = bed().agreed(request);

        Throwable refusalOfStrictProviders =
                catchThrowable(() -> bed().complete(query, AuthorizationSession.fromMap(stored)));

        assertThat(bed().exchanges())
                .as("exchanges, ended by " + refusalOfStrictProviders)
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.form())
                        .containsEntry("redirect_uri", List.of("https://id.example.kr/stored?a=1&b=%26")));
    }

    /** A4. What the connector sets is refused with its name, and without the value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id",
                "redirect_uri",
                "response_type",
                "response_mode",
                "state",
                "nonce",
                "code_challenge",
                "code_challenge_method",
                "scope",
                "prompt",
                "login_hint",
                "max_age",
                "client_secret",
                "code",
                "code_verifier",
                "request",
                "request_uri"
            })
    default void aParameterOfTheConnectorIsRefusedByName(String name) {
        AuthorizationOptions options =
                bed().options().parameter("tag", "harmless").parameter(name, "value-of-the-caller");

        assertThatThrownBy(() -> bed().connector.begin(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" " + name + " ")
                .hasMessageNotContaining("value-of-the-caller");
    }

    /** A4. A name that looks like several parameters stays one name, if it is not refused. */
    @ParameterizedTest
    @ValueSource(strings = {"a&state", "a=b&client_id", "a#state", "a\r\nstate", "state%", "%73tate", "콜백"})
    default void aNameCannotSmuggleAnotherParameter(String name) {
        Set<String> usual = ContractBed.parameters(bed().begin()).keySet();
        AuthorizationOptions options = bed().options().parameter(name, "mine&nonce=mine");
        Throwable refusal = catchThrowable(() -> bed().connector.begin(options));

        if (refusal != null) {
            assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        Map<String, List<String>> parameters =
                new HashMap<>(ContractBed.parameters(bed().connector.begin(options)));
        assertThat(parameters.remove(name)).containsExactly("mine&nonce=mine");
        assertThat(parameters)
                .containsOnlyKeys(usual)
                .allSatisfy(
                        (each, values) -> assertThat(values).as(each).hasSize(1).doesNotContain("mine"));
    }

    /** Returns the scopes without which the provider would leave out what the connector signs people in by. */
    default List<String> addedScopes() {
        return List.of("openid");
    }

    /** A7. A caller's scopes replace the configured ones; only what makes it OpenID Connect may come with them. */
    @Test
    default void theCallersScopesAreAllThatIsAskedFor() {
        if (!bed().takesScopes()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bed().connector.begin(bed().options().scopes("only_this")))
                    .withMessageContaining("scopes");
            return;
        }
        AuthorizationRequest one = bed().connector.begin(bed().options().scopes("only_this"));
        AuthorizationRequest none = bed().connector.begin(bed().options().scopes(List.of()));

        assertThat(scopes(one))
                .contains("only_this")
                .isSubsetOf(Stream.concat(Stream.of("only_this"), addedScopes().stream())
                        .toList());
        assertThat(scopes(none)).isSubsetOf(addedScopes());
        assertThat(one.session().scopes()).containsExactlyInAnyOrderElementsOf(scopes(one));
        assertThat(none.session().scopes()).containsExactlyInAnyOrderElementsOf(scopes(none));
    }

    private static List<String> scopes(AuthorizationRequest request) {
        List<String> sent = ContractBed.parameters(request).getOrDefault("scope", List.of());
        assertThat(sent).as("scope parameters").hasSizeLessThan(2);
        return sent.stream()
                .flatMap(scope -> List.of(scope.split("[ ,]+")).stream())
                .toList();
    }
}
