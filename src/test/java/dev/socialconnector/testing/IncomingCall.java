package dev.socialconnector.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.ByteString;

/** One request as the handlers see it. */
public record IncomingCall(
        String method, String path, String rawQuery, Headers headers, String body, int connectionIndex) {

    public static IncomingCall of(RecordedRequest request) {
        String target = request.getTarget();
        int question = target.indexOf('?');
        ByteString body = request.getBody();
        return new IncomingCall(
                request.getMethod(),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                request.getHeaders(),
                body == null ? "" : body.utf8(),
                request.getConnectionIndex());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public boolean isForm() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter("application/x-www-form-urlencoded"::equals)
                .isPresent();
    }

    public Optional<String> cookie(String name) {
        return headers.values("Cookie").stream()
                .flatMap(header -> List.of(header.split(";")).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    public RecordedCall toRecord() {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers.toMultimap());
        return new RecordedCall(
                method,
                path,
                Parameters.parseLeniently(rawQuery).toMap(),
                byName,
                isForm() ? Parameters.parseLeniently(body).toMap() : Map.of(),
                body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
