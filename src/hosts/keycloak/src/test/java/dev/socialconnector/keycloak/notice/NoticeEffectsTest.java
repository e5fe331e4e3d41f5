package dev.socialconnector.keycloak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.keycloak.notice.NoticeEffects.Effect;
import dev.socialconnector.webhook.SecurityEvent.Type;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeEffectsTest {
    @Test
    void onlyTheEndOfALinkRemovesOne() {
        assertThat(with(Effect.DETACH)).containsExactlyInAnyOrder(Type.USER_UNLINKED, Type.ACCOUNT_PURGED);
    }

    @Test
    void onlyWhatEndsSessionsThereEndsThemHere() {
        assertThat(with(Effect.END_SESSIONS))
                .containsExactlyInAnyOrder(
                        Type.TOKENS_REVOKED, Type.SESSIONS_REVOKED, Type.ACCOUNT_DISABLED, Type.CREDENTIAL_COMPROMISE);
    }

    private static List<Type> with(Effect effect) {
        return Arrays.stream(Type.values())
                .filter(type -> NoticeEffects.effectOf(type) == effect)
                .toList();
    }
}
