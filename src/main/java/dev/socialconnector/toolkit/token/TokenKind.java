package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of signed tokens that are verified here. One issuer signs them all with the same keys, so that only the type in the
 * header, or a claim that only one kind has, keeps one kind from passing for another (RFC 8725 section 3.11): {@code events} with a
 * logout in it, or any {@code events} where a provider leaves the type of its events out. No ID token may have these, and no event may
 * lack them.
 */
enum TokenKind {
    /** An ID token, whose type many providers leave out (OpenID Connect Core section 2). */
    ID_TOKEN("ID token", "JWT", Reason.INVALID_ID_TOKEN, Step.ID_TOKEN, Optional.empty()),
    /** Claims of the UserInfo endpoint as a signed JWT (OpenID Connect Core section 5.3.2). */
    USER_INFO("UserInfo response", "JWT", Reason.INVALID_ID_TOKEN, Step.PROFILE, Optional.empty()),
    /** A logout token (OpenID Connect Back-Channel Logout 1.0 section 2.4), whose type older providers do not say. */
    LOGOUT("logout token", "logout+jwt", Reason.INVALID_TOKEN, Step.SECURITY_EVENT, Optional.empty()),
    /** A Security Event Token, which must say that it is one (RFC 8417 section 2.3). */
    SECURITY_EVENT(
            "security event token",
            "secevent+jwt",
            Reason.INVALID_TOKEN,
            Step.SECURITY_EVENT,
            Optional.of("invalid_request")),
    /** An event of a provider that gives its events no type of their own (Apple). */
    UNTYPED_EVENT("event token", "JWT", Reason.INVALID_TOKEN, Step.SECURITY_EVENT, Optional.of("invalid_request")),
    /** An event of a provider that is not known to say its type always (Google). */
    ANY_EVENT("event token", "secevent+jwt", Reason.INVALID_TOKEN, Step.SECURITY_EVENT, Optional.of("invalid_request"));

    private static final String APPLICATION = "application/";

    /** What says no more than that it is a signed token (RFC 7515 section 4.1.9, RFC 7519 section 5.1). */
    private static final Set<String> PLAIN = Set.of("jwt", "jws", "jose");

    private final String title;
    private final String type;
    private final Reason reason;
    private final Step step;
    private final Optional<String> code;

    TokenKind(String title, String type, Reason reason, Step step, Optional<String> code) {
        this.title = title;
        this.type = type;
        this.reason = reason;
        this.step = step;
        this.code = code;
    }

    /** Tells whether a header is of this kind, by its {@code typ} (RFC 7515 section 4.1.9). */
    boolean hasHeader(Map<String, @Nullable Object> header) {
        Object said = header.get("typ");
        if (said == null) {
            return this != SECURITY_EVENT;
        }
        return said instanceof String text && isType(mediaType(text.toLowerCase(Locale.ROOT)));
    }

    String type() {
        return type;
    }

    String title() {
        return title;
    }

    Step step() {
        return step;
    }

    /** Returns the exception for a token of this kind that is not what it claims to be. */
    ConnectorException refusal(String why) {
        return refusal(code, why);
    }

    /** Returns the same, with a code of the standard that says how to tell the sender. */
    ConnectorException refusal(String code, String why) {
        return refusal(Optional.of(code), why);
    }

    /** Returns the same for a signature, with the code for it where the standard has codes (RFC 8935 section 2.4). */
    ConnectorException refusalOfKey(String why) {
        return refusal(code.map(any -> "invalid_key"), why);
    }

    private ConnectorException refusal(Optional<String> code, String why) {
        ConnectorException.Builder refusal =
                ConnectorException.builder(reason, step, "the " + title + " is refused: " + why);
        code.ifPresent(refusal::providerCode);
        return refusal.build();
    }

    private boolean isType(String said) {
        return switch (this) {
            case ID_TOKEN -> PLAIN.contains(said) || said.equals("id_token+jwt");
            case USER_INFO, UNTYPED_EVENT -> PLAIN.contains(said);
            case LOGOUT, ANY_EVENT -> PLAIN.contains(said) || said.equals(type);
            case SECURITY_EVENT -> said.equals(type);
        };
    }

    /** A type is an abbreviation of a media type if it has no other slash. */
    private static String mediaType(String said) {
        return said.startsWith(APPLICATION) && said.indexOf('/', APPLICATION.length()) < 0
                ? said.substring(APPLICATION.length())
                : said;
    }
}
