package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** H3: the part of Apple's callback that nobody signs. */
class AppleNameFuzzTest {
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
