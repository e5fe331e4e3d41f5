package dev.socialconnector;

import dev.socialconnector.settings.ConfigFault;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception for whatever goes wrong outside the program: person, provider, network, settings.
 *
 * <p>Decide by {@link #reason()}, best in a switch expression without default, so that the compiler checks it. The message is
 * for the log; neither it nor the cause holds a secret, or anything about a person, or text that came from outside.
 */
public final class ConnectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who can do something about it. */
    public enum Turn {
        /** The person: tell them, and let them choose. */
        PERSON,
        /** The person, by starting the sign-in again. */
        RESTART,
        /** No one now; the same can work later, see {@link ConnectorException#retryAfter()}. */
        LATER,
        /** The administrator, or the developers of the connector. */
        OPERATOR
    }

    /** What went wrong. The list is closed. */
    public enum Reason {
        /** The person pressed cancel. Not a failure: show the sign-in page again. */
        DENIED(Turn.PERSON),
        /** The person has to agree to something first, see {@link ConnectorException#missingScopes()}. */
        CONSENT_REQUIRED(Turn.PERSON),
        /**
         * The person has to sign in visibly; a silent sign-in ({@code prompt=none}) is not enough, their link is gone, or another
         * person signed in than {@linkplain AuthorizationOptions#expecting(String) was expected}.
         */
        LOGIN_REQUIRED(Turn.PERSON),
        /**
         * The provider does not let this account do it: too young, dormant, sanctioned. To let the person choose another one, begin
         * with {@code prompt=select_account}.
         */
        ACCOUNT_RESTRICTED(Turn.PERSON),
        /** The token is expired, revoked or malformed: the person signs in again. If a webhook's token is bad, just send the answer. */
        INVALID_TOKEN(Turn.PERSON),
        /**
         * The callback does not belong to the session: forged, stale, sent twice, or from another browser. Or a webhook was not
         * called by the provider.
         */
        INVALID_CALLBACK(Turn.RESTART),
        /** The authorization code was used already or is too old. */
        CODE_EXPIRED(Turn.RESTART),
        /** The ID token is missing though required, or does not pass verification. Nothing of it was used. */
        INVALID_ID_TOKEN(Turn.RESTART),
        /** The provider asks for fewer requests. */
        RATE_LIMITED(Turn.LATER),
        /** The provider cannot be reached, is too slow, or says that it is out of order. */
        UNAVAILABLE(Turn.LATER),
        /** The settings here and those at the provider do not fit. */
        MISCONFIGURED(Turn.OPERATOR),
        /** The provider's answer is not what its documentation says: it has changed, or this library has a fault. */
        UNEXPECTED_RESPONSE(Turn.OPERATOR);

        private final Turn turn;

        Reason(Turn turn) {
            this.turn = turn;
        }

        /** Returns who has to act next. If a webhook was refused, ignore this and just send the answer. */
        public Turn turn() {
            return turn;
        }
    }

    /** Where it went wrong. More steps may come with more abilities. */
    public enum Step {
        /** Reading the administrator's settings. */
        CONFIGURATION,
        /** Checking what the browser brought back. */
        CALLBACK,
        /** Exchanging the authorization code for tokens. */
        CODE_EXCHANGE,
        /** Reading what the provider publishes about itself, for connectors that find it by that. */
        DISCOVERY,
        /** Fetching the provider's public keys. */
        KEY_SET,
        /** Verifying the ID token. */
        ID_TOKEN,
        /** Asking whom an access token belongs to. */
        TOKEN_INFORMATION,
        /** Reading the profile. */
        PROFILE,
        /** Refreshing the tokens. */
        REFRESH,
        /** Ending tokens, or coming back from a logout in the browser. */
        LOGOUT,
        /** Breaking the link to the account. */
        UNLINK,
        /** Reading or taking back consents. */
        CONSENTS,
        /** Reading or changing what was agreed to of the service's own terms. */
        SERVICE_TERMS,
        /** Reading shipping addresses. */
        SHIPPING_ADDRESSES,
        /** Completing a link that the provider leaves to the service. */
        SIGNUP,
        /** Storing the service's own properties of a person at the provider. */
        USER_PROPERTIES,
        /** Reading many users of the application. */
        USERS,
        /** Having connections ready before a sign-in needs them. */
        WARM_UP,
        /** Receiving a notice that a person is not linked any more. */
        UNLINK_NOTICE,
        /** Receiving an event about an account. */
        SECURITY_EVENT
    }

    private final Reason reason;
    private final Step step;
    private final @Nullable String providerCode;
    private final List<String> missingScopes;
    private final @Nullable Duration retryAfter;

    /** Makes an exception with nothing but the text for the log. */
    public ConnectorException(Reason reason, Step step, String message) {
        this(builder(reason, step, message));
    }

    /** Makes the exception for an administrator's faulty settings: it names every key at once, and no value. */
    static ConnectorException misconfigured(String connectorId, List<ConfigFault> faults) {
        String all =
                String.join("; ", faults.stream().map(ConfigFault::toString).toList());
        return new ConnectorException(Reason.MISCONFIGURED, Step.CONFIGURATION, connectorId + ": " + all);
    }

    private ConnectorException(Builder builder) {
        super(builder.text(), builder.cause);
        this.reason = builder.reason;
        this.step = builder.step;
        this.providerCode = builder.providerCode;
        this.missingScopes = builder.missingScopes;
        this.retryAfter = builder.retryAfter;
    }

    /** Starts an exception that knows more than its text. */
    public static Builder builder(Reason reason, Step step, String message) {
        return new Builder(reason, step, message);
    }

    /** Returns what went wrong. */
    public Reason reason() {
        return reason;
    }

    /** Returns where it went wrong. */
    public Step step() {
        return step;
    }

    /** Returns the provider's own code, for example {@code KOE320}, {@code -401} or {@code access_denied}; or the standard's code for it. */
    public Optional<String> providerCode() {
        return Optional.ofNullable(providerCode);
    }

    /** Returns the scopes that the person would have to agree to, if the provider named them. */
    public List<String> missingScopes() {
        return missingScopes;
    }

    /** Returns how long the provider asks to wait, if it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Collects what an exception knows. */
    public static final class Builder {
        private final Reason reason;
        private final Step step;
        private final String message;
        private @Nullable String providerCode;
        private List<String> missingScopes = List.of();
        private @Nullable Duration retryAfter;
        private @Nullable Throwable cause;

        private Builder(Reason reason, Step step, String message) {
            this.reason = Objects.requireNonNull(reason, "reason");
            this.step = Objects.requireNonNull(step, "step");
            this.message = Objects.requireNonNull(message, "message");
        }

        /** Sets the provider's own code: one from its published list, never free text. */
        public Builder providerCode(String providerCode) {
            this.providerCode = providerCode;
            return this;
        }

        /** Sets the scopes that the person would have to agree to. */
        public Builder missingScopes(Collection<String> missingScopes) {
            this.missingScopes = List.copyOf(missingScopes);
            return this;
        }

        /** Sets how long the provider asks to wait. */
        public Builder retryAfter(Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /** Sets the cause, which must not hold anything that came from outside. */
        public Builder cause(Throwable cause) {
            this.cause = cause;
            return this;
        }

        /** Returns the exception. */
        public ConnectorException build() {
            return new ConnectorException(this);
        }

        private String text() {
            return reason + " at " + step + (providerCode == null ? "" : " (" + providerCode + ")") + ": " + message;
        }
    }
}
