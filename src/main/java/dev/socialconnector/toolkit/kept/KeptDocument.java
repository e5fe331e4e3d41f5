package dev.socialconnector.toolkit.kept;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.internal.Background;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A document that a provider publishes, downloaded when first needed and kept.
 *
 * <p>What is known is used without waiting: towards the end of its time it is renewed in the background. Past it, one caller per
 * {@link #PAUSE} waits a moment for the new one, and if there is none the old one stays good for {@link #STALE}. A bad answer never
 * takes the place of a good one. Threads that meet share one download. Once one has failed, nobody waits for the next but the one who
 * began it, and who has nothing to go on with is turned away until a pause is over, which grows. However many may ask, it is asked
 * for a few times at once and then {@linkplain Spacing once a second}.
 *
 * @param <T> what is read out of it
 */
public final class KeptDocument<T> {
    public static final Duration PAUSE = Duration.ofSeconds(30);
    static final Duration STALE = Duration.ofHours(24);
    private static final Duration RENEWAL_WAIT = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(250);

    /** Makes of an answer what is kept. */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads an answer, on the thread of the download.
         *
         * @param client through which more can be asked before it is kept
         * @param deadline by which the download must be done
         * @throws ConnectorException if it is not to be kept
         */
        T read(ProviderAnswer answer, ProviderClient client, Deadline deadline);
    }

    /** What was read, with its times. Each download makes another one, also of the same content. */
    public static final class Snapshot<T> {
        private final T content;
        private final Instant from;
        private final Instant renewFrom;
        private final Instant freshUntil;

        private Snapshot(T content, Instant from, Duration lifetime) {
            this.content = content;
            this.from = from;
            this.renewFrom = from.plus(lifetime.multipliedBy(4).dividedBy(5));
            this.freshUntil = from.plus(lifetime);
        }

        /** Returns what was read. */
        public T content() {
            return content;
        }

        /** What comes from the future was read by a clock that has been set right since, and is of unknown age. */
        private boolean isDueAt(Instant now) {
            return !now.isBefore(renewFrom) || now.isBefore(from.minus(PAUSE));
        }

        private boolean isGoodAt(Instant now) {
            return now.isBefore(freshUntil.plus(STALE)) && !now.isBefore(from.minus(STALE));
        }
    }

    private final ProviderRequest request;
    private final ConnectorContext context;
    private final Reader<T> reader;
    private final Consumer<T> fetched;
    private final Consumer<ConnectorException> failed;
    private final AtomicReference<@Nullable CompletableFuture<Snapshot<T>>> download = new AtomicReference<>();
    private final Pace renewals = new Pace(PAUSE);
    private final Pace firstReads = Pace.withSecondTry(PAUSE);
    private final Spacing spacing = new Spacing();
    private volatile @Nullable Snapshot<T> snapshot;
    private volatile @Nullable ConnectorException trouble;

    /**
     * Describes the document.
     *
     * @param request how it is asked for
     * @param reader reads an answer, or refuses it
     * @param fetched is told of each download that came to something, after those who wait for it
     * @param failed is told why one did not
     */
    public KeptDocument(
            ProviderRequest request,
            ConnectorContext context,
            Reader<T> reader,
            Consumer<T> fetched,
            Consumer<ConnectorException> failed) {
        this.request = request;
        this.context = context;
        this.reader = reader;
        this.fetched = fetched;
        this.failed = failed;
    }

    /** Returns what is known, if it is still good. */
    public @Nullable Snapshot<T> known(Instant now) {
        Snapshot<T> known = snapshot;
        return known != null && known.isGoodAt(now) ? known : null;
    }

    /** Tells whether the last download failed, or does not come to an end. */
    public boolean isInTrouble() {
        return trouble != null;
    }

    /**
     * Returns what is known, or else downloads it. Renews nothing.
     *
     * @throws ConnectorException why it cannot be had, or why not a moment ago
     */
    public Snapshot<T> require(ProviderClient client, Deadline deadline) {
        Instant now = context.clock().instant();
        try {
            return require(now, client, deadline);
        } catch (ConnectorException failure) {
            throw LaterOn.of(failure, firstReads.left(now));
        }
    }

    private Snapshot<T> require(Instant now, ProviderClient client, Deadline deadline) {
        Snapshot<T> known = known(now);
        if (known != null) {
            return known;
        }
        ConnectorException failed = trouble;
        if (failed == null || firstReads.mayGo(now)) {
            return newerThan(snapshot, client, deadline);
        }
        Snapshot<T> latest = afterOthers(deadline);
        if (latest == null || !latest.isGoodAt(now)) {
            throw failed;
        }
        return latest;
    }

    /**
     * Returns the given one, or the one after it if it is due. Waits for that only where the given one has expired, and the
     * last download did not fail.
     */
    public Snapshot<T> renewed(Snapshot<T> known, Instant now, ProviderClient client, Deadline deadline) {
        return known.isDueAt(now) ? replaced(known, now, now.isBefore(known.freshUntil), client, deadline) : known;
    }

    /** As {@link #renewed}, where the given one turned out to be of no use, however new it is. */
    public Snapshot<T> replaced(Snapshot<T> known, Instant now, ProviderClient client, Deadline deadline) {
        return replaced(known, now, false, client, deadline);
    }

    private Snapshot<T> replaced(
            Snapshot<T> known, Instant now, boolean inBackground, ProviderClient client, Deadline deadline) {
        if (!renewals.mayGo(now)) {
            return known;
        }
        boolean noticed = isInTrouble();
        CompletableFuture<Snapshot<T>> renewal = downloading(known, client);
        if (noticed || inBackground) {
            return known;
        }
        try {
            return Flights.await(renewal, request.step(), deadline.within(RENEWAL_WAIT));
        } catch (ConnectorException stillStale) {
            if (!renewal.isDone()) {
                trouble = stillStale; // the next one need not wait to find out
            }
            return known;
        }
    }

    /**
     * Tells whether it is worth a download ahead of need: nothing is known that is good, or what is known is to be renewed. Once a download
     * has failed, the next is left to those who need it, so that nobody uses up their tries. Sends no request.
     */
    public boolean isDue() {
        Instant now = context.clock().instant();
        Snapshot<T> known = known(now);
        return !isInTrouble() && (known == null || known.isDueAt(now));
    }

    /** Downloads or renews it if that is due, for those who come later. */
    public void prepare(ProviderClient client, Deadline deadline) {
        Instant now = context.clock().instant();
        Snapshot<T> known = known(now);
        if (known == null) {
            require(client, deadline);
        } else {
            renewed(known, now, client, deadline);
        }
    }

    /** Returns the latest one, after the download under way if another thread has begun one. */
    public Snapshot<T> afterOthers(Snapshot<T> known, Deadline deadline) {
        return Objects.requireNonNullElse(afterOthers(deadline), known);
    }

    private @Nullable Snapshot<T> afterOthers(Deadline deadline) {
        CompletableFuture<Snapshot<T>> underWay = download.get();
        if (underWay != null) {
            Flights.await(underWay, request.step(), isInTrouble() ? deadline.within(MOMENT) : deadline);
        }
        return snapshot;
    }

    /** Downloads it anew. */
    public Snapshot<T> latest(ProviderClient client, Deadline deadline) {
        return newerThan(snapshot, client, deadline);
    }

    /** Returns one that is newer than the given one, by a download unless another thread was faster. */
    public Snapshot<T> newerThan(@Nullable Snapshot<T> seen, ProviderClient client, Deadline deadline) {
        return Flights.await(downloading(seen, client), request.step(), deadline);
    }

    /**
     * Returns the download under way, or starts one; there is nothing to do if another thread was faster. It runs on a thread that ends
     * with it, so that no sign-in depends on the time that another has left. Those of OkHttp's dispatcher would keep a process alive for
     * a minute.
     */
    private CompletableFuture<Snapshot<T>> downloading(@Nullable Snapshot<T> seen, ProviderClient client) {
        CompletableFuture<Snapshot<T>> mine = new CompletableFuture<>();
        CompletableFuture<Snapshot<T>> underWay = download.compareAndExchange(null, mine);
        if (underWay != null) {
            return underWay;
        }
        Snapshot<T> latest = snapshot;
        if (latest != null && latest != seen) {
            mine.complete(latest);
            end(mine);
            return mine;
        }
        try {
            Background.run("social-connector-download", () -> fetch(mine, client));
        } catch (RuntimeException | Error noThreadToBeHad) {
            end(mine); // those who can do without go on
            failed.accept(new ConnectorException(Reason.UNAVAILABLE, request.step(), "no thread is to be had"));
        }
        return mine;
    }

    /** Ends the flight in every case, because others wait for it. Tells the host last. */
    private void fetch(CompletableFuture<Snapshot<T>> flight, ProviderClient client) {
        try {
            spacing.await();
            Deadline deadline = Deadline.in(context.signInTimeout());
            ProviderAnswer answer = client.send(request, deadline);
            T content = reader.read(answer, client, deadline);
            Snapshot<T> latest = new Snapshot<>(content, context.clock().instant(), Freshness.of(answer));
            snapshot = latest;
            trouble = null;
            firstReads.answered();
            renewals.answered();
            download.compareAndSet(flight, null);
            flight.complete(latest);
            fetched.accept(content);
        } catch (ConnectorException failure) {
            Instant now = context.clock().instant();
            firstReads.unanswered(now);
            renewals.unanswered(now);
            ConnectorException later = LaterOn.of(failure, firstReads.left(now));
            trouble = later;
            download.compareAndSet(flight, null);
            flight.completeExceptionally(later);
            failed.accept(failure);
        } finally {
            end(flight);
        }
    }

    private void end(CompletableFuture<Snapshot<T>> flight) {
        download.compareAndSet(flight, null);
        if (!flight.isDone()) {
            flight.completeExceptionally(
                    new ConnectorException(Reason.UNAVAILABLE, request.step(), "the download broke off"));
        }
    }
}
