package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Has ready what one connector's sign-ins will need, while the person is away at the provider: the provider's keys, and connections to
 * its servers. Only if the host {@linkplain ConnectorContext#withWarmUp wants that}; else nothing is sent.
 *
 * <p>In the background: nobody waits for it, and whatever goes wrong is known to the listener alone. At most one warm-up per host and half
 * minute goes out, however many sign-ins begin. No credentials go with it, and no cookie.
 *
 * <p>Which servers a sign-in calls is learned from the connector's parts, and from the sign-ins themselves.
 */
public final class WarmUp {
    private static final int MAX_PLACES = 4;

    /** What a provider publishes and sign-ins need. */
    public interface Document {
        /** Returns where it is. */
        URI address();

        /** Tells whether it is not known yet, or is to be renewed. Sends no request. */
        boolean isDue();

        /**
         * Downloads it.
         *
         * @throws ConnectorException why it cannot be had
         */
        void prepare(ProviderClient client, Deadline deadline);
    }

    private final ProviderClient client;
    private final ConnectorContext context;
    private final WarmUpTurns turns;
    private final List<Document> documents = new CopyOnWriteArrayList<>();
    private final List<URI> forForms = new CopyOnWriteArrayList<>();
    private final List<URI> forGets = new CopyOnWriteArrayList<>();

    WarmUp(ProviderClient client, ConnectorContext context) {
        this.client = client;
        this.context = context;
        this.turns = context.shared(WarmUpTurns.class, made -> new WarmUpTurns());
    }

    /** Adds a document that sign-ins need. Of several, the latest few are kept in mind. */
    public void include(Document document) {
        if (document.address().getHost() != null) {
            remember(documents, document);
        }
    }

    /** Adds an endpoint that the code is sent to. Of several, the latest few are kept in mind. */
    public void include(URI tokenEndpoint) {
        if (tokenEndpoint.getHost() != null) {
            remember(forForms, ServerAddress.root(tokenEndpoint));
        }
    }

    /** Adds a server that was sent a GET of a sign-in over a connection that was not there before. */
    void learn(URI address) {
        if (address.getHost() != null) {
            remember(forGets, ServerAddress.root(address));
        }
    }

    /** Warms up for a sign-in that begins: the provider's documents, and its servers. Waits for nothing. */
    public void atBegin() {
        start(true);
    }

    /** Warms up beside the exchange of a code, if that was not done at the beginning or is long ago: all but the token endpoint. */
    public void atCallback() {
        start(false);
    }

    private void start(boolean withForms) {
        if (!context.isWarmingUp()) {
            return;
        }
        Instant now = context.clock().instant();
        byHost(withForms).forEach((host, work) -> turns.take(host, now, () -> work.forEach(this::attempt)));
    }

    private Map<String, List<Runnable>> byHost(boolean withForms) {
        Map<String, List<Runnable>> work = new LinkedHashMap<>();
        for (Document document : documents) {
            if (document.isDue()) {
                work.computeIfAbsent(host(document.address()), first -> new ArrayList<>())
                        .add(() -> document.prepare(client, deadline()));
            }
        }
        List<URI> servers = new ArrayList<>(forGets);
        if (withForms) {
            servers.addAll(forForms);
        }
        for (URI server : servers) { // a download opens a connection, too
            work.computeIfAbsent(host(server), first -> List.of(() -> client.knock(server, deadline())));
        }
        return work;
    }

    /** What fails here will fail for the sign-in, too, and be told there; or it will not. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (ConnectorException notReady) {
            // The listener knows.
        }
    }

    private Deadline deadline() {
        return Deadline.in(context.signInTimeout());
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    private static <T> void remember(List<T> places, T place) {
        if (!places.contains(place)) {
            places.add(place);
            if (places.size() > MAX_PLACES) {
                places.remove(0);
            }
        }
    }
}
