package dev.socialconnector;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.FormDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the browser brought back from the provider to the redirect URI (RFC 6749 sections 4.1.2 and 4.1.2.1). Unchecked input: anyone
 * can make such an address.
 */
public final class AuthorizationCallback {
    /** The longest query or form that is looked at, in characters. Providers send a few hundred. */
    public static final int MAX_QUERY_LENGTH = 16_384;

    private static final int MAX_VALUE_LENGTH = 4_096;
    private static final int MAX_PARAMETERS = 100;
    private static final Set<String> KNOWN = Set.of("state", "code", "error", "error_description", "iss");

    private final Map<String, String> parameters;

    private AuthorizationCallback(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads the callback from the raw query of the request, as a servlet's {@code getQueryString()} gives it: without the
     * question mark, still encoded. Null is an empty query.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if it is too long, not decodable or repeats a parameter
     */
    public static AuthorizationCallback fromQuery(@Nullable String rawQuery) {
        return fromEncoded(rawQuery == null ? "" : rawQuery);
    }

    /**
     * Reads the callback from the body of a POST ({@code response_mode=form_post}), still encoded as
     * {@code application/x-www-form-urlencoded}. Never mix it with the query of the same request.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if it is too long, not decodable or repeats a parameter
     */
    public static AuthorizationCallback fromForm(String body) {
        return fromEncoded(body);
    }

    /**
     * Reads the callback from decoded parameters with all their values.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if a parameter is repeated or too long
     */
    public static AuthorizationCallback fromParameters(Map<String, List<String>> parameters) {
        Map<String, String> single = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                throw refusal("a parameter is repeated");
            }
            values.forEach(value -> single.put(name, value));
        });
        return fromSingle(single);
    }

    /** Returns the value to compare with the session's. */
    public Optional<String> state() {
        return parameter("state");
    }

    /**
     * Returns what {@link AuthorizationOptions#statePrefix} put before the random part of the state, if the state has that form.
     * Unchecked, as all of the callback is.
     */
    public Optional<String> statePrefix() {
        return state().filter(state -> state.lastIndexOf('.') > 0)
                .map(state -> state.substring(0, state.lastIndexOf('.')));
    }

    /** Returns the authorization code. */
    public Optional<String> code() {
        return parameter("code");
    }

    /** Returns the error code that came instead of an authorization code. */
    public Optional<String> error() {
        return parameter("error");
    }

    /** Returns a text for developers; anyone can write it, so never show it as HTML. */
    public Optional<String> errorDescription() {
        return parameter("error_description");
    }

    /** Returns who answers, {@code iss} of RFC 9207. */
    public Optional<String> issuer() {
        return parameter("iss");
    }

    /** Returns any parameter. Those that no standard names are there only if they have at most 4,096 characters. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuthorizationCallback callback && callback.parameters.equals(parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    /** Tells what came, without the values. */
    @Override
    public String toString() {
        return "AuthorizationCallback[state " + given(state()) + ", code " + given(code()) + ", error " + given(error())
                + "]";
    }

    private static AuthorizationCallback fromEncoded(String encoded) {
        if (encoded.length() > MAX_QUERY_LENGTH) {
            throw refusal("it is longer than " + MAX_QUERY_LENGTH + " characters");
        }
        try {
            return fromSingle(FormDecoder.decode(encoded));
        } catch (IllegalArgumentException unreadable) {
            throw refusal(String.valueOf(unreadable.getMessage()));
        }
    }

    private static AuthorizationCallback fromSingle(Map<String, String> parameters) {
        Map<String, String> kept = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (value.length() <= MAX_VALUE_LENGTH && (KNOWN.contains(name) || kept.size() < MAX_PARAMETERS)) {
                kept.put(name, value);
            } else if (KNOWN.contains(name)) {
                throw refusal("its " + name + " is longer than " + MAX_VALUE_LENGTH + " characters");
            }
        });
        return new AuthorizationCallback(kept);
    }

    private static String given(Optional<String> value) {
        return value.isPresent() ? "given" : "absent";
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, "the callback is refused: " + why);
    }
}
