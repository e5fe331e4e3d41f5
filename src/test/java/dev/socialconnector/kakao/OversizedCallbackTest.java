package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A9. Callbacks that nobody sends in good faith are refused by their size alone. */
final class OversizedCallbackTest {
    private static final String MEGABYTE = "A".repeat(1_000_000);

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    private final AuthorizationRequest request = bed.begin();

    /** By whichever door it comes. */
    @ParameterizedTest
    @ValueSource(strings = {"code", "state", "error", "error_description", "iss"})
    void aMegabyteOfAParameterIsRefused(String name) {
        String state = request.session().state();
        Map<String, String> parameters = new HashMap<>(Map.of("code", "some-code", "state", state));
        parameters.put(name, MEGABYTE);

        assertRefused(() -> AuthorizationCallback.fromQuery(query(parameters)));
        assertRefused(() -> AuthorizationCallback.fromParameters(lists(parameters)));
        assertRefused(() -> AuthorizationCallback.fromForm(query(parameters)));
    }

    /** In bytes that a decoder makes characters of, too. */
    @Test
    void aMegabyteOfEscapesIsRefused() {
        assertRefused(() -> AuthorizationCallback.fromQuery("code=" + "%EC%BD%9C".repeat(111_111)));
        assertRefused(() -> AuthorizationCallback.fromQuery("%".repeat(1_000_000)));
    }

    /** Also as ever so many parameters. */
    @Test
    void aMegabyteOfParametersIsRefused() {
        String good = bed.approvedQuery(request);
        String many = IntStream.range(0, 100_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));

        assertRefused(() -> AuthorizationCallback.fromQuery(good + "&" + many));
        assertRefused(() -> AuthorizationCallback.fromQuery(good + "&".repeat(1_000_000)));
    }

    /** What a provider may well send is not too long. */
    @Test
    void aCodeOfTwoThousandCharactersIsRead() {
        String code = "c".repeat(2_000);

        AuthorizationCallback callback = AuthorizationCallback.fromQuery("code=" + code + "&state=s");

        assertThat(callback.code()).contains(code);
    }

    private void assertRefused(Supplier<AuthorizationCallback> callback) {
        ConnectorException refusal = refusalOf(() -> bed.connector.complete(callback.get(), request.session()));

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusal.getMessage()).hasSizeLessThan(300).doesNotContain("AAAA");
        assertThat(bed.kakao.count()).isZero();
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
    }

    private static Map<String, List<String>> lists(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
