package dev.socialconnector.toolkit.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** B3: what raises the allowance of a connection, and what does not. */
class AllowanceTest {
    private static final int ONE = Allowance.BETWEEN + Allowance.FRAMING;

    private final Allowance allowance = new Allowance();

    @Test
    void answersThatAreAwaitedAddUp() {
        allowance.await(1_000);
        allowance.await(1_000);

        assertThatCode(() -> allowance.spend(ONE + Allowance.FRAMING, Allowance.BETWEEN + 2_000))
                .doesNotThrowAnyException();
        assertExhausted(1, 0);
    }

    @Test
    void bodiesAreCountedApart() {
        allowance.await(1_000);

        assertThatCode(() -> allowance.spend(0, Allowance.BETWEEN + 1_000)).doesNotThrowAnyException();
        assertExhausted(0, 1);
    }

    @Test
    void aWholeAnswerIsForgotten() throws ExcessException {
        for (int i = 0; i < 100; i++) {
            allowance.await(1_000);
            allowance.spend(ONE, Allowance.BETWEEN + 1_000);
            allowance.settle(1_000, true);
        }

        assertExhausted(Allowance.BETWEEN + 1, 0);
    }

    /** Or a server could begin a head that never ends, and get more for it with each request that waits in vain. */
    @Test
    void whatCameInVainIsNotForgotten() throws ExcessException {
        allowance.await(1_000);
        allowance.spend(ONE, 0);
        allowance.settle(1_000, false);
        allowance.await(1_000);

        assertExhausted(1, 0);
    }

    @Test
    void whatWasReadMakesRoom() throws ExcessException {
        allowance.await(1_000);
        allowance.spend(ONE, Allowance.BETWEEN + 1_000);
        allowance.deliver(10, 20);

        assertThatCode(() -> allowance.spend(10, 20)).doesNotThrowAnyException();
        assertExhausted(1, 0);
    }

    /** On one connection, several answers end in any order; what is left of one serves no other. */
    @Test
    void anAnswerThatIsOverTakesItsAllowanceAlong() throws ExcessException {
        allowance.await(1_000_000);
        allowance.await(1_000);
        allowance.settle(1_000_000, true);

        assertExhausted(0, Allowance.BETWEEN + 1_001);
    }

    @Test
    void theProxysAnswersAreNotCounted() throws ExcessException {
        allowance.spendIfAsked(1_000_000);
        allowance.await(1_000);

        assertThatCode(() -> allowance.spendIfAsked(ONE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> allowance.spendIfAsked(1)).isInstanceOf(ExcessException.class);
    }

    private void assertExhausted(long around, long inside) {
        assertThatThrownBy(() -> allowance.spend(around, inside)).isInstanceOf(ExcessException.class);
    }
}
