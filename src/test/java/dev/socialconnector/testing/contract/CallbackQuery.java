package dev.socialconnector.testing.contract;

import dev.socialconnector.testing.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a browser brought back, to be changed as an attacker would; immutable. */
record CallbackQuery(Map<String, List<String>> parameters) {
    static CallbackQuery of(String rawQuery) {
        return new CallbackQuery(Parameters.parse(rawQuery).toMap());
    }

    /** Returns the only value of a parameter. */
    String value(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("the callback has no " + name));
    }

    /** Returns it with this parameter once, whatever was there. */
    CallbackQuery with(String name, String value) {
        return with(name, List.of(value));
    }

    /** Returns it with this parameter once more. */
    CallbackQuery andAlso(String name, String value) {
        List<String> values = new ArrayList<>(parameters.getOrDefault(name, List.of()));
        values.add(value);
        return with(name, values);
    }

    CallbackQuery without(String name) {
        return with(name, List.of());
    }

    /** Returns the raw query. */
    String raw() {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return String.join("&", pairs);
    }

    private CallbackQuery with(String name, List<String> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        changed.put(name, values);
        return new CallbackQuery(changed);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
