package dev.socialconnector.keycloak.notice;

import dev.socialconnector.webhook.LogoutNotice;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.UnlinkNotice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * What a genuine notice does to the person it is about. No user is ever deleted or disabled, and no session is ended that began
 * otherwise than through this identity provider. A notice about somebody who is not known here does nothing.
 */
final class NoticeEffects {
    /** What is done about an event. */
    enum Effect {
        /** The link is removed, and sessions are ended. */
        DETACH,
        /** Sessions are ended. */
        END_SESSIONS,
        /** An admin event, and that is all. */
        REPORT
    }

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;
    private final boolean acts;
    private final BrokeredSessions sessions;
    private final NoticeJournal journal;

    NoticeEffects(KeycloakSession session, String alias, boolean acts) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.alias = alias;
        this.acts = acts;
        this.sessions = new BrokeredSessions(session, alias);
        this.journal = new NoticeJournal(session, alias);
    }

    /** The link is broken at the provider: so it is here. */
    void unlinked(UnlinkNotice notice) {
        perform(Effect.DETACH, "UNLINK", notice.subject(), Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    /** An event can come late: what the person began after it stays. */
    void happened(SecurityEvent event) {
        perform(effectOf(event.type()), event.type().name(), event.subject(), event.issuedAt());
    }

    /** The session at the provider ended: those that began with it end, too. Offline sessions stay, as the standard wants it. */
    void loggedOut(LogoutNotice notice) {
        List<UserSessionModel> ending = notice.sessionId()
                .map(sessionId -> sessions.byProviderSession(sessionId, notice.subject()))
                .orElseGet(() -> sessions.online(notice.subject().orElseThrow()));
        Optional<UserModel> user =
                ending.stream().map(UserSessionModel::getUser).findFirst();
        if (acts) {
            ending.forEach(sessions::end);
        }
        user.ifPresent(person -> journal.record(person, "LOGOUT", false, acts ? ending.size() : 0));
    }

    static Effect effectOf(SecurityEvent.Type type) {
        return switch (type) {
            case USER_UNLINKED, ACCOUNT_PURGED -> Effect.DETACH;
            case TOKENS_REVOKED, SESSIONS_REVOKED, ACCOUNT_DISABLED, CREDENTIAL_COMPROMISE -> Effect.END_SESSIONS;
            case TOKEN_ISSUED,
                    TOKEN_REVOKED,
                    USER_LINKED,
                    USER_SCOPE_CONSENT,
                    USER_SCOPE_WITHDRAW,
                    ACCOUNT_ENABLED,
                    ACCOUNT_CREDENTIAL_CHANGE_REQUIRED,
                    IDENTIFIER_CHANGED,
                    IDENTIFIER_RECYCLED,
                    ASSURANCE_LEVEL_CHANGE,
                    CREDENTIAL_CHANGE,
                    USER_PROFILE_CHANGED,
                    EMAIL_DISABLED,
                    EMAIL_ENABLED,
                    VERIFICATION,
                    OTHER -> Effect.REPORT;
        };
    }

    private void perform(Effect effect, String notice, String subject, Instant at) {
        @Nullable UserModel user =
                session.users().getUserByFederatedIdentity(realm, new FederatedIdentityModel(alias, subject, null));
        if (user == null) {
            return;
        }
        boolean isBack = sessions.all(subject).stream().anyMatch(each -> BrokeredSessions.beganAfter(at, each));
        boolean removes = acts && effect == Effect.DETACH && !isBack;
        int ended = acts && effect != Effect.REPORT ? sessions.endAllUntil(at, subject) : 0;
        if (removes) { // after the sessions, as Keycloak finds those by the link
            session.users().removeFederatedIdentity(realm, user, alias);
        }
        journal.record(user, notice, removes, ended);
    }
}
