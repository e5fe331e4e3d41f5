package dev.socialconnector.toolkit;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One provider's public keys, downloaded when first needed and kept.
 *
 * <p>Threads that meet share one download. An unknown key id causes at most one download per {@link #PAUSE}. After a failure the
 * good keys stay in use, up to {@link #STALE} past their time.
 */
final class KeySet {
    static final Duration PAUSE = Duration.ofSeconds(30);
    static final Duration STALE = Duration.ofHours(24);
    private static final int MAX_BYTES = 64 * 1024;

    /** Keys with their times. */
    private record Snapshot(VerificationKeys keys, Instant freshUntil) {}

    private final URI address;
    private final ConnectorContext context;
    private final SingleFlight<URI, Snapshot> downloads = new SingleFlight<>(Duration.ZERO);
    private volatile @Nullable Snapshot snapshot;
    private volatile Instant nextAttempt = Instant.MIN;

    KeySet(URI address, ConnectorContext context) {
        this.address = address;
        this.context = context;
    }

    /**
     * Finds a key, downloading the set if need be.
     *
     * @throws ConnectorException if there are no keys at all and none can be had; at step {@link Step#KEY_SET}
     */
    Optional<RSAPublicKey> find(String keyId, ProviderClient client, Deadline deadline) {
        Instant now = context.clock().instant();
        Snapshot known = snapshot;
        if (known == null || !now.isBefore(known.freshUntil().plus(STALE))) {
            return download(client, deadline).keys().find(keyId);
        }
        Optional<RSAPublicKey> key = known.keys().find(keyId);
        boolean wanted = key.isEmpty() || !now.isBefore(known.freshUntil());
        if (wanted && !now.isBefore(nextAttempt)) {
            nextAttempt = now.plus(PAUSE);
            try {
                return download(client, deadline).keys().find(keyId);
            } catch (ConnectorException failure) {
                return key;
            }
        }
        return key;
    }

    private Snapshot download(ProviderClient client, Deadline deadline) {
        return downloads.run(address, Step.KEY_SET, deadline, () -> {
            try {
                Snapshot fetched = fetch(client, deadline);
                snapshot = fetched;
                report(fetched.keys().size(), Optional.empty());
                return fetched;
            } catch (ConnectorException failure) {
                report(0, Optional.of(failure.reason()));
                throw failure;
            }
        });
    }

    private Snapshot fetch(ProviderClient client, Deadline deadline) {
        ProviderAnswer answer =
                client.send(ProviderRequest.get(Step.KEY_SET, address).limit(MAX_BYTES), deadline);
        VerificationKeys keys = VerificationKeys.parse(answer.requireJson())
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.KEY_SET, "the key set holds no key for RS256"));
        return new Snapshot(keys, context.clock().instant().plus(Freshness.of(answer)));
    }

    private void report(int keys, Optional<Reason> failure) {
        context.listener().keySetFetched(new ConnectorListener.KeySetFetch(address, keys, failure));
    }
}
