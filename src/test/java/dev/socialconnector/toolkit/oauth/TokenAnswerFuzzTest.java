package dev.socialconnector.toolkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.fuzzing.AnotherReader;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.toolkit.http.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** B5, C13: what a token endpoint may answer. */
class TokenAnswerFuzzTest {
    private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");

    @FuzzTest
    void tokensAreProperOrTheAnswerIsRefused(byte[] input) {
        Optional<JsonObject> json = JsonObject.parse(input);

        Optional<TokenSet> tokens = json.flatMap(answer -> Untrusted.accepted(
                () -> new TokenAnswer(answer, Step.CODE_EXCHANGE, UnaryOperator.identity()).tokens(NOW)));

        if (tokens.isPresent()) {
            JsonNode answer = AnotherReader.read(input);
            if (answer.hasNonNull("token_type")) {
                assertThat(answer.get("token_type").textValue()).isEqualToIgnoringCase("bearer");
            }
            requireToken(answer, "access_token", tokens.get().accessToken());
            requireToken(answer, "refresh_token", tokens.get().refreshToken());
            requireToken(answer, "id_token", tokens.get().idToken());
            assertThat(tokens.get().accessToken()).isPresent();
            requireEnd(answer, "expires_in", tokens.get().expiresAt());
            requireEnd(answer, "refresh_token_expires_in", tokens.get().refreshTokenExpiresAt());
            tokens.get().scopes().ifPresent(scopes -> assertThat(scopes)
                    .allMatch(scope -> !scope.isEmpty() && !scope.contains(" ")));
        }
    }

    /** A token goes into a header later on. */
    private static void requireToken(JsonNode answer, String name, Optional<String> token) {
        assertThat(token)
                .isEqualTo(Optional.ofNullable(answer.path(name).textValue()).filter(text -> !text.isEmpty()));
        assertThat(token.orElse("-")).matches("[!-~]+");
    }

    private static void requireEnd(JsonNode answer, String name, Optional<Instant> end) {
        assertThat(end.isEmpty() || answer.hasNonNull(name)).isTrue(); // an odd lifetime is unknown
        assertThat(end.orElse(NOW)).isBetween(NOW, NOW.plus(Duration.ofDays(3_660)));
    }
}
