package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.SigningKeys;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** D11: a key that is replaced, under its id or without one, or while the key server flaps, locks nobody out. */
class ReplacedKeysTest {
    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    @Test
    void aKeyReplacedUnderItsIdIsFoundByTheNextSignIn() {
        bed.signIn();
        String id = bed.kakao.keys().currentKeyId();
        replaceUnder(id);

        assertThat(bed.signIn().idToken()).isPresent();
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isEqualTo(2);
    }

    @Test
    void aKeyReplacedInASetWithoutIdsIsFoundByTheNextSignIn() {
        bed.kakao.tampering().idTokenHeader(header -> {
            header.remove("kid");
            return header;
        });
        publishWithoutIds();
        bed.signIn();
        bed.kakao.keys().rotate();
        publishWithoutIds();

        assertThat(bed.signIn().idToken()).isPresent();
        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isEqualTo(2);
    }

    /** A provider that signs wrongly is not asked for its keys at each sign-in. */
    @Test
    void wrongSignaturesCostOneDownloadPerPause() {
        bed.signIn();
        String id = bed.kakao.keys().currentKeyId();
        bed.kakao.keys().publishInstead(bed.kakao.keys().jwks());
        bed.kakao.keys().rotate();
        bed.kakao.tampering().idTokenHeader(header -> {
            header.put("kid", id);
            return header;
        });

        for (int i = 0; i < 5; i++) {
            assertThat(bed.refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        }

        assertThat(bed.kakao.count(KakaoPaths.JWKS)).isEqualTo(2);
    }

    /** No answer is not a no: the person is told to try again, and soon enough. */
    @Test
    void aRotationWhileTheKeyServerFlapsLocksNobodyOut() {
        bed.signIn();
        bed.kakao.keys().rotate();
        bed.kakao.inject(KakaoPaths.JWKS, 4, Fault.html(503));

        for (int i = 0; i < 2; i++) {
            ConnectorException refusal = bed.refusal();

            assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(refusal.step()).isEqualTo(Step.KEY_SET);
            assertThat(refusal.retryAfter().orElseThrow()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(5));
            bed.clock.advance(refusal.retryAfter().orElseThrow());
        }
        assertThat(bed.signIn().idToken()).isPresent();
    }

    private void replaceUnder(String id) {
        SigningKeys keys = bed.kakao.keys();
        keys.rotate();
        keys.publishInstead(keys.jwks().replace(keys.currentKeyId(), id));
        bed.kakao.tampering().idTokenHeader(header -> {
            header.put("kid", id);
            return header;
        });
    }

    private void publishWithoutIds() {
        SigningKeys keys = bed.kakao.keys();
        keys.publishInstead(keys.jwks().replaceAll("\"kid\":\"[^\"]*\",", "").replaceAll(",\"kid\":\"[^\"]*\"", ""));
    }
}
