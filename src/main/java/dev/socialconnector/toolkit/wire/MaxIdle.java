package dev.socialconnector.toolkit.wire;

import java.time.Duration;
import okhttp3.Request;

/**
 * For how long the connection of a request may have been without one, told as a tag of the request. It is asked last of all, when the
 * connection is chosen and nothing was sent; a pool may drop idle connections later than it should.
 *
 * @param time that long
 */
public record MaxIdle(Duration time) {
    /** Makes sure that a connection with this allowance was not idle for longer. */
    static void require(Request request, Allowance allowance) throws IdleException {
        MaxIdle max = request.tag(MaxIdle.class);
        if (max != null && allowance.idleNanos() > max.time.toNanos()) {
            throw new IdleException();
        }
    }
}
