package dev.socialconnector.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;

/** The forms of Kakao's answers: JSON, a page, a redirect. */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }

    /** Reads a JSON array of strings, such as {@code property_keys}. */
    public static List<String> readStrings(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON array of strings", e);
        }
    }

    /** Reads a JSON object of strings, such as {@code properties}. */
    public static Map<String, String> readTexts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON object of strings", e);
        }
    }

    /** Returns a JSON object with one member set. */
    public static String withMember(String json, String name, String value) {
        try {
            Map<String, Object> members = JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
            members.put(name, value);
            return write(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON object", e);
        }
    }

    public static MockResponse json(int status, Object value) {
        return jsonText(status, write(value));
    }

    public static MockResponse jsonText(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json;charset=UTF-8")
                .addHeader("Cache-Control", "no-store")
                .body(body)
                .build();
    }

    public static MockResponse page(int status, String html) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "text/html;charset=UTF-8")
                .addHeader("Cache-Control", "no-store")
                .addHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .addHeader("Referrer-Policy", "no-referrer")
                .body(html)
                .build();
    }

    public static MockResponse redirect(String location) {
        return new MockResponse.Builder()
                .code(302)
                .addHeader("Cache-Control", "no-store")
                .addHeaderLenient("Location", location)
                .build();
    }

    public static MockResponse notFound() {
        return page(404, ErrorPage.html("KOE002", "no such path"));
    }

    public static MockResponse methodNotAllowed(String allowed) {
        return new MockResponse.Builder().code(405).addHeader("Allow", allowed).build();
    }

    public static Map<String, Object> kapiError(int code, String message) {
        return Map.of("msg", message, "code", code);
    }
}
