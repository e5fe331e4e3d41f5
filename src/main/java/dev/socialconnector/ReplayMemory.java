package dev.socialconnector;

import java.time.Instant;

/**
 * Remembers the ids of webhook messages, so that each is accepted once. A host with several nodes gives one that all of them
 * share, for example a table with a unique key.
 */
@FunctionalInterface
public interface ReplayMemory {
    /**
     * Remembers an identifier, and tells whether it is new. Two calls with the same identifier at the same time must not both
     * get {@code true}.
     *
     * @param identifier at most 300 characters
     * @param until when it may be forgotten
     * @return true if it was not known before
     */
    boolean remember(String identifier, Instant until);
}
