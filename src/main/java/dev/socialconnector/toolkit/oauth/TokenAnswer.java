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
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** A token endpoint's answer of success (RFC 6749 section 5.1), read strictly: a wrong type is no missing member. */
record TokenAnswer(JsonObject json, Step step) {
    private static final Duration MAX_LIFETIME = Duration.ofDays(3_660);

    TokenSet tokens(Instant now) {
        String type = text("token_type").orElseThrow(() -> unexpected("token_type"));
        if (!type.equalsIgnoreCase("bearer")) {
            throw unexpected("token_type");
        }
        return new TokenSet(
                Optional.of(token("access_token").orElseThrow(() -> unexpected("access_token"))),
                lifetime("expires_in").map(now::plus),
                token("refresh_token"),
                lifetime("refresh_token_expires_in").map(now::plus),
                token("id_token"),
                text("scope").filter(scope -> !scope.isBlank()).map(TokenAnswer::scopes));
    }

    private Optional<String> text(String name) {
        @Nullable Object value = json.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(json.text(name).orElseThrow(() -> unexpected(name)));
    }

    private Optional<String> token(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && !isToken(name, text.get())) {
            throw unexpected(name);
        }
        return text;
    }

    private static boolean isToken(String name, String text) {
        return name.equals("id_token") ? Tokens.isVisible(text) : Tokens.isToken(text);
    }

    /** Seconds, as a number or as decimal text: some providers send text. */
    private Optional<Duration> lifetime(String name) {
        @Nullable Object value = json.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        boolean decimalText = value instanceof String text && text.matches("\\d{1,12}");
        if (!(value instanceof Number) && !decimalText) {
            throw unexpected(name);
        }
        double seconds = value instanceof Number number ? number.doubleValue() : Double.parseDouble(value.toString());
        if (!(seconds >= 0 && seconds <= MAX_LIFETIME.toSeconds() && seconds == Math.rint(seconds))) {
            throw unexpected(name);
        }
        return Optional.of(Duration.ofSeconds((long) seconds));
    }

    private static Set<String> scopes(String scope) {
        Set<String> scopes = new LinkedHashSet<>();
        StringTokenizer tokens = new StringTokenizer(scope, " ,");
        while (tokens.hasMoreTokens()) {
            scopes.add(tokens.nextToken());
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
