package dev.socialconnector.demo.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in, or put into a query ({@code application/x-www-form-urlencoded}). Unchecked input.
 *
 * @param fields values by name; of a repeated name, the first one
 */
public record Form(Map<String, String> fields) {
    static final Form EMPTY = new Form(Map.of());

    public Form {
        fields = Map.copyOf(fields);
    }

    /** Reads a form; one that is not properly encoded is empty. */
    public static Form parse(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return EMPTY;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (String field : encoded.split("&", -1)) {
                String[] parts = field.split("=", 2);
                fields.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        } catch (IllegalArgumentException malformed) {
            return EMPTY;
        }
        return new Form(fields);
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Returns what stands in a field; empty text if there is no such field. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Leaves the values out: there may be secrets among them. */
    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
