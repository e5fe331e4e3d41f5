package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.toolkit.http.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** F2, H3: what anybody can send in Apple's name before a signature is looked at. */
class AppleFuzzTest {
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

    @FuzzTest
    void anyUserIsANameToShowOrNone(byte[] input) {
        AppleName name = AppleName.parse(Optional.of(new String(input, StandardCharsets.UTF_8)));

        assertThat(name.whole().isPresent())
                .isEqualTo(name.given().isPresent() || name.family().isPresent());
        name.whole().ifPresent(text -> assertThat(text)
                .isNotBlank()
                .hasSizeLessThan(512)
                .doesNotContainPattern("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]"));
        assertThat(name.toString()).isEqualTo("AppleName");
    }
}
