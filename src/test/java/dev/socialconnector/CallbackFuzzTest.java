package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.Untrusted;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A2, A9: a query that any stranger can make up. */
class CallbackFuzzTest {
    @FuzzTest
    void aQueryIsReadInOneWayOrRefused(byte[] input) {
        String query = new String(input, StandardCharsets.UTF_8);

        Optional<AuthorizationCallback> callback = Untrusted.accepted(() -> AuthorizationCallback.fromQuery(query));

        if (callback.isPresent()) {
            Map<String, List<String>> parameters = parameters(query);
            assertThat(query).hasSizeLessThanOrEqualTo(AuthorizationCallback.MAX_QUERY_LENGTH);
            assertThat(parameters.values()).allMatch(values -> values.size() == 1);
            assertThat(AuthorizationCallback.fromParameters(parameters)).isEqualTo(callback.get());
            requireSameWhenEncodedAnew(callback.get());
            assertThat(callback.get().toString()).doesNotContain(Untrusted.SECRET);
        }
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                parameters
                        .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static void requireSameWhenEncodedAnew(AuthorizationCallback callback) {
        String query = Stream.of(
                        pair("state", callback.state()),
                        pair("code", callback.code()),
                        pair("error", callback.error()),
                        pair("error_description", callback.errorDescription()),
                        pair("iss", callback.issuer()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        if (query.length() <= AuthorizationCallback.MAX_QUERY_LENGTH) { // Korean takes three times the room
            AuthorizationCallback anew = AuthorizationCallback.fromQuery(query);
            assertThat(anew.state()).isEqualTo(callback.state());
            assertThat(anew.code()).isEqualTo(callback.code());
            assertThat(anew.error()).isEqualTo(callback.error());
            assertThat(anew.errorDescription()).isEqualTo(callback.errorDescription());
            assertThat(anew.issuer()).isEqualTo(callback.issuer());
        }
    }

    private static Optional<String> pair(String name, Optional<String> value) {
        return value.map(text -> name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
