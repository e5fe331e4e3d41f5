package dev.socialconnector.spring.health;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Turn;
import dev.socialconnector.ConnectorListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers how the latest sign-ins of each connector ended. It hears of them; it asks nobody. */
final class SocialSignInRecord implements ConnectorListener {
    private final Clock clock;
    private final Map<String, Latest> latest = new ConcurrentHashMap<>();

    SocialSignInRecord(Clock clock) {
        this.clock = clock;
    }

    /**
     * How the latest sign-ins ended.
     *
     * @param succeeded when the latest one succeeded
     * @param failed when the latest one failed that was not the person's to decide
     * @param reason why that one failed
     * @param failuresInARow how many such have failed since one succeeded
     */
    record Latest(
            @Nullable Instant succeeded,
            @Nullable Instant failed,
            @Nullable Reason reason,
            int failuresInARow) {
        Latest afterSuccess(Instant now) {
            return new Latest(now, failed, reason, 0);
        }

        Latest afterFailure(Instant now, Reason why) {
            return new Latest(succeeded, now, why, failuresInARow + 1);
        }
    }

    @Override
    public void signInFinished(SignInOutcome outcome) {
        Instant now = clock.instant();
        Optional<Reason> failure = outcome.failure();
        if (failure.isPresent() && !isTrouble(failure.get())) {
            return; // the person's choice says nothing of the provider
        }
        latest.compute(outcome.connectorId(), (id, known) -> {
            Latest before = Objects.requireNonNullElse(known, new Latest(null, null, null, 0));
            return failure.isEmpty() ? before.afterSuccess(now) : before.afterFailure(now, failure.get());
        });
    }

    /** Returns what is known, by the connectors' ids. */
    Map<String, Latest> byConnector() {
        return new TreeMap<>(latest);
    }

    private static boolean isTrouble(Reason reason) {
        return reason.turn() == Turn.LATER || reason.turn() == Turn.OPERATOR || reason == Reason.INVALID_ID_TOKEN;
    }
}
