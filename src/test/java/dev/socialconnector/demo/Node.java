package dev.socialconnector.demo;

import dev.socialconnector.demo.accounts.SessionKeys;
import java.net.URI;
import java.util.Optional;

/**
 * One process of a site. A site may have several, behind one address.
 *
 * @param port where it listens; 0 for any free port
 * @param address what browsers and Kakao call the site, without a slash at the end; absent if that is this process
 * @param keys what seals sessions into cookies, the same in all processes; absent if this process keeps them itself
 */
public record Node(int port, Optional<URI> address, Optional<SessionKeys> keys) {
    /** Returns a process that is the whole site. */
    public static Node at(int port) {
        return new Node(port, Optional.empty(), Optional.empty());
    }
}
