package dev.socialconnector.toolkit.token;

import dev.socialconnector.toolkit.http.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The JSON types of registered claims (RFC 7519 section 4.1, RFC 8417 section 2.2, OpenID Connect Core sections 2, 3.1.3.6 and
 * 5.1). A claim of another type is never taken for a missing one; null is another type.
 */
final class ClaimTypes {
    private static final Map<String, Predicate<@Nullable Object>> TYPES = Map.ofEntries(
            Map.entry("iss", ClaimTypes::isText),
            Map.entry("sub", ClaimTypes::isText),
            Map.entry("aud", ClaimTypes::isTextOrTexts),
            Map.entry("exp", ClaimTypes::isNumber),
            Map.entry("nbf", ClaimTypes::isNumber),
            Map.entry("iat", ClaimTypes::isNumber),
            Map.entry("jti", ClaimTypes::isText),
            Map.entry("events", Map.class::isInstance),
            Map.entry("toe", ClaimTypes::isNumber),
            Map.entry("azp", ClaimTypes::isText),
            Map.entry("nonce", ClaimTypes::isText),
            Map.entry("auth_time", ClaimTypes::isNumber),
            Map.entry("at_hash", ClaimTypes::isText),
            Map.entry("c_hash", ClaimTypes::isText),
            Map.entry("acr", ClaimTypes::isText),
            Map.entry("amr", ClaimTypes::isTexts),
            Map.entry("sid", ClaimTypes::isText),
            Map.entry("email_verified", ClaimTypes::isFlag),
            Map.entry("phone_number_verified", ClaimTypes::isFlag));

    private static final Map<String, Predicate<@Nullable Object>> ABOUT_PERSONS = Map.ofEntries(
            Map.entry("name", ClaimTypes::isText),
            Map.entry("nickname", ClaimTypes::isText),
            Map.entry("picture", ClaimTypes::isText),
            Map.entry("email", ClaimTypes::isText),
            Map.entry("given_name", ClaimTypes::isText),
            Map.entry("family_name", ClaimTypes::isText),
            Map.entry("middle_name", ClaimTypes::isText),
            Map.entry("preferred_username", ClaimTypes::isText),
            Map.entry("profile", ClaimTypes::isText),
            Map.entry("website", ClaimTypes::isText),
            Map.entry("gender", ClaimTypes::isText),
            Map.entry("birthdate", ClaimTypes::isText),
            Map.entry("zoneinfo", ClaimTypes::isText),
            Map.entry("locale", ClaimTypes::isText),
            Map.entry("phone_number", ClaimTypes::isText),
            Map.entry("address", Map.class::isInstance),
            Map.entry("updated_at", ClaimTypes::isNumber));

    private ClaimTypes() {}

    /** Checks the claims that make a token what it is, and verdicts about a person. */
    static void check(TokenKind kind, JsonObject payload) {
        check(kind, payload, TYPES);
    }

    /** Checks the other claims about a person (OpenID Connect Core section 5.1). */
    static void checkPerson(TokenKind kind, JsonObject payload) {
        check(kind, payload, ABOUT_PERSONS);
    }

    private static void check(TokenKind kind, JsonObject payload, Map<String, Predicate<@Nullable Object>> types) {
        payload.members().forEach((name, value) -> {
            Predicate<@Nullable Object> type = types.get(name);
            if (type != null && !type.test(value)) {
                throw kind.refusal(name + " is of a wrong type");
            }
        });
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String;
    }

    private static boolean isTexts(@Nullable Object value) {
        return value instanceof List<?> list && list.stream().allMatch(ClaimTypes::isText);
    }

    private static boolean isTextOrTexts(@Nullable Object value) {
        return isText(value) || isTexts(value);
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Number;
    }

    /** Some providers send the flag as text. */
    private static boolean isFlag(@Nullable Object value) {
        return value instanceof Boolean || "true".equals(value) || "false".equals(value);
    }
}
