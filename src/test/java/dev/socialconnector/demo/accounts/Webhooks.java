package dev.socialconnector.demo.accounts;

import dev.socialconnector.demo.accounts.ReceivedEvent.Effect;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.UnlinkNotice;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookDelivery;
import java.time.Clock;
import java.util.Optional;

/**
 * What a host does when a provider calls: it hands the request to the library, acts on the message, and sends the answer that the library
 * has ready.
 *
 * <p>Kakao waits three seconds, others longer. What is done here takes none of that; a host that deletes more answers first.
 */
public final class Webhooks {

    private final LiveProvider provider;
    private final Sessions sessions;
    private final Accounts accounts;
    private final EventLog log;
    private final Clock clock;

    public Webhooks(LiveProvider provider, Sessions sessions, Accounts accounts, EventLog log, Clock clock) {
        this.provider = provider;
        this.sessions = sessions;
        this.accounts = accounts;
        this.log = log;
        this.clock = clock;
    }

    /** Answers {@code /webhooks/…/unlink}, by GET or POST as chosen at the provider. */
    public Reply unlinkNotice(Visit visit) {
        Optional<UnlinkNotices> notices = provider.connector().capability(UnlinkNotices.class);
        if (notices.isEmpty()) {
            return ProblemPage.notFound(visit.texts());
        }
        WebhookDelivery<UnlinkNotice> delivery = notices.get().receive(visit.webhook());
        delivery.message().ifPresent(notice -> {
            apply(Effect.FORGOTTEN, notice.subject());
            tell(
                    "UNLINK_NOTICE",
                    Optional.of(notice.cause()).filter(cause -> !cause.isEmpty()),
                    notice.subject(),
                    Effect.FORGOTTEN);
        });
        return Reply.to(delivery);
    }

    /** Answers {@code POST /webhooks/…/events}. */
    public Reply securityEvent(Visit visit) {
        Optional<SecurityEvents> events = provider.connector().capability(SecurityEvents.class);
        if (events.isEmpty()) {
            return ProblemPage.notFound(visit.texts());
        }
        WebhookDelivery<SecurityEvent> delivery = events.get().receive(visit.webhook());
        delivery.message().ifPresent(event -> {
            Effect effect = effect(event.type());
            apply(effect, event.subject());
            tell(event.type().name(), Optional.empty(), event.subject(), effect);
        });
        return Reply.to(delivery);
    }

    /** No default: a new type does not compile until somebody decides what to do about it. */
    private static Effect effect(SecurityEvent.Type type) {
        return switch (type) {
            case USER_UNLINKED, ACCOUNT_PURGED -> Effect.FORGOTTEN;
            case TOKENS_REVOKED, SESSIONS_REVOKED, ACCOUNT_DISABLED, CREDENTIAL_COMPROMISE -> Effect.SIGNED_OUT;
            case USER_SCOPE_CONSENT,
                    USER_SCOPE_WITHDRAW,
                    USER_PROFILE_CHANGED,
                    IDENTIFIER_CHANGED,
                    IDENTIFIER_RECYCLED -> Effect.PROFILE_OUTDATED;
            case TOKEN_ISSUED,
                    TOKEN_REVOKED,
                    USER_LINKED,
                    ACCOUNT_ENABLED,
                    ACCOUNT_CREDENTIAL_CHANGE_REQUIRED,
                    ASSURANCE_LEVEL_CHANGE,
                    CREDENTIAL_CHANGE,
                    EMAIL_DISABLED,
                    EMAIL_ENABLED,
                    VERIFICATION,
                    OTHER -> Effect.NOTHING;
        };
    }

    /** What this server knows of a person is in the sessions and in the list of accounts; a real one deletes more here. */
    private void apply(Effect effect, String subject) {
        Identity person = new Identity(provider.id(), subject);
        switch (effect) {
            case FORGOTTEN -> {
                accounts.forget(person);
                sessions.endAll(person);
            }
            case SIGNED_OUT -> sessions.endAll(person);
            case PROFILE_OUTDATED -> sessions.outdateAll(person);
            case NOTHING -> {}
        }
    }

    private void tell(String type, Optional<String> cause, String subject, Effect effect) {
        log.add(ReceivedEvent.of(clock.instant(), type, cause, subject, effect));
    }
}
