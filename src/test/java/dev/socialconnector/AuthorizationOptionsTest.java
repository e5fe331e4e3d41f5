package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a host asks of a sign-in is checked when it asks, and named if it cannot be. */
class AuthorizationOptionsTest {
    private static final AuthorizationOptions OPTIONS =
            AuthorizationOptions.redirectingTo("https://id.example.kr/callback");
    private static final String LONGEST = "x".repeat(AuthorizationOptions.MAX_LENGTH);

    static Stream<Arguments> texts() {
        return Stream.of(
                text("loginHint", OPTIONS::loginHint),
                text("expectedSubject", OPTIONS::expecting),
                text("parameter name", name -> OPTIONS.parameter(name, "value")),
                text("parameter lang", value -> OPTIONS.parameter("lang", value)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsNeitherBlankNorTooLong(String name, Function<String, AuthorizationOptions> with) {
        assertThatNoException().isThrownBy(() -> with.apply(LONGEST));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with.apply(LONGEST + "x"))
                .withMessageContaining(name);
        assertThatIllegalArgumentException().isThrownBy(() -> with.apply(" ")).withMessageContaining(name);
    }

    @Test
    void aScopeIsOneWord() {
        for (String scope : new String[] {"", "a b", "a\"b", "a\\b", "a\n", "é", "\u007f"}) {
            assertThatIllegalArgumentException().as(scope).isThrownBy(() -> OPTIONS.scopes(scope));
        }
        assertThat(OPTIONS.scopes("!", "#", "[", "]", "~").scopes().orElseThrow())
                .hasSize(5);
    }

    @Test
    void aScopeHasALimit() {
        String longest = "x".repeat(256);

        assertThat(OPTIONS.scopes(longest).scopes().orElseThrow()).containsExactly(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.scopes(longest + "x"));
    }

    private static Arguments text(String name, Function<String, AuthorizationOptions> with) {
        return Arguments.of(name, with);
    }
}
