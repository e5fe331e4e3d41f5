package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.toolkit.http.Deadline;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds an access token that is good now and a certain person's, for calls that act on the token's owner and cannot be undone. A token
 * that has ended is renewed if there is a refresh token.
 */
public final class OwnAccessToken {
    /** Asks the provider whose an access token is. */
    @FunctionalInterface
    public interface Owner {
        /**
         * Returns the subject.
         *
         * @throws ConnectorException {@link Reason#INVALID_TOKEN} if the token is no good any more
         */
        String of(TokenSet tokens, Deadline deadline);
    }

    private final TokenEndpoint tokenEndpoint;
    private final Owner owner;

    /** Makes it for one client. */
    public OwnAccessToken(TokenEndpoint tokenEndpoint, Owner owner) {
        this.tokenEndpoint = Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        this.owner = Objects.requireNonNull(owner, "owner");
    }

    /**
     * Returns a good access token of this person; nothing if none of the tokens is good any more.
     *
     * @param step what it is for
     * @throws ConnectorException {@link Reason#MISCONFIGURED} if there are no tokens; {@link Reason#INVALID_TOKEN} if there is neither an
     *     access token nor a refresh token, or if they are another person's
     */
    public Optional<String> find(Step step, UserRef user, Deadline deadline) {
        TokenSet tokens = user.requireTokens(step);
        if (tokens.accessToken().isEmpty() && tokens.refreshToken().isEmpty()) {
            throw new ConnectorException(Reason.INVALID_TOKEN, step, "there is no token");
        }
        return good(step, tokens, user.subject(), deadline)
                .or(() -> renewed(tokens, deadline).flatMap(fresh -> good(step, fresh, user.subject(), deadline)));
    }

    private Optional<String> good(Step step, TokenSet tokens, String subject, Deadline deadline) {
        if (tokens.accessToken().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> actual = unlessEnded(() -> owner.of(tokens, deadline));
        if (actual.filter(name -> !name.equals(subject)).isPresent()) {
            throw new ConnectorException(Reason.INVALID_TOKEN, step, "the tokens are another person's");
        }
        return actual.flatMap(same -> tokens.accessToken());
    }

    private Optional<TokenSet> renewed(TokenSet tokens, Deadline deadline) {
        return tokens.refreshToken().isEmpty()
                ? Optional.empty()
                : unlessEnded(() -> tokenEndpoint.refresh(tokens, deadline));
    }

    private static <T> Optional<T> unlessEnded(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ConnectorException refusal) {
            if (refusal.reason() == Reason.INVALID_TOKEN) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
