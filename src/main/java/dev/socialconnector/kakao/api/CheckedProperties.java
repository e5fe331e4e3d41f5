package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The service's own properties of a person, checked before they are sent to Kakao.
 *
 * @param values values by key
 */
record CheckedProperties(Map<String, String> values) {
    /** These mirror the person's profile, and cannot be written since 2022-05-12. */
    private static final Set<String> OF_THE_PROFILE = Set.of("nickname", "profile_image", "thumbnail_image");

    private static final Pattern KEY = Pattern.compile("[^\\s\\p{Cntrl}]{1,256}");
    private static final String UNKNOWN_KEY = "-201";

    CheckedProperties {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.forEach((key, value) -> {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("a property key must have 1 to 256 characters and no space");
            }
            if (OF_THE_PROFILE.contains(key)) {
                throw new IllegalArgumentException("the property " + key + " is Kakao's own and cannot be written");
            }
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                throw new IllegalArgumentException("the property " + key + " has half a surrogate pair in it");
            }
        });
    }

    /** Returns the parameters to send; none if there is nothing to store. */
    Map<String, String> form() {
        return values.isEmpty() ? Map.of() : Map.of("properties", JsonText.object(values));
    }

    /** Returns the exception for a refusal. Which keys are unknown stands in Kakao's text only, among other things. */
    ConnectorException refusal(ProviderAnswer answer) {
        ConnectorException refusal = KakaoErrors.ofAnswer(answer);
        if (refusal.providerCode().filter(UNKNOWN_KEY::equals).isEmpty()) {
            return refusal;
        }
        List<String> unknown = KakaoErrors.mentioned(answer, values.keySet());
        return KakaoErrors.explained(
                refusal,
                "a property is not registered in Kakao's console"
                        + (unknown.isEmpty() ? "" : ": " + String.join(", ", unknown)));
    }

    /** Prints the keys only. */
    @Override
    public String toString() {
        return "CheckedProperties" + values.keySet();
    }
}
