package dev.socialconnector.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decodes a query or a form ({@code application/x-www-form-urlencoded}) in UTF-8, and takes no parameter twice. */
public final class FormDecoder {
    private FormDecoder() {}

    /**
     * Decodes parameters, in their order. The caller bounds the text's length.
     *
     * @throws IllegalArgumentException if a parameter is repeated, because two readers could see two requests, or if the text is not
     *     properly encoded; the message says which, and quotes nothing
     */
    public static Map<String, String> decode(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int start = 0; start <= encoded.length(); ) {
            int end = encoded.indexOf('&', start);
            String pair = encoded.substring(start, end < 0 ? encoded.length() : end);
            start = end < 0 ? encoded.length() + 1 : end + 1;
            int equals = pair.indexOf('=');
            String name = part(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : part(pair.substring(equals + 1));
            if (!pair.isEmpty() && parameters.put(name, value) != null) {
                throw new IllegalArgumentException("a parameter is repeated");
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static String part(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
            return encoded;
        }
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("a parameter is not properly encoded");
        }
    }
}
