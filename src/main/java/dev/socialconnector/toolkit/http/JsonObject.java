package dev.socialconnector.toolkit.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as a provider sent it. The typed look-ups answer nothing for a member that is missing, null or of another type;
 * who needs to tell these apart looks into {@link #members()}.
 *
 * @param members all members, unmodifiable, deep: text, {@code Long}, {@code Double}, {@code Boolean}, {@code List},
 *     {@code Map}, null
 */
public record JsonObject(Map<String, @Nullable Object> members) {
    private static final JsonObject EMPTY = new JsonObject(Collections.emptyMap());

    public JsonObject {
        Objects.requireNonNull(members, "members");
    }

    /**
     * Reads UTF-8 text (RFC 8259). Empty unless it is one object, without duplicate members, at most 32 levels deep, with nothing
     * behind it.
     */
    public static Optional<JsonObject> parse(byte[] utf8) {
        return Optional.ofNullable(JsonReader.object(utf8)).map(JsonObject::new);
    }

    /**
     * Reads UTF-8 text as above, but an array of such objects. Empty if it is not one, or if there is anything but objects in it.
     */
    public static Optional<List<JsonObject>> parseArray(byte[] utf8) {
        List<?> array = JsonReader.array(utf8);
        return array != null && array.stream().allMatch(Map.class::isInstance)
                ? Optional.of(objectsOf(array))
                : Optional.empty();
    }

    /** Returns a text. */
    public Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns an integer of at most 64 bits. */
    public Optional<Long> integer(String name) {
        return members.get(name) instanceof Long integer ? Optional.of(integer) : Optional.empty();
    }

    /** Returns a boolean. */
    public Optional<Boolean> flag(String name) {
        return members.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    /** Returns an object; one without members if there is none. */
    @SuppressWarnings("unchecked") // JsonReader makes maps with text keys only
    public JsonObject object(String name) {
        return members.get(name) instanceof Map<?, ?> map ? new JsonObject((Map<String, @Nullable Object>) map) : EMPTY;
    }

    /** Returns the texts of a list; nothing if there is no list. */
    public List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Returns the objects of a list; nothing if there is no list. */
    public List<JsonObject> objects(String name) {
        return members.get(name) instanceof List<?> list ? objectsOf(list) : List.of();
    }

    /** Returns a text that is there and not blank. */
    public Optional<String> filled(String name) {
        return text(name).filter(text -> !text.isBlank());
    }

    /** Prints the members' names only. */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }

    @SuppressWarnings("unchecked") // JsonReader makes maps with text keys only
    private static List<JsonObject> objectsOf(List<?> list) {
        return list.stream()
                .filter(Map.class::isInstance)
                .map(map -> new JsonObject((Map<String, @Nullable Object>) map))
                .toList();
    }
}
