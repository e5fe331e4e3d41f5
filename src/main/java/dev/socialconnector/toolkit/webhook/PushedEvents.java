package dev.socialconnector.toolkit.webhook;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.token.SecurityEventToken;
import dev.socialconnector.toolkit.token.SecurityEventVerifier;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Receives Security Event Tokens by push (RFC 8935).
 *
 * <p>A token holds one event. Of several, which RFC 8417 allows as views of the same happening, the first known one counts, or else the
 * first. An event of type {@link SecurityEvent.Type#OTHER} or {@link SecurityEvent.Type#VERIFICATION} that names nobody is
 * acknowledged, and that is all; so is one about a token ({@code oauth_token}), which names no person.
 */
public final class PushedEvents implements SecurityEvents {
    private static final WebhookChecks CHECKS = new WebhookChecks(Step.SECURITY_EVENT);

    /** What the sender of a refused token is told, by the code of RFC 8935 section 2.4. */
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "invalid_request", "This is not a security event token of the expected form.",
            "invalid_key", "The token is not signed by a known key of the issuer.",
            "invalid_issuer", "The issuer is another one.",
            "invalid_audience", "The audience is another one.");

    private final SecurityEventVerifier tokens;
    private final Function<String, SecurityEvent.Type> types;
    private final Predicate<String> subjects;
    private final Duration time;
    private final Envelope envelope;

    /**
     * How a token comes, and how it is acknowledged.
     *
     * @param mediaType what the body is
     * @param member the member of a JSON object that the token stands in; absent if it is the whole body
     * @param acknowledged status of the answer
     */
    private record Envelope(String mediaType, Optional<String> member, int acknowledged) {
        static final Envelope NONE = new Envelope("application/secevent+jwt", Optional.empty(), 202);

        /** What is in no envelope is an empty token, which is refused as such. */
        String open(String body) {
            return member.isEmpty()
                    ? body
                    : JsonObject.parse(body.getBytes(StandardCharsets.UTF_8))
                            .flatMap(json -> json.text(member.get()))
                            .orElse("");
        }
    }

    /**
     * Makes the receiver.
     *
     * @param types says what an event is, by its identifier, as {@link StandardEvents#typeOf} does
     * @param subjects tells what can be a subject of the provider
     */
    public PushedEvents(
            ConnectorContext context,
            SecurityEventVerifier tokens,
            Function<String, SecurityEvent.Type> types,
            Predicate<String> subjects) {
        this(tokens, types, subjects, WebhookChecks.patience(context), Envelope.NONE);
    }

    private PushedEvents(
            SecurityEventVerifier tokens,
            Function<String, SecurityEvent.Type> types,
            Predicate<String> subjects,
            Duration time,
            Envelope envelope) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.types = Objects.requireNonNull(types, "types");
        this.subjects = Objects.requireNonNull(subjects, "subjects");
        this.time = time;
        this.envelope = envelope;
    }

    /**
     * Returns the same for a provider that sends a token as a member of a JSON object ({@code application/json}), and wants status 200
     * for an answer.
     */
    public PushedEvents inJson(String member) {
        return new PushedEvents(
                tokens, types, subjects, time, new Envelope("application/json", Optional.of(member), 200));
    }

    @Override
    public WebhookDelivery<SecurityEvent> receive(WebhookRequest request) {
        if (!request.method().equals("POST")) {
            return CHECKS.wrongMethod("POST");
        }
        if (!WebhookChecks.hasMediaType(envelope.mediaType(), request)) {
            return CHECKS.wrongContentType();
        }
        try {
            Optional<SecurityEvent> event = tokens.verify(envelope.open(request.body()), this::read, Deadline.in(time))
                    .flatMap(read -> read);
            return new WebhookDelivery<>(
                    new WebhookAnswer(envelope.acknowledged(), Map.of(), ""), event, Optional.empty());
        } catch (ConnectorException refusal) {
            return CHECKS.refused(answerTo(refusal), refusal);
        }
    }

    private Optional<SecurityEvent> read(SecurityEventToken token) {
        String uri = token.events().keySet().stream()
                .filter(each -> types.apply(each) != SecurityEvent.Type.OTHER)
                .findFirst()
                .orElseGet(() -> token.events().keySet().iterator().next());
        SecurityEvent.Type type = types.apply(uri);
        Optional<String> subject = token.subject().filter(subjects);
        boolean namesNobody = type == SecurityEvent.Type.OTHER
                || type == SecurityEvent.Type.VERIFICATION
                || isAboutToken(token.events().get(uri));
        if (subject.isEmpty() && !namesNobody) {
            throw ConnectorException.builder(
                            Reason.INVALID_TOKEN, Step.SECURITY_EVENT, "the event names no person of this provider")
                    .providerCode("invalid_request")
                    .build();
        }
        JsonObject details = token.events().getOrDefault(uri, new JsonObject(Map.of()));
        return subject.map(who -> new SecurityEvent(
                type, uri, who, token.identifier(), token.issuedAt(), token.occurredAt(), details.members()));
    }

    /** The subject of RISC's token-revoked: a hash or the first letters of a token. */
    private static boolean isAboutToken(@Nullable JsonObject event) {
        return event != null
                && Stream.of("subject_type", "format")
                        .flatMap(name -> event.object("subject").text(name).stream())
                        .anyMatch("oauth_token"::equals);
    }

    /**
     * A token that is wrong is told so (RFC 8935 section 2.3). What failed on this side, the keys or the replay memory, is no
     * fault of the token: 503, so that it may come again.
     */
    private static WebhookAnswer answerTo(ConnectorException refusal) {
        boolean tokenIsWrong = refusal.step() == Step.SECURITY_EVENT && refusal.reason() == Reason.INVALID_TOKEN;
        if (!tokenIsWrong) {
            return new WebhookAnswer(503, Map.of(), "");
        }
        String code = refusal.providerCode().filter(DESCRIPTIONS::containsKey).orElse("invalid_request");
        return new WebhookAnswer(
                400,
                Map.of("Content-Type", "application/json", "Content-Language", "en"),
                JsonText.object(Map.of("err", code, "description", DESCRIPTIONS.getOrDefault(code, ""))));
    }
}
