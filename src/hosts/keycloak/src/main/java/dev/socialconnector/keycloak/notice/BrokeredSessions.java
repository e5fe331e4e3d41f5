package dev.socialconnector.keycloak.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionModel.State;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions that began with a sign-in through one identity provider. */
public final class BrokeredSessions {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    BrokeredSessions(KeycloakSession session, String alias) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.alias = alias;
    }

    /** Returns what Keycloak files a provider's person or session under. */
    public static String key(String alias, String identifier) {
        return alias + "." + identifier;
    }

    /** Returns a person's sessions that end with the browser's. */
    List<UserSessionModel> online(String subject) {
        return session.sessions()
                .getUserSessionByBrokerUserIdStream(realm, key(alias, subject))
                .filter(BrokeredSessions::lasts)
                .toList();
    }

    /** Returns all of a person's sessions, those of offline tokens, too. */
    List<UserSessionModel> all(String subject) {
        Stream<UserSessionModel> offline =
                session.sessions().getOfflineUserSessionByBrokerUserIdStream(realm, key(alias, subject));
        return Stream.concat(online(subject).stream(), offline).toList();
    }

    /** Returns what began with a session of the provider's, of this person if one is named. */
    List<UserSessionModel> byProviderSession(String sessionId, Optional<String> subject) {
        @Nullable UserSessionModel found = session.sessions().getUserSessionByBrokerSessionId(realm, key(alias, sessionId));
        return Stream.ofNullable(found)
                .filter(BrokeredSessions::lasts)
                .filter(each -> subject.map(who -> key(alias, who).equals(each.getBrokerUserId()))
                        .orElse(true))
                .toList();
    }

    /** Ends all sessions of a person that had begun by then, and returns how many those were. */
    int endAllUntil(Instant moment, String subject) {
        List<UserSessionModel> ending =
                all(subject).stream().filter(each -> !beganAfter(moment, each)).toList();
        ending.forEach(this::end);
        return ending.size();
    }

    /** Ends a session, and tells the applications that take part in it. */
    void end(UserSessionModel ending) {
        AuthenticationManager.backchannelLogout(session, ending, false);
    }

    /** Keycloak knows the second only. */
    static boolean beganAfter(Instant moment, UserSessionModel session) {
        return session.getStarted() > moment.getEpochSecond();
    }

    private static boolean lasts(UserSessionModel session) {
        return session.getState() != State.LOGGING_OUT && session.getState() != State.LOGGED_OUT;
    }
}
