package dev.socialconnector.testing.kakao;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves in a {@code /v2/user/me} body what {@code property_keys} asks for, and what explains it. */
final class PropertyKeys {

    private static final Set<String> ALWAYS = Set.of("id", "has_signed_up", "connected_at", "synched_at");

    private PropertyKeys() {}

    static Map<String, Object> filter(Map<String, Object> body, List<String> keys) {
        Map<String, Object> filtered = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            if (ALWAYS.contains(name) || keys.contains(name) || keys.contains(name + ".")) {
                filtered.put(name, value);
            } else if (value instanceof Map<?, ?> object) {
                Map<Object, Object> part = part(name, object, keys);
                if (!part.isEmpty()) {
                    filtered.put(name, part);
                }
            }
        });
        return filtered;
    }

    private static Map<Object, Object> part(String name, Map<?, ?> object, List<String> keys) {
        Set<String> wanted = keys.stream()
                .filter(key -> key.startsWith(name + "."))
                .map(key -> key.substring(name.length() + 1).split("\\.", 2)[0])
                .collect(Collectors.toSet());
        Map<Object, Object> part = new LinkedHashMap<>();
        object.forEach((field, value) -> {
            if (wanted.stream().anyMatch(key -> belongs(String.valueOf(field), key))) {
                part.put(field, value);
            }
        });
        return part;
    }

    /** Asking for {@code email} also brings {@code is_email_valid}, {@code email_needs_agreement} and their like. */
    private static boolean belongs(String field, String key) {
        return field.equals(key)
                || field.startsWith(key + "_")
                || field.startsWith("is_" + key + "_")
                || field.equals("has_" + key)
                || (key.equals("birthday") && field.equals("is_leap_month"));
    }
}
