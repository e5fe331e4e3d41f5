package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JWSVerifier;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.http.WarmUp;
import dev.socialconnector.toolkit.kept.KeptDocument;
import dev.socialconnector.toolkit.kept.LaterOn;
import dev.socialconnector.toolkit.kept.Pace;
import dev.socialconnector.toolkit.kept.RecentlyUsed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One provider's public keys, {@linkplain KeptDocument downloaded when first needed and kept}.
 *
 * <p>An unknown key id is worth one download per pause, and so is a wrong signature of a token that the provider itself gave: a key may
 * have been replaced under its id. Each issuer whose tokens these keys verify has pauses of its own, and so has whoever may bring them
 * ({@link Source}), so that neither a flood of made-up key ids nor another tenant keeps a real new key away from sign-ins by the web.
 * Once there are keys, what strangers bring waits for others a moment only.
 */
final class KeySet implements SignatureKeys, WarmUp.Document {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

    private record Asker(String issuer, Source source) {}

    private final URI address;
    private final ConnectorContext context;
    private final KeptDocument<VerificationKeys> document;
    private final RecentlyUsed<Asker, Pace> paces = new RecentlyUsed<>();

    KeySet(URI address, ConnectorContext context) {
        this.address = address;
        this.context = context;
        this.document = new KeptDocument<>(
                ProviderRequest.get(Step.KEY_SET, address).limit(MAX_BYTES),
                context,
                (answer, client, deadline) -> read(answer),
                keys -> report(keys.size(), Optional.empty()),
                failure -> report(0, Optional.of(failure.reason())));
    }

    @Override
    public void require(ProviderClient client, Deadline deadline) {
        document.require(client, deadline);
    }

    @Override
    public void includeIn(WarmUp warmUp) {
        warmUp.include(this);
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public boolean isDue() {
        return document.isDue();
    }

    @Override
    public void prepare(ProviderClient client, Deadline deadline) {
        document.prepare(client, deadline);
    }

    /** Tells whether there are none, and they could not be had when they were last asked for. */
    boolean isMissing() {
        return document.isInTrouble() && document.known(context.clock().instant()) == null;
    }

    /**
     * Judges a signature, downloading the set if need be.
     *
     * @throws ConnectorException at {@link Step#KEY_SET}, with {@link ConnectorException#retryAfter()}, if that cannot be said because
     *     the set cannot be had, or must not be asked for so soon again: {@link Reason#UNAVAILABLE}, or {@link Reason#RATE_LIMITED}
     */
    @Override
    public Verdict judge(CompactJws jws, Lookup lookup) {
        Pace pace = paces.get(
                new Asker(lookup.issuer(), lookup.source()), missing -> Pace.withSecondTry(KeptDocument.PAUSE));
        try {
            return judge(jws, pace, lookup);
        } catch (ConnectorException noKeys) {
            throw unanswered(noKeys, pace);
        }
    }

    private Verdict judge(CompactJws jws, Pace pace, Lookup lookup) {
        Instant now = context.clock().instant();
        KeptDocument.Snapshot<VerificationKeys> known = document.known(now);
        if (known == null) {
            return verdict(jws, document.require(lookup.client(), lookup.deadline()));
        }
        boolean isKnown = !known.content().find(jws).isEmpty();
        KeptDocument.Snapshot<VerificationKeys> latest = isKnown
                ? document.renewed(known, now, lookup.client(), lookup.deadline())
                : withUnknown(known, jws, pace, patient(lookup));
        Verdict verdict = verdict(jws, latest);
        if (verdict != Verdict.WRONG || !lookup.isForProvider() || latest != known) {
            return verdict;
        }
        if (pace.mayGo(now)) {
            return verdict(jws, askFor(known, pace, patient(lookup)));
        }
        latest = document.afterOthers(known, patient(lookup).deadline());
        if (latest == known && pace.isUnanswered()) {
            throw tooSoon();
        }
        return latest == known ? verdict : verdict(jws, latest);
    }

    private KeptDocument.Snapshot<VerificationKeys> withUnknown(
            KeptDocument.Snapshot<VerificationKeys> known, CompactJws jws, Pace pace, Lookup lookup) {
        KeptDocument.Snapshot<VerificationKeys> latest = document.afterOthers(known, lookup.deadline());
        if (!latest.content().find(jws).isEmpty()) {
            return latest;
        }
        if (pace.mayGo(context.clock().instant())) {
            return askFor(latest, pace, lookup);
        }
        latest = document.afterOthers(latest, lookup.deadline()); // whoever went in between
        if (latest.content().find(jws).isEmpty()) {
            throw tooSoon();
        }
        return latest;
    }

    /** Where no usable answer came, a real new key should not be taken for a made-up one: the next may ask sooner. */
    private KeptDocument.Snapshot<VerificationKeys> askFor(
            KeptDocument.Snapshot<VerificationKeys> seen, Pace pace, Lookup lookup) {
        try {
            KeptDocument.Snapshot<VerificationKeys> latest =
                    document.newerThan(seen, lookup.client(), lookup.deadline());
            pace.answered();
            return latest;
        } catch (ConnectorException unanswered) {
            pace.unanswered(context.clock().instant());
            throw unanswered;
        }
    }

    private Lookup patient(Lookup lookup) {
        return lookup.isForProvider() && !document.isInTrouble()
                ? lookup
                : lookup.until(lookup.deadline().within(SHORT_WAIT));
    }

    private static Verdict verdict(CompactJws jws, KeptDocument.Snapshot<VerificationKeys> latest) {
        List<JWSVerifier> candidates = latest.content().find(jws);
        for (JWSVerifier candidate : candidates) {
            if (jws.isSignedBy(candidate)) {
                return Verdict.RIGHT;
            }
        }
        return candidates.isEmpty() ? Verdict.UNKNOWN_KEY : Verdict.WRONG;
    }

    private static ConnectorException tooSoon() {
        return new ConnectorException(
                Reason.UNAVAILABLE, Step.KEY_SET, "the key is not known, and was asked for a moment ago");
    }

    /** No answer is not a no, and no fault of the token. */
    private ConnectorException unanswered(ConnectorException noKeys, Pace pace) {
        return LaterOn.of(noKeys, pace.left(context.clock().instant()));
    }

    private VerificationKeys read(ProviderAnswer answer) {
        return VerificationKeys.parse(answer.requireJson())
                .filter(keys -> keys.haveNames() || keys.size() == 1 || !isWorthMore())
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.KEY_SET, "the key set holds no key that can be used"));
    }

    /** Tells whether what is known is worth more than keys that no token can name. */
    private boolean isWorthMore() {
        KeptDocument.Snapshot<VerificationKeys> known =
                document.known(context.clock().instant());
        return known != null && known.content().haveNames();
    }

    private void report(int keys, Optional<Reason> failure) {
        context.listener().keySetFetched(new ConnectorListener.KeySetFetch(address, keys, failure));
    }
}
