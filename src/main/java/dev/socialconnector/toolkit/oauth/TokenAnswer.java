package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.internal.Tokens;
import dev.socialconnector.toolkit.http.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A token endpoint's answer of success (RFC 6749 section 5.1), read strictly: a wrong type is no missing member. What providers leave
 * out or overdo without harm is read: no type, an empty token, scopes as a list, a lifetime beyond reason.
 *
 * @param scopeNames from the name of a scope in the answer to the name that hosts ask for
 */
record TokenAnswer(JsonObject json, Step step, UnaryOperator<String> scopeNames) {
    /** Some providers put hundreds of groups into an access token. */
    private static final int MAX_LENGTH = 65_536;

    private static final Duration MAX_LIFETIME = Duration.ofDays(3_660);

    TokenSet tokens(Instant now) {
        if (!text("token_type").orElse("bearer").equalsIgnoreCase("bearer")) {
            throw unexpected("token_type");
        }
        return TokenSet.of(token("access_token").orElseThrow(() -> unexpected("access_token")))
                .expiresAt(lifetime("expires_in").map(now::plus))
                .refreshToken(token("refresh_token"))
                .refreshTokenExpiresAt(lifetime("refresh_token_expires_in").map(now::plus))
                .idToken(token("id_token"))
                .scopes(scopes().filter(scope -> !scope.isBlank()).map(this::scopes))
                .build();
    }

    private Optional<String> text(String name) {
        @Nullable Object value = json.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(json.text(name).orElseThrow(() -> unexpected(name)));
    }

    private Optional<String> token(String name) {
        Optional<String> text = text(name).filter(token -> !token.isEmpty());
        if (text.isPresent() && !isToken(name, text.get())) {
            throw unexpected(name);
        }
        return text;
    }

    private static boolean isToken(String name, String text) {
        return Tokens.isVisible(text) && (name.equals("id_token") || text.length() <= MAX_LENGTH);
    }

    /**
     * Seconds, as a number or as decimal text: some providers send text. A number that is negative or beyond ten years says "never" or
     * "not known" in its provider's way; a part of a second is cut off.
     */
    private Optional<Duration> lifetime(String name) {
        @Nullable Object value = json.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        boolean decimalText = value instanceof String text && text.matches("\\d{1,19}");
        if (!(value instanceof Number) && !decimalText) {
            throw unexpected(name);
        }
        double seconds = value instanceof Number number ? number.doubleValue() : Double.parseDouble(value.toString());
        return seconds >= 0 && seconds <= MAX_LIFETIME.toSeconds()
                ? Optional.of(Duration.ofSeconds((long) seconds))
                : Optional.empty();
    }

    /** One text (RFC 6749 section 3.3), or a list of texts as some providers send it. */
    private Optional<String> scopes() {
        if (!(json.members().get("scope") instanceof List<?> list)) {
            return text("scope");
        }
        List<String> texts = json.texts("scope");
        if (texts.size() != list.size()) {
            throw unexpected("scope");
        }
        return Optional.of(String.join(" ", texts));
    }

    private Set<String> scopes(String scope) {
        Set<String> scopes = new LinkedHashSet<>();
        StringTokenizer tokens = new StringTokenizer(scope, " ,");
        while (tokens.hasMoreTokens()) {
            scopes.add(scopeNames.apply(tokens.nextToken()));
        }
        return scopes;
    }

    private ConnectorException unexpected(String name) {
        return new ConnectorException(
                Reason.UNEXPECTED_RESPONSE,
                step,
                "the token answer's " + name + " is missing or not what it should be");
    }
}
