package dev.socialconnector.toolkit.token;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.internal.Sha256;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets a token pass once, by the host's memory. Asked about genuine tokens only, so that strangers cannot fill the memory. What is
 * remembered is a hash: of one length, and the same wherever the host's table compares without case.
 */
record ReplayGuard(ReplayMemory memory) {
    /**
     * Tells whether the token is new to these clients, and remembers it. A token for several clients is new to each of them once.
     *
     * @param until how long it could pass; clocks may be apart
     */
    boolean isNew(Set<String> clientIds, String issuer, String tokenIdentifier, Instant until) {
        String token = new TreeSet<>(clientIds) + " " + issuer + ' ' + tokenIdentifier;
        String identifier = HexFormat.of().formatHex(Sha256.of(token));
        try {
            return memory.remember(identifier, until.plus(RegisteredClaims.SKEW.multipliedBy(2)));
        } catch (Exception failure) { // of any kind: hosts in other languages throw what they like
            throw new ConnectorException(
                    Reason.UNAVAILABLE,
                    Step.SECURITY_EVENT,
                    "the host's replay memory failed with " + failure.getClass().getName());
        }
    }
}
