package dev.socialconnector.toolkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or a form ({@code application/x-www-form-urlencoded}) that somebody sent. */
public final class FormParameters {
    private FormParameters() {}

    /**
     * Decodes parameters, in UTF-8. Empty if a parameter is repeated, because two readers could see two requests, or if the text
     * is not properly encoded. The caller bounds the text's length.
     */
    public static Optional<Map<String, String>> parse(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        try {
            for (String pair : encoded.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (!pair.isEmpty() && parameters.put(name, value) != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return Optional.of(Collections.unmodifiableMap(parameters));
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
