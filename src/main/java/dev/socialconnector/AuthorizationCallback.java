package dev.socialconnector;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the browser brought back from the provider to the redirect URI (RFC 6749 sections 4.1.2 and 4.1.2.1). Unchecked input.
 *
 * @param state value to compare with the session's
 * @param code authorization code
 * @param error error code instead of a code
 * @param errorDescription text for developers; written by whoever made the address, so never show it as HTML
 * @param issuer who answers, {@code iss} of RFC 9207
 */
public record AuthorizationCallback(
        Optional<String> state,
        Optional<String> code,
        Optional<String> error,
        Optional<String> errorDescription,
        Optional<String> issuer) {
    /** The longest query that is looked at, in characters. Providers send a few hundred. */
    public static final int MAX_QUERY_LENGTH = 16_384;

    private static final int MAX_VALUE_LENGTH = 4_096;

    /**
     * Checks the length of each part.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if a part is longer than any provider makes it
     */
    public AuthorizationCallback {
        requireShort("state", state);
        requireShort("code", code);
        requireShort("error", error);
        requireShort("error_description", errorDescription);
        requireShort("iss", issuer);
    }

    /**
     * Reads the callback from the raw query of the request, as a servlet's {@code getQueryString()} gives it: without the
     * question mark, still encoded. Null is an empty query.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if it is too long, not decodable or repeats a parameter
     */
    public static AuthorizationCallback fromQuery(@Nullable String rawQuery) {
        String query = rawQuery == null ? "" : rawQuery;
        if (query.length() > MAX_QUERY_LENGTH) {
            throw refusal("the callback's query is longer than " + MAX_QUERY_LENGTH + " characters");
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (parameters.put(name, value) != null) {
                    throw refusal("a parameter of the callback is repeated");
                }
            }
        }
        return fromSingle(parameters);
    }

    /**
     * Reads the callback from decoded parameters with all their values.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if a parameter is repeated or too long
     */
    public static AuthorizationCallback fromParameters(Map<String, List<String>> parameters) {
        Map<String, String> single = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                throw refusal("a parameter of the callback is repeated");
            }
            values.forEach(value -> single.put(name, value));
        });
        return fromSingle(single);
    }

    /** Tells what came, without the values. */
    @Override
    public String toString() {
        return "AuthorizationCallback[state " + given(state) + ", code " + given(code) + ", error " + given(error)
                + "]";
    }

    private static AuthorizationCallback fromSingle(Map<String, String> parameters) {
        return new AuthorizationCallback(
                Optional.ofNullable(parameters.get("state")),
                Optional.ofNullable(parameters.get("code")),
                Optional.ofNullable(parameters.get("error")),
                Optional.ofNullable(parameters.get("error_description")),
                Optional.ofNullable(parameters.get("iss")));
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refusal("the callback's query is not properly encoded");
        }
    }

    private static void requireShort(String name, Optional<String> value) {
        if (value.isPresent() && value.get().length() > MAX_VALUE_LENGTH) {
            throw refusal("the callback's " + name + " is longer than " + MAX_VALUE_LENGTH + " characters");
        }
    }

    private static String given(Optional<String> value) {
        return value.isPresent() ? "given" : "absent";
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, why);
    }
}
