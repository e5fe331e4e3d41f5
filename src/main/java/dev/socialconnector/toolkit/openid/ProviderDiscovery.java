package dev.socialconnector.toolkit.openid;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.http.ServerAddress;
import dev.socialconnector.toolkit.kept.KeptDocument;
import dev.socialconnector.toolkit.kept.RecentlyUsed;
import java.net.URI;
import java.time.Instant;

/**
 * What one provider publishes about itself, found by its issuer (OpenID Connect Discovery 1.0 section 4), read when first needed and
 * kept as keys are: renewed ahead of time, shared by all connectors of a context, and never replaced by a bad answer.
 */
public final class ProviderDiscovery {
    private static final int MAX_BYTES = 64 * 1024;

    /** What all connectors of one context share, by issuer. */
    private record Known(RecentlyUsed<String, ProviderDiscovery> byIssuer) {}

    private final ConnectorContext context;
    private final KeptDocument<ProviderMetadata> document;

    private ProviderDiscovery(ConnectorContext context, String issuer) {
        URI address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        this.context = context;
        this.document = new KeptDocument<>(
                ProviderRequest.get(Step.DISCOVERY, address).limit(MAX_BYTES),
                context,
                answer -> ProviderMetadata.parse(answer.requireJson(), issuer),
                metadata -> {},
                failure -> {});
    }

    /**
     * Returns the discovery of the provider with this issuer. Contacts nobody.
     *
     * @throws IllegalArgumentException if the issuer is not an address, of https or on the own machine, without query
     */
    public static ProviderDiscovery of(ConnectorContext context, String issuer) {
        requireIssuer(issuer);
        return context.shared(Known.class, made -> new Known(new RecentlyUsed<>()))
                .byIssuer
                .get(issuer, missing -> new ProviderDiscovery(context, missing));
    }

    /**
     * Returns what is known of the provider, asking it if nothing is.
     *
     * @throws ConnectorException why it cannot be had, at {@link Step#DISCOVERY}: {@link Reason#UNAVAILABLE} if there is no answer,
     *     {@link Reason#MISCONFIGURED} or {@link Reason#UNEXPECTED_RESPONSE} if it cannot be worked with
     */
    public ProviderMetadata metadata(ProviderClient client, Deadline deadline) {
        Instant now = context.clock().instant();
        KeptDocument.Snapshot<ProviderMetadata> known = document.known(now);
        return known == null
                ? document.require(client, deadline).content()
                : document.renewed(known, now, client, deadline).content();
    }

    /**
     * Asks the provider anew, for a check of the settings. What is known stays in use if that fails.
     *
     * @throws ConnectorException as {@link #metadata}
     */
    public ProviderMetadata latest(ProviderClient client, Deadline deadline) {
        return document.latest(client, deadline).content();
    }

    private static void requireIssuer(String issuer) {
        URI address = URI.create(issuer);
        boolean isSafe = ServerAddress.isHttps(address) || ServerAddress.isLoopback(address);
        if (!isSafe || address.getRawQuery() != null) {
            throw new IllegalArgumentException("an issuer is an https address without query");
        }
    }
}
