package dev.socialconnector.toolkit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.webhook.SecurityEvent.Type;
import org.junit.jupiter.api.Test;

/** The events of the standards, by their addresses and by the addresses' ends. */
final class StandardEventsTest {
    @Test
    void anAddressOfTheStandardIsKnownAsAWhole() {
        assertThat(StandardEvents.typeOf("https://schemas.openid.net/secevent/risc/event-type/sessions-revoked"))
                .isEqualTo(Type.SESSIONS_REVOKED);
        assertThat(StandardEvents.typeOf("https://elsewhere.example/sessions-revoked"))
                .isEqualTo(Type.OTHER);
    }

    @Test
    void theEndOfAnAddressIsKnownToo() {
        assertThat(StandardEvents.typeOfName("sessions-revoked")).isEqualTo(Type.SESSIONS_REVOKED);
        assertThat(StandardEvents.typeOfName("token-revoked")).isEqualTo(Type.TOKEN_REVOKED);
        assertThat(StandardEvents.typeOfName("Sessions-Revoked")).isEqualTo(Type.OTHER);
        assertThat(StandardEvents.typeOfName("")).isEqualTo(Type.OTHER);
    }

    @Test
    void theEndIsWhatFollowsTheLastSlash() {
        assertThat(StandardEvents.nameOf("https://accounts.example/risc/event/account-disabled"))
                .isEqualTo("account-disabled");
        assertThat(StandardEvents.nameOf("account-disabled")).isEqualTo("account-disabled");
        assertThat(StandardEvents.nameOf("https://accounts.example/")).isEmpty();
    }
}
