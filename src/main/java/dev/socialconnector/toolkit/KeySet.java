package dev.socialconnector.toolkit;

import com.nimbusds.jose.JWSVerifier;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One provider's public keys, downloaded when first needed and kept.
 *
 * <p>Known keys verify without waiting: towards the end of their time the set is renewed in the background, after it in the
 * foreground, and if that fails they stay good for {@link #STALE}. An unknown key id is worth one download per {@link #PAUSE};
 * tokens that strangers hand in and tokens that the provider itself sent have a pause each, so that no flood of made-up key ids
 * keeps a real new key away from the sign-ins. Threads that meet share one download.
 */
final class KeySet {
    static final Duration PAUSE = Duration.ofSeconds(30);
    static final Duration STALE = Duration.ofHours(24);
    private static final int MAX_BYTES = 64 * 1024;

    /** Keys with their times. Each download makes another one, also of the same keys. */
    private static final class Snapshot {
        final VerificationKeys keys;
        final Instant renewFrom;
        final Instant freshUntil;

        Snapshot(VerificationKeys keys, Instant from, Duration lifetime) {
            this.keys = keys;
            this.renewFrom = from.plus(lifetime.multipliedBy(4).dividedBy(5));
            this.freshUntil = from.plus(lifetime);
        }

        boolean isGoodAt(Instant now) {
            return now.isBefore(freshUntil.plus(STALE));
        }
    }

    private final ProviderRequest request;
    private final ConnectorContext context;
    private final AtomicReference<@Nullable CompletableFuture<Snapshot>> download = new AtomicReference<>();
    private final Pace renewals = new Pace(PAUSE);
    private final Pace unknownFromProvider = new Pace(PAUSE);
    private final Pace unknownFromStrangers = new Pace(PAUSE);
    private volatile @Nullable Snapshot snapshot;

    KeySet(URI address, ConnectorContext context) {
        this.request = ProviderRequest.get(Step.KEY_SET, address).limit(MAX_BYTES);
        this.context = context;
    }

    /** Starts the first download in the background, if there are no keys yet. */
    void prefetch(ProviderClient client, Deadline deadline) {
        if (snapshot == null) {
            downloadLater(client, deadline);
        }
    }

    /**
     * Finds a key, downloading the set if need be.
     *
     * @param fromProvider whether the token came straight from the provider's token endpoint
     * @throws ConnectorException at {@link Step#KEY_SET}, if the key is not known and the set cannot be had
     */
    Optional<JWSVerifier> find(String keyId, boolean fromProvider, ProviderClient client, Deadline deadline) {
        Instant now = context.clock().instant();
        Snapshot known = snapshot;
        if (known == null || !known.isGoodAt(now)) {
            return download(known, client, deadline).keys.find(keyId);
        }
        Optional<JWSVerifier> key = known.keys.find(keyId);
        if (key.isPresent()) {
            return now.isBefore(known.renewFrom) ? key : renewed(known, keyId, key, client, deadline, now);
        }
        return findUnknown(
                known, keyId, fromProvider ? unknownFromProvider : unknownFromStrangers, client, deadline, now);
    }

    private Optional<JWSVerifier> renewed(
            Snapshot known,
            String keyId,
            Optional<JWSVerifier> key,
            ProviderClient client,
            Deadline deadline,
            Instant now) {
        if (!renewals.mayGo(now)) {
            return key;
        }
        if (now.isBefore(known.freshUntil)) {
            downloadLater(client, Deadline.in(context.signInTimeout()));
            return key;
        }
        try {
            return download(known, client, deadline).keys.find(keyId);
        } catch (ConnectorException stillStale) {
            return key;
        }
    }

    private Optional<JWSVerifier> findUnknown(
            Snapshot known, String keyId, Pace pace, ProviderClient client, Deadline deadline, Instant now) {
        CompletableFuture<Snapshot> underWay = download.get();
        if (underWay != null) {
            Flights.await(underWay, Step.KEY_SET, deadline);
        } else if (known == snapshot && pace.mayGo(now)) {
            download(known, client, deadline);
        }
        Snapshot latest = snapshot;
        return latest == null ? Optional.empty() : latest.keys.find(keyId);
    }

    /** Downloads the set, or waits for the download under way; does neither if somebody was faster. */
    private Snapshot download(@Nullable Snapshot seen, ProviderClient client, Deadline deadline) {
        CompletableFuture<Snapshot> underWay = download.get();
        if (underWay != null) {
            try {
                return Flights.await(underWay, Step.KEY_SET, deadline);
            } catch (ConnectorException othersFailure) {
                if (deadline.isOver() || Thread.currentThread().isInterrupted()) {
                    throw othersFailure;
                }
            }
        }
        CompletableFuture<Snapshot> mine = new CompletableFuture<>();
        CompletableFuture<Snapshot> other = download.compareAndExchange(null, mine);
        if (other != null) {
            return Flights.await(other, Step.KEY_SET, deadline);
        }
        Snapshot latest = snapshot;
        if (latest != null && latest != seen) {
            return land(mine, latest);
        }
        try {
            return land(mine, read(client.send(request, deadline)));
        } catch (RuntimeException failure) {
            throw crash(mine, failure);
        }
    }

    private void downloadLater(ProviderClient client, Deadline deadline) {
        CompletableFuture<Snapshot> mine = new CompletableFuture<>();
        if (download.compareAndSet(null, mine)) {
            client.sendLater(request, deadline, answer -> land(mine, read(answer)), failure -> crash(mine, failure));
        }
    }

    private Snapshot land(CompletableFuture<Snapshot> flight, Snapshot fetched) {
        if (fetched != snapshot) {
            snapshot = fetched;
            report(fetched.keys.size(), Optional.empty());
        }
        download.set(null);
        flight.complete(fetched);
        return fetched;
    }

    private RuntimeException crash(CompletableFuture<Snapshot> flight, RuntimeException failure) {
        download.set(null);
        flight.completeExceptionally(failure);
        if (failure instanceof ConnectorException known) {
            report(0, Optional.of(known.reason()));
        }
        return failure;
    }

    private Snapshot read(ProviderAnswer answer) {
        VerificationKeys keys = VerificationKeys.parse(answer.requireJson())
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.KEY_SET, "the key set holds no key for RS256"));
        return new Snapshot(keys, context.clock().instant(), Freshness.of(answer));
    }

    private void report(int keys, Optional<Reason> failure) {
        context.listener().keySetFetched(new ConnectorListener.KeySetFetch(request.uri(), keys, failure));
    }
}
