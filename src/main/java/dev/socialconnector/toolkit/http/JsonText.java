package dev.socialconnector.toolkit.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON (RFC 8259) to be sent: the small documents that some providers take as a parameter. */
public final class JsonText {
    private JsonText() {}

    /** Returns an array of texts. */
    public static String array(Collection<String> texts) {
        return texts.stream().map(JsonText::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    /** Returns an object of texts, in the map's order. */
    public static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ':' + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
