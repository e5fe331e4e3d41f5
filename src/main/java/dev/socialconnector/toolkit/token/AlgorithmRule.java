package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which algorithms a token may be signed with: those of one family, whatever the token's header says (RFC 8725 section 3.1).
 *
 * @param chosen whether an administrator can choose them, so that another one is perhaps no forgery but a wrong setting
 */
record AlgorithmRule(Set<SigningAlgorithm> allowed, boolean chosen) {
    static final AlgorithmRule RS256 = new AlgorithmRule(Set.of(SigningAlgorithm.RS256), false);

    AlgorithmRule {
        allowed = Set.copyOf(allowed);
        if (allowed.stream().map(SigningAlgorithm::family).distinct().count() != 1) {
            throw new IllegalArgumentException("algorithms must be of one family");
        }
    }

    static AlgorithmRule chosen(Set<SigningAlgorithm> allowed) {
        return new AlgorithmRule(allowed, true);
    }

    /** The same for tokens that strangers can make up: another algorithm says nothing of the settings there. */
    AlgorithmRule forStrangers() {
        return new AlgorithmRule(allowed, false);
    }

    boolean isSecret() {
        return allowed.contains(SigningAlgorithm.HS256);
    }

    /** Returns the algorithm that a header names, or refuses it. */
    SigningAlgorithm require(TokenKind kind, @Nullable Object named) {
        Optional<SigningAlgorithm> known =
                named instanceof String name ? SigningAlgorithm.named(name) : Optional.empty();
        if (known.isPresent() && allowed.contains(known.get())) {
            return known.get();
        }
        if (known.isPresent() && chosen) {
            throw new ConnectorException(
                    Reason.MISCONFIGURED,
                    kind.step(),
                    "the provider signs its " + kind.title() + " with " + known.get() + ", and the settings allow "
                            + names());
        }
        throw kind.refusal("its algorithm is not " + names());
    }

    private String names() {
        return allowed.stream().map(Enum::name).sorted().collect(Collectors.joining(" or "));
    }
}
