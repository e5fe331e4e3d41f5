package dev.socialconnector;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.util.Objects;
import java.util.Optional;

/**
 * The person for whom an ability is used.
 *
 * <p>With the person's tokens, the provider acts on the person's own authority. By subject alone, it acts on the application's,
 * which needs a key in the configuration; without one, that is {@link ConnectorException.Reason#MISCONFIGURED}.
 *
 * <p>Tokens and subject must be the same person's. An ability that reads refuses another person's tokens. An ability that changes
 * something may notice only after the change, unless its documentation says otherwise.
 *
 * @param subject the person, as {@link SocialProfile#subject()} gave it; an answer about another person is refused
 * @param tokens the person's tokens, with an access token that is still good
 */
public record UserRef(String subject, Optional<TokenSet> tokens) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the subject is blank
     */
    public UserRef {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("subject must not be blank");
        }
        Objects.requireNonNull(tokens, "tokens");
    }

    /** Refers to a person by their tokens. */
    public static UserRef byTokens(TokenSet tokens, String subject) {
        return new UserRef(subject, Optional.of(tokens));
    }

    /** Refers to a person by the subject alone, also when they are away. */
    public static UserRef bySubject(String subject) {
        return new UserRef(subject, Optional.empty());
    }

    /**
     * Returns the person's tokens, for providers that have no key with which an application acts for people who are away.
     *
     * @param step what they are for
     * @throws ConnectorException {@link Reason#MISCONFIGURED} if there are none
     */
    public TokenSet requireTokens(Step step) {
        return tokens.orElseThrow(() -> new ConnectorException(
                Reason.MISCONFIGURED, step, "this provider can only be asked with the person's tokens"));
    }

    /**
     * Makes sure that tokens are this person's.
     *
     * @param owner whose the provider says they are
     * @param step what they are for
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if they are another person's
     */
    public void requireOwner(String owner, Step step) {
        if (!owner.equals(subject)) {
            throw new ConnectorException(Reason.INVALID_TOKEN, step, "the access token is another person's");
        }
    }

    /** Prints neither the subject nor a token. */
    @Override
    public String toString() {
        return "UserRef[tokens " + (tokens.isPresent() ? "given" : "absent") + "]";
    }
}
