package dev.socialconnector.toolkit.wire;

import okhttp3.Request;

/**
 * How large the body of an answer may be, told as a tag of its request.
 *
 * @param maxBytes that many bytes
 */
public record AnswerLimit(int maxBytes) {
    /** For requests that an interceptor of the host made anew. */
    private static final AnswerLimit UNTOLD = new AnswerLimit(1_000_000);

    static AnswerLimit of(Request request) {
        AnswerLimit limit = request.tag(AnswerLimit.class);
        return limit != null ? limit : UNTOLD;
    }
}
