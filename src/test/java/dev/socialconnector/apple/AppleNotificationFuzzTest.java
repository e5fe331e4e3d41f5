package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.toolkit.http.JsonObject;
import java.util.Optional;

/** F2: what anybody can send in Apple's name before a signature is looked at. */
class AppleNotificationFuzzTest {
    @FuzzTest
    void anyClaimsMakeOneEventOfOnePersonOrNone(byte[] input) {
        Optional<JsonObject> claims = JsonObject.parse(input).map(AppleNotifications::standard);

        claims.filter(all -> all.members().containsKey("events")).ifPresent(all -> {
            assertThat(all.object("events").members()).hasSize(1);
            String type = all.object("events").members().keySet().iterator().next();
            JsonObject event = all.object("events").object(type);
            assertThat(event.text("type")).contains(type);
            assertThat(event.text("sub")).isPresent().isEqualTo(all.text("sub"));
            assertThat(all.text("sub").orElseThrow()).isNotBlank().hasSizeLessThan(256);
        });
    }
}
