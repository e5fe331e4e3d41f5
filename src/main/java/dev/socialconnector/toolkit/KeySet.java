package dev.socialconnector.toolkit;

import com.nimbusds.jose.JWSVerifier;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One provider's public keys, {@linkplain KeptDocument downloaded when first needed and kept}.
 *
 * <p>An unknown key id is worth one download per pause; whoever may bring tokens ({@link Bearer}) has a pause apart from the others,
 * so that no flood of made-up key ids keeps a real new key away from the sign-ins.
 */
final class KeySet {
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

    private final URI address;
    private final ConnectorContext context;
    private final KeptDocument<VerificationKeys> document;
    private final Map<Bearer, Pace> unknown = new EnumMap<>(Bearer.class);

    KeySet(URI address, ConnectorContext context) {
        this.address = address;
        this.context = context;
        this.document = new KeptDocument<>(
                ProviderRequest.get(Step.KEY_SET, address).limit(MAX_BYTES),
                context,
                KeySet::read,
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
            return document.require(client, deadline).content.find(keyId);
        }
        Optional<JWSVerifier> key = known.content.find(keyId);
        if (key.isEmpty()) {
            return findUnknown(known, keyId, bearer, client, deadline, now);
        }
        KeptDocument.Snapshot<VerificationKeys> latest = document.renewed(known, now, client, deadline);
        return latest == known ? key : latest.content.find(keyId);
    }

    private Optional<JWSVerifier> findUnknown(
            KeptDocument.Snapshot<VerificationKeys> known,
            Optional<String> keyId,
            Bearer bearer,
            ProviderClient client,
            Deadline deadline,
            Instant now) {
        KeptDocument.Snapshot<VerificationKeys> latest = document.afterOthers(known, deadline);
        Optional<JWSVerifier> key = latest.content.find(keyId);
        if (key.isPresent() || keyId.isEmpty()) {
            return key;
        }
        if (Objects.requireNonNull(unknown.get(bearer)).mayGo(now)) {
            return document.newerThan(latest, client, deadline).content.find(keyId);
        }
        if (bearer == Bearer.WEBHOOK) {
            throw ConnectorException.builder(
                            Reason.UNAVAILABLE, Step.KEY_SET, "the key is not known, and was asked for a moment ago")
                    .retryAfter(KeptDocument.PAUSE)
                    .build();
        }
        return Optional.empty();
    }

    private static VerificationKeys read(ProviderAnswer answer) {
        return VerificationKeys.parse(answer.requireJson())
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.KEY_SET, "the key set holds no key for RS256"));
    }

    private void report(int keys, Optional<Reason> failure) {
        context.listener().keySetFetched(new ConnectorListener.KeySetFetch(address, keys, failure));
    }
}
