package dev.socialconnector.testing;

import mockwebserver3.MockResponse;

/** The published key set, or what a test publishes in its place. */
public final class JwksHandler implements Handler {

    private final SigningKeys keys;

    public JwksHandler(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        if (!call.method().equals("GET")) {
            return Answers.methodNotAllowed("GET");
        }
        MockResponse.Builder answer = Answers.jsonText(
                        200, keys.publishedInstead().orElseGet(keys::jwks))
                .newBuilder()
                .removeHeader("Cache-Control");
        keys.cacheControl().ifPresent(value -> answer.addHeader("Cache-Control", value));
        return answer.build();
    }
}
