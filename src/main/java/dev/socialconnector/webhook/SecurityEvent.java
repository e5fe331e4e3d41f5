package dev.socialconnector.webhook;

import dev.socialconnector.internal.Immutable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verified event about a person's account (RFC 8417).
 *
 * @param type what happened
 * @param uri the event's identifier, which tells events of type {@link Type#OTHER} apart
 * @param subject who, as {@link dev.socialconnector.SocialProfile#subject()}
 * @param identifier the token's unique identifier, {@code jti}
 * @param issuedAt when the token was issued, {@code iat}
 * @param occurredAt when it happened, {@code toe}, if the provider said so
 * @param details the event's own members, unchanged: text, {@code Long}, {@code Double}, {@code Boolean}, {@code List},
 *     {@code Map}, null; for example {@code reason} or {@code scopes}
 */
public record SecurityEvent(
        Type type,
        String uri,
        String subject,
        String identifier,
        Instant issuedAt,
        Optional<Instant> occurredAt,
        Map<String, @Nullable Object> details) {
    /** What happened, and what a service usually does about it. */
    public enum Type {
        /** All tokens of the person were revoked: end their sessions. */
        TOKENS_REVOKED,
        /** A token was issued. */
        TOKEN_ISSUED,
        /** One token was revoked. */
        TOKEN_REVOKED,
        /** The person linked their account to the application. */
        USER_LINKED,
        /** The person is not linked any more: detach the account, forget what came from the provider. */
        USER_UNLINKED,
        /** The person agreed to scopes. */
        USER_SCOPE_CONSENT,
        /** The person took consents back: drop what came by them. */
        USER_SCOPE_WITHDRAW,
        /** The account at the provider was deleted for good: detach or delete. */
        ACCOUNT_PURGED,
        /** The account at the provider was disabled: end the person's sessions. */
        ACCOUNT_DISABLED,
        /** The account at the provider was enabled again. */
        ACCOUNT_ENABLED,
        /** The person has to change their password at the provider. */
        ACCOUNT_CREDENTIAL_CHANGE_REQUIRED,
        /** The person's password may be known to others: end their sessions, look closer. */
        CREDENTIAL_COMPROMISE,
        /** An identifier such as the e-mail address changed: read the profile again. */
        IDENTIFIER_CHANGED,
        /** An identifier belongs to another person now: do not match by it. */
        IDENTIFIER_RECYCLED,
        /** The person's sessions at the provider were ended: end those here. */
        SESSIONS_REVOKED,
        /** The assurance level of the person's session changed. */
        ASSURANCE_LEVEL_CHANGE,
        /** The person changed a password or another credential. */
        CREDENTIAL_CHANGE,
        /** The person changed their profile: read it again. */
        USER_PROFILE_CHANGED,
        /** The provider does not forward mail to the person any more: do not count on reaching them. */
        EMAIL_DISABLED,
        /** The provider forwards mail to the person again. */
        EMAIL_ENABLED,
        /** A test of the connection. */
        VERIFICATION,
        /** Anything else: nothing has to be done. */
        OTHER
    }

    public SecurityEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(occurredAt, "occurredAt");
        details = Immutable.map(details);
    }

    /** Leaves out who, and the details. */
    @Override
    public String toString() {
        return "SecurityEvent[type=" + type + ", issuedAt=" + issuedAt + "]";
    }
}
