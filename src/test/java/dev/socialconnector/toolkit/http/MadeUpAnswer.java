package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorException.Step;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Headers;

/** Answers that no server gave, for tests in other rooms: only requests make answers otherwise. */
public final class MadeUpAnswer {
    private MadeUpAnswer() {}

    /** Returns an answer without a body. */
    public static ProviderAnswer with(Headers headers) {
        return new ProviderAnswer(Step.KEY_SET, 200, headers, new byte[0], Optional.empty());
    }

    /** Returns an answer of JSON. */
    public static ProviderAnswer json(String text) {
        return new ProviderAnswer(
                Step.PROFILE,
                200,
                Headers.of("Content-Type", "application/json"),
                text.getBytes(StandardCharsets.UTF_8),
                Optional.empty());
    }
}
