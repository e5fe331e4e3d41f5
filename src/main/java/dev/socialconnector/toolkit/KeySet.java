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
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One provider's public keys, downloaded when first needed and kept.
 *
 * <p>Known keys verify without waiting: towards the end of their time the set is renewed in the background. Past it, one sign-in per
 * {@link #PAUSE} waits a moment for the new set, and if there is none the keys stay good for {@link #STALE}. An unknown key id is worth one download per {@link #PAUSE};
 * whoever may bring tokens ({@link Bearer}) has a pause apart from the others, so that no flood of made-up key ids keeps a real new key
 * away from the sign-ins. Threads that meet share one download.
 */
final class KeySet {
    static final Duration PAUSE = Duration.ofSeconds(30);
    static final Duration STALE = Duration.ofHours(24);
    private static final Duration RENEWAL_WAIT = Duration.ofSeconds(1);
    private static final int MAX_BYTES = 64 * 1024;

    /** By way of whom a token came. */
    enum Bearer {
        /** The provider's token endpoint. */
        PROVIDER,
        /** An app, which anybody can pretend to be. */
        APP,
        /** A webhook, which anybody can call, and whose sender may come again. */
        WEBHOOK
    }

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
    private final Map<Bearer, Pace> unknown = new EnumMap<>(Bearer.class);
    private volatile @Nullable Snapshot snapshot;

    KeySet(URI address, ConnectorContext context) {
        this.request = ProviderRequest.get(Step.KEY_SET, address).limit(MAX_BYTES);
        this.context = context;
        for (Bearer bearer : Bearer.values()) {
            unknown.put(bearer, new Pace(PAUSE));
        }
    }

    /** Makes sure that there are keys. */
    void require(ProviderClient client, Deadline deadline) {
        Snapshot known = snapshot;
        if (known == null || !known.isGoodAt(context.clock().instant())) {
            download(known, client, deadline);
        }
    }

    /**
     * Finds a key, downloading the set if need be.
     *
     * @throws ConnectorException at {@link Step#KEY_SET}, if the key is not known and the set cannot be had, or for a webhook must
     *     not be asked for so soon again
     */
    Optional<JWSVerifier> find(Optional<String> keyId, Bearer bearer, ProviderClient client, Deadline deadline) {
        Instant now = context.clock().instant();
        Snapshot known = snapshot;
        if (known == null || !known.isGoodAt(now)) {
            return download(known, client, deadline).keys.find(keyId);
        }
        Optional<JWSVerifier> key = known.keys.find(keyId);
        if (key.isPresent()) {
            return now.isBefore(known.renewFrom) ? key : renewed(known, keyId, key, client, deadline, now);
        }
        return findUnknown(known, keyId, bearer, client, deadline, now);
    }

    /** The key is good; the set is due. Waits a moment for the new one only where the old one has expired. */
    private Optional<JWSVerifier> renewed(
            Snapshot known,
            Optional<String> keyId,
            Optional<JWSVerifier> key,
            ProviderClient client,
            Deadline deadline,
            Instant now) {
        if (!renewals.mayGo(now)) {
            return key;
        }
        CompletableFuture<Snapshot> renewal = downloading(known, client);
        if (now.isBefore(known.freshUntil)) {
            return key;
        }
        try {
            return Flights.await(renewal, Step.KEY_SET, deadline.within(RENEWAL_WAIT))
                    .keys
                    .find(keyId);
        } catch (ConnectorException stillStale) {
            return key;
        }
    }

    private Optional<JWSVerifier> findUnknown(
            Snapshot known,
            Optional<String> keyId,
            Bearer bearer,
            ProviderClient client,
            Deadline deadline,
            Instant now) {
        Snapshot seen = known;
        CompletableFuture<Snapshot> underWay = download.get();
        if (underWay != null) {
            seen = Flights.await(underWay, Step.KEY_SET, deadline);
        }
        Snapshot latest = snapshot;
        Optional<JWSVerifier> key = latest == null ? Optional.empty() : latest.keys.find(keyId);
        if (key.isPresent() || keyId.isEmpty()) {
            return key;
        }
        if (Objects.requireNonNull(unknown.get(bearer)).mayGo(now)) {
            return download(seen, client, deadline).keys.find(keyId);
        }
        if (bearer == Bearer.WEBHOOK) {
            throw ConnectorException.builder(
                            Reason.UNAVAILABLE, Step.KEY_SET, "the key is not known, and was asked for a moment ago")
                    .retryAfter(PAUSE)
                    .build();
        }
        return Optional.empty();
    }

    private Snapshot download(@Nullable Snapshot seen, ProviderClient client, Deadline deadline) {
        return Flights.await(downloading(seen, client), Step.KEY_SET, deadline);
    }

    /**
     * Returns the download under way, or starts one; there is nothing to do if somebody was faster. It runs on a thread that ends
     * with it, so that no sign-in depends on the time that another has left. The thread is a daemon and never keeps a process alive;
     * those of OkHttp's dispatcher would, for a minute.
     */
    private CompletableFuture<Snapshot> downloading(@Nullable Snapshot seen, ProviderClient client) {
        CompletableFuture<Snapshot> mine = new CompletableFuture<>();
        CompletableFuture<Snapshot> underWay = download.compareAndExchange(null, mine);
        if (underWay != null) {
            return underWay;
        }
        Snapshot latest = snapshot;
        if (latest != null && latest != seen) {
            mine.complete(latest);
            end(mine);
            return mine;
        }
        try {
            Thread thread = new Thread(() -> fetch(mine, client), "social-connector-keys");
            thread.setDaemon(true);
            thread.start();
        } catch (RuntimeException | Error noThreadToBeHad) {
            end(mine);
            throw noThreadToBeHad;
        }
        return mine;
    }

    /** Ends the flight in every case, because others wait for it. Tells the host last. */
    private void fetch(CompletableFuture<Snapshot> flight, ProviderClient client) {
        try {
            Snapshot fetched = read(client.send(request, Deadline.in(context.signInTimeout())));
            snapshot = fetched;
            download.compareAndSet(flight, null);
            flight.complete(fetched);
            report(fetched.keys.size(), Optional.empty());
        } catch (ConnectorException failure) {
            download.compareAndSet(flight, null);
            flight.completeExceptionally(failure);
            report(0, Optional.of(failure.reason()));
        } finally {
            end(flight);
        }
    }

    private void end(CompletableFuture<Snapshot> flight) {
        download.compareAndSet(flight, null);
        if (!flight.isDone()) {
            flight.completeExceptionally(
                    new ConnectorException(Reason.UNAVAILABLE, Step.KEY_SET, "the download of the keys broke off"));
        }
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
