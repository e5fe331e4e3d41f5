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
import dev.socialconnector.toolkit.kept.KeptDocument;
import dev.socialconnector.toolkit.kept.Pace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One provider's public keys, {@linkplain KeptDocument downloaded when first needed and kept}.
 *
 * <p>An unknown key id is worth one download per pause; whoever may bring tokens ({@link Bearer}) has a pause apart from the others,
 * so that no flood of made-up key ids keeps a real new key away from sign-ins by the web. Once there are keys, what strangers bring
 * waits for others a moment only. A key that is replaced under the same id is found when the set is renewed.
 */
final class KeySet {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration STRANGERS_WAIT = Duration.ofSeconds(2);

    /** By way of whom a token came. */
    enum Bearer {
        /** The provider's token endpoint. */
        PROVIDER,
        /** An app, which anybody can pretend to be. */
        APP,
        /** A webhook, which anybody can call, and whose sender may come again. */
        WEBHOOK
    }

    private final URI address;
    private final ConnectorContext context;
    private final KeptDocument<VerificationKeys> document;
    private final Map<Bearer, Pace> unknown = new EnumMap<>(Bearer.class);
    private final Pace secondTries = new Pace(KeptDocument.PAUSE);

    KeySet(URI address, ConnectorContext context) {
        this.address = address;
        this.context = context;
        this.document = new KeptDocument<>(
                ProviderRequest.get(Step.KEY_SET, address).limit(MAX_BYTES),
                context,
                this::read,
                keys -> report(keys.size(), Optional.empty()),
                failure -> report(0, Optional.of(failure)));
        for (Bearer bearer : Bearer.values()) {
            unknown.put(bearer, new Pace(KeptDocument.PAUSE));
        }
    }

    /** Makes sure that there are keys. */
    void require(ProviderClient client, Deadline deadline) {
        document.require(client, deadline);
    }

    /**
     * Finds a key, downloading the set if need be.
     *
     * @throws ConnectorException at {@link Step#KEY_SET}, if the key is not known and the set cannot be had, or for a webhook must
     *     not be asked for so soon again
     */
    Optional<JWSVerifier> find(Optional<String> keyId, Bearer bearer, ProviderClient client, Deadline deadline) {
        Instant now = context.clock().instant();
        KeptDocument.Snapshot<VerificationKeys> known = document.known(now);
        if (known == null) {
            return document.require(client, deadline).content().find(keyId);
        }
        Optional<JWSVerifier> key = known.content().find(keyId);
        if (key.isEmpty()) {
            Deadline wait = bearer == Bearer.PROVIDER ? deadline : deadline.within(STRANGERS_WAIT);
            return findUnknown(known, keyId, bearer, client, wait);
        }
        KeptDocument.Snapshot<VerificationKeys> latest = document.renewed(known, now, client, deadline);
        return latest == known ? key : latest.content().find(keyId);
    }

    private Optional<JWSVerifier> findUnknown(
            KeptDocument.Snapshot<VerificationKeys> known,
            Optional<String> keyId,
            Bearer bearer,
            ProviderClient client,
            Deadline deadline) {
        KeptDocument.Snapshot<VerificationKeys> latest = document.afterOthers(known, deadline);
        Optional<JWSVerifier> key = latest.content().find(keyId);
        if (key.isPresent() || keyId.isEmpty()) {
            return key;
        }
        Pace pace = Objects.requireNonNull(unknown.get(bearer));
        if (pace.mayGo(context.clock().instant())) {
            return askFor(keyId, latest, bearer, pace, client, deadline);
        }
        key = document.afterOthers(latest, deadline).content().find(keyId); // whoever went in between
        if (key.isPresent()) {
            return key;
        }
        if (bearer == Bearer.WEBHOOK) {
            throw ConnectorException.builder(
                            Reason.UNAVAILABLE, Step.KEY_SET, "the key is not known, and was asked for a moment ago")
                    .retryAfter(KeptDocument.PAUSE)
                    .build();
        }
        return Optional.empty();
    }

    /** Where no usable answer came, the provider's own tokens may try once more: a real new key should not be taken for a made-up one. */
    private Optional<JWSVerifier> askFor(
            Optional<String> keyId,
            KeptDocument.Snapshot<VerificationKeys> seen,
            Bearer bearer,
            Pace pace,
            ProviderClient client,
            Deadline deadline) {
        try {
            return document.newerThan(seen, client, deadline).content().find(keyId);
        } catch (ConnectorException unanswered) {
            if (bearer == Bearer.PROVIDER && secondTries.mayGo(context.clock().instant())) {
                pace.giveBack();
            }
            throw unanswered;
        }
    }

    private VerificationKeys read(ProviderAnswer answer) {
        return VerificationKeys.parse(answer.requireJson())
                .filter(keys -> keys.canBeFound() || !isWorthMore())
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE,
                        Step.KEY_SET,
                        "the key set holds no key for RS256 that can be used"));
    }

    /** Tells whether what is known is worth more than keys that no token can name. */
    private boolean isWorthMore() {
        KeptDocument.Snapshot<VerificationKeys> known =
                document.known(context.clock().instant());
        return known != null && known.content().canBeFound();
    }

    private void report(int keys, Optional<Reason> failure) {
        context.listener().keySetFetched(new ConnectorListener.KeySetFetch(address, keys, failure));
    }
}
