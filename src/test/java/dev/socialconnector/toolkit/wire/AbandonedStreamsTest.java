package dev.socialconnector.toolkit.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** B3: an answer that nobody waits for any more ends no connection on which others wait. */
class AbandonedStreamsTest {
    private static final byte[] DATA = RawHttp2.frame(0, 0, 3, new byte[16_000]);

    private final AbandonedStreams abandoned = new AbandonedStreams();
    private final Allowance allowance = new Allowance();
    private final IncomingFrames frames = new IncomingFrames(abandoned);

    @Test
    void whatIsOnItsWayToAStreamThatWasResetIsNotCounted() {
        abandoned.add(3);

        assertThatCode(() -> bring(500)).doesNotThrowAnyException();
    }

    @Test
    void whatComesToAnotherStreamIs() {
        abandoned.add(5);

        assertThatThrownBy(() -> bring(500)).isInstanceOf(ExcessException.class);
    }

    /** No more can be on its way than the server was allowed to send. */
    @Test
    void aServerThatGoesOnIsCounted() {
        abandoned.add(3);

        assertThatThrownBy(() -> bring(1_100)).isInstanceOf(ExcessException.class);
    }

    private void bring(int times) throws ExcessException {
        for (int i = 0; i < times; i++) {
            frames.spend(DATA, 0, DATA.length, allowance);
        }
    }
}
