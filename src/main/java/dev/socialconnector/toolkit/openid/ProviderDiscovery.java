package dev.socialconnector.toolkit.openid;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener.FailedDiscovery;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.http.ServerAddress;
import dev.socialconnector.toolkit.kept.KeptDocument;
import dev.socialconnector.toolkit.kept.RecentlyUsed;
import dev.socialconnector.toolkit.token.KeySets;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one provider publishes about itself, found by its issuer (OpenID Connect Discovery 1.0 section 4), read when first needed and
 * kept as keys are: renewed ahead of time, shared by all connectors of a context, and never replaced by a bad answer.
 *
 * <p>A description becomes known only when the connector's own rule takes it and, if it names another key set than the one before, those
 * keys can be read. Until then the one before stays in use, and the provider is asked again after a pause. A document whose
 * keys cannot be read is used only briefly, even if it is the first.
 */
public final class ProviderDiscovery {
    private static final int MAX_BYTES = 64 * 1024;

    /** Takes any description. */
    private record Anything() implements Consumer<ProviderMetadata> {
        @Override
        public void accept(ProviderMetadata metadata) {}
    }

    /** Who shares a description. */
    private record Place(String issuer, Object rule) {}

    /** What all connectors of one context share. */
    private record Known(RecentlyUsed<Place, ProviderDiscovery> byPlace) {}

    /** What the rule did not take. */
    private record Refused(ProviderMetadata metadata, ConnectorException refusal) {}

    private final ConnectorContext context;
    private final String issuer;
    private final Consumer<ProviderMetadata> rule;
    private final KeySets keySets;
    private final KeptDocument<ProviderMetadata> document;
    private final AtomicReference<@Nullable Refused> refused = new AtomicReference<>();
    private final AtomicReference<@Nullable FailedDiscovery> told = new AtomicReference<>();

    private ProviderDiscovery(ConnectorContext context, String issuer, Consumer<ProviderMetadata> rule) {
        URI address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        this.context = context;
        this.issuer = issuer;
        this.rule = rule;
        this.keySets = KeySets.of(context);
        this.document = new KeptDocument<>(
                ProviderRequest.get(Step.DISCOVERY, address).limit(MAX_BYTES),
                context,
                this::read,
                metadata -> told.set(null),
                this::tell);
    }

    /**
     * Returns the discovery of the provider with this issuer, which takes any description. Sends no request.
     *
     * @throws IllegalArgumentException if the issuer is not an address, of https or on the own machine, without query
     */
    public static ProviderDiscovery of(ConnectorContext context, String issuer) {
        return of(context, issuer, new Anything());
    }

    /**
     * Returns the discovery of the provider with this issuer. Sends no request.
     *
     * @param rule refuses a description that the connector cannot work with, by a {@link ConnectorException}; sends no request, and
     *     holds no secret, because it is kept. Connectors whose rules are equal share what is known, so let it be a record
     * @throws IllegalArgumentException if the issuer is not an address, of https or on the own machine, without query
     */
    public static ProviderDiscovery of(ConnectorContext context, String issuer, Consumer<ProviderMetadata> rule) {
        requireIssuer(issuer);
        Objects.requireNonNull(rule, "rule");
        return context.shared(Known.class, made -> new Known(new RecentlyUsed<>()))
                .byPlace
                .get(new Place(issuer, rule), missing -> new ProviderDiscovery(context, issuer, rule));
    }

    /**
     * Returns what is known of the provider, asking it if nothing is.
     *
     * @throws ConnectorException why it cannot be had, at {@link Step#DISCOVERY}: {@link Reason#UNAVAILABLE} if there is no answer,
     *     {@link Reason#MISCONFIGURED} or {@link Reason#UNEXPECTED_RESPONSE} if it cannot be worked with, or as the rule says
     */
    public ProviderMetadata metadata(ProviderClient client, Deadline deadline) {
        Instant now = context.clock().instant();
        KeptDocument.Snapshot<ProviderMetadata> known = document.known(now);
        if (known == null) {
            return document.require(client, deadline).content();
        }
        return (keySets.areMissing(known.content().keySet())
                        ? document.replaced(known, now, client, deadline)
                        : document.renewed(known, now, client, deadline))
                .content();
    }

    /**
     * Asks the provider anew, for a check of the settings, and returns what it says, even if the rule does not take it. What is known
     * stays in use if that fails, or is not taken.
     *
     * @throws ConnectorException as {@link #metadata}; or at {@link Step#KEY_SET} why the keys cannot be had that it names now
     */
    public ProviderMetadata latest(ProviderClient client, Deadline deadline) {
        try {
            return document.latest(client, deadline).content();
        } catch (ConnectorException failure) {
            Refused read = refused.get();
            if (read != null && read.refusal == failure) {
                return read.metadata;
            }
            throw failure;
        }
    }

    private ProviderMetadata read(ProviderAnswer answer, ProviderClient client, Deadline deadline) {
        ProviderMetadata metadata = ProviderMetadata.parse(answer.requireJson(), issuer);
        try {
            rule.accept(metadata);
        } catch (ConnectorException refusal) {
            refused.set(new Refused(metadata, refusal));
            throw refusal;
        }
        KeptDocument.Snapshot<ProviderMetadata> known =
                document.known(context.clock().instant());
        if (known != null && !known.content().keySet().equals(metadata.keySet())) {
            keySets.require(metadata.keySet(), client, deadline);
        }
        return metadata;
    }

    private void tell(ConnectorException failure) {
        FailedDiscovery event = new FailedDiscovery(issuer, failure.reason(), failure.step());
        if (!event.equals(told.getAndSet(event))) {
            context.listener().discoveryFailed(event);
        }
    }

    private static void requireIssuer(String issuer) {
        if (!ServerAddress.isServer(URI.create(issuer))) {
            throw new IllegalArgumentException("an issuer is an https address without query");
        }
    }
}
