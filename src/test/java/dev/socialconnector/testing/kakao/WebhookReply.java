package dev.socialconnector.testing.kakao;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the host answered to a webhook, read to its end.
 *
 * @param status HTTP status
 * @param headers the first value of each header, names in any case
 * @param body as it came
 */
public record WebhookReply(int status, Map<String, String> headers, String body) {

    /** Makes a record whose headers are found in any case. */
    public WebhookReply {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** Returns a header, by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
