package dev.socialconnector.keycloak.notice;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.webhook.BackChannelLogout;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Where a provider tells what happened to a person's account: {@code /realms/<realm>/broker/<alias>/endpoint/notice/...}. The
 * connector verifies; what it finds genuine and new takes effect in Keycloak's transaction of the request. If that fails, the provider
 * gets an error, and the notice may come again.
 */
public final class NoticeEndpoint {
    private static final Logger LOG = Logger.getLogger(NoticeEndpoint.class);

    private final KeycloakSession session;
    private final String alias;
    private final Supplier<SocialConnector> connector;
    private final NoticeReader reader;
    private final NoticeEffects effects;

    /**
     * Makes the endpoint for one request.
     *
     * @param acts whether notices take effect; if not, they are admin events only
     */
    public NoticeEndpoint(KeycloakSession session, String alias, Supplier<SocialConnector> connector, boolean acts) {
        this.session = session;
        this.alias = alias;
        this.connector = connector;
        this.reader = new NoticeReader(session.getContext());
        this.effects = new NoticeEffects(session, alias, acts);
    }

    /** Takes an unlink notice from the address. */
    @GET
    @Path("unlink")
    public Response unlinkedByAddress() throws IOException {
        return unlinked(InputStream.nullInputStream());
    }

    /** Takes an unlink notice from a form. */
    @POST
    @Path("unlink")
    public Response unlinked(InputStream body) throws IOException {
        return take(UnlinkNotices.class, UnlinkNotices::receive, reader.read(body), effects::unlinked);
    }

    /** Takes a Security Event Token. */
    @POST
    @Path("events")
    public Response happened(InputStream body) throws IOException {
        return take(SecurityEvents.class, SecurityEvents::receive, reader.read(body), effects::happened);
    }

    /** Takes a logout token (OpenID Connect Back-Channel Logout 1.0). */
    @POST
    @Path("logout")
    public Response loggedOut(InputStream body) throws IOException {
        return take(BackChannelLogout.class, BackChannelLogout::receive, reader.read(body), effects::loggedOut);
    }

    private <C extends Capability, M> Response take(
            Class<C> type,
            BiFunction<C, WebhookRequest, WebhookDelivery<M>> receive,
            WebhookRequest request,
            Consumer<M> effect) {
        Optional<C> ability;
        try {
            ability = connector.get().capability(type);
        } catch (ConnectorException unknownYet) {
            LOG.warnf("A notice for %s cannot be read now: %s", alias, unknownYet.getMessage());
            return answer(Response.status(Response.Status.SERVICE_UNAVAILABLE));
        }
        if (ability.isEmpty()) {
            return answer(Response.status(Response.Status.NOT_FOUND));
        }
        WebhookDelivery<M> delivery = receive.apply(ability.get(), request);
        delivery.refusal()
                .ifPresent(refusal -> LOG.infof("A notice for %s was refused: %s", alias, refusal.getMessage()));
        delivery.message().ifPresent(effect);
        return answer(delivery.answer());
    }

    private Response answer(WebhookAnswer ready) {
        Response.ResponseBuilder response = Response.status(ready.status());
        ready.headers().forEach(response::header);
        return answer(ready.body().isEmpty() ? response : response.entity(ready.body()));
    }

    /** Keycloak demands a content type, of an empty answer, too, unless told otherwise. */
    private Response answer(Response.ResponseBuilder response) {
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return response.build();
    }
}
