package dev.socialconnector.spring.webhook;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.spring.SocialConnectors;
import dev.socialconnector.spring.SocialRegistration;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Receives what providers send: unlink notices at {@code {webhook-path}/{registrationId}/unlink}, account events at
 * {@code {webhook-path}/{registrationId}/events}. The provider gets its answer first; then a {@link SocialUnlinkEvent} or
 * {@link SocialSecurityEvent} is published, on the same thread.
 *
 * <p>Comes before Spring Security: the sender has no session here and no token against forgery, and each connector knows by itself what
 * is genuine.
 */
public final class SocialWebhookFilter extends OncePerRequestFilter implements Ordered {
    private static final Log LOG = LogFactory.getLog(SocialWebhookFilter.class);

    /** One before Spring Security's chain, in both of Boot's generations. */
    private static final int BEFORE_SECURITY = -101;

    private final Pattern address;
    private final SocialConnectors connectors;
    private final ApplicationEventPublisher events;

    SocialWebhookFilter(String path, SocialConnectors connectors, ApplicationEventPublisher events) {
        this.address = Pattern.compile(Pattern.quote(path) + "/([a-z0-9-]+)/(unlink|events)");
        this.connectors = connectors;
        this.events = events;
    }

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = address.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        Optional<SocialRegistration> registration = path.matches() ? connectors.find(path.group(1)) : Optional.empty();
        if (registration.isEmpty()) {
            chain.doFilter(request, response);
        } else if (path.group(2).equals("unlink")) {
            answer(
                    request,
                    response,
                    registration.get(),
                    UnlinkNotices.class,
                    UnlinkNotices::receive,
                    notice -> new SocialUnlinkEvent(
                            registration.get().id(), registration.get().target(), notice));
        } else {
            answer(
                    request,
                    response,
                    registration.get(),
                    SecurityEvents.class,
                    SecurityEvents::receive,
                    event -> new SocialSecurityEvent(
                            registration.get().id(), registration.get().target(), event));
        }
    }

    private <C extends dev.socialconnector.Capability, M> void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            SocialRegistration registration,
            Class<C> type,
            BiFunction<C, WebhookRequest, WebhookDelivery<M>> receive,
            java.util.function.Function<M, Object> event)
            throws IOException {
        Optional<C> ability = ability(registration, type, response);
        if (ability.isEmpty()) {
            return;
        }
        WebhookDelivery<M> delivery = receive.apply(ability.get(), read(request));
        send(delivery.answer(), response);
        delivery.refusal().ifPresent(refusal -> LOG.info("A webhook was refused: " + refusal.getMessage()));
        delivery.message().map(event).ifPresent(this::publish);
    }

    private static <C extends dev.socialconnector.Capability> Optional<C> ability(
            SocialRegistration registration, Class<C> type, HttpServletResponse response) {
        try {
            Optional<C> ability = registration.connector().capability(type);
            if (ability.isEmpty()) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
            return ability;
        } catch (ConnectorException unknownYet) {
            LOG.warn(unknownYet.getMessage());
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return Optional.empty();
        }
    }

    /** The provider has its answer, and will not send this again: what a listener throws is for the log. */
    private void publish(Object event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException failed) {
            LOG.error("A listener failed for a " + event.getClass().getSimpleName(), failed);
        }
    }

    private static WebhookRequest read(HttpServletRequest request) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        byte[] body = request.getInputStream().readNBytes(WebhookRequest.MAX_BODY_LENGTH);
        return WebhookRequest.of(
                request.getMethod(), headers, request.getQueryString(), new String(body, StandardCharsets.UTF_8));
    }

    private static void send(WebhookAnswer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
