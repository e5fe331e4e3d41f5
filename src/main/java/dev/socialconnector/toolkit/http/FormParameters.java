package dev.socialconnector.toolkit.http;

import dev.socialconnector.internal.FormDecoder;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or a form ({@code application/x-www-form-urlencoded}) of a request or an answer. */
public final class FormParameters {
    private FormParameters() {}

    /**
     * Decodes parameters, in UTF-8. Empty if a parameter is repeated, because two readers could see two requests, or if the text
     * is not properly encoded. The caller bounds the text's length.
     */
    public static Optional<Map<String, String>> parse(String encoded) {
        try {
            return Optional.of(FormDecoder.decode(encoded));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
