package dev.socialconnector.demo.accounts;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.demo.providers.DemoKakao;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import dev.socialconnector.kakao.capability.KakaoServiceTerms;
import java.util.List;
import java.util.function.BiFunction;

/** What a host does for a person who is signed in, by the connector's abilities. */
public final class KakaoAccount {
    private final DemoKakao kakao;
    private final Sessions sessions;

    public KakaoAccount(DemoKakao kakao, Sessions sessions) {
        this.kakao = kakao;
        this.sessions = sessions;
    }

    /**
     * Returns this person with a profile that is not outdated.
     *
     * @throws ConnectorException if it is, and cannot be read; the old one must not be used, the person may have taken it back
     */
    public SignedIn upToDate(Visit visit, SignedIn session) {
        if (!session.outdated()) {
            return session;
        }
        ProfileLookup profiles =
                kakao.connector().capability(ProfileLookup.class).orElseThrow();
        SignedIn read = session.with(profiles.profile(session.user()));
        sessions.change(visit, old -> old.with(read.login().profile()));
        return read;
    }

    /** Answers {@code POST /account/refresh}: renews the tokens, and keeps the whole answer in place of the old ones. */
    public Reply refresh(Visit visit) {
        return by(TokenRefresh.class, visit, (ability, session) -> {
            TokenSet renewed = ability.refresh(session.login().tokens(), session.subject());
            sessions.change(visit, old -> old.with(renewed));
            return Notice.REFRESHED.at("/");
        });
    }

    /** Answers {@code POST /account/consents/revoke}: takes a consent back, and what was known by it with it. */
    public Reply revokeConsent(Visit visit) {
        return by(ConsentManagement.class, visit, (ability, session) -> {
            ability.revoke(session.user(), item(visit));
            sessions.outdateAll(session.subject());
            return Notice.REVOKED.at("/");
        });
    }

    /** Answers {@code POST /account/terms/agree}: the person agreed on this server's page, and Kakao is told. */
    public Reply agreeToTerm(Visit visit) {
        return by(KakaoServiceTerms.class, visit, (ability, session) -> {
            boolean recorded = !ability.upgrade(session.user(), item(visit)).isEmpty();
            return (recorded ? Notice.AGREED : Notice.UNCHANGED).at("/");
        });
    }

    /** Answers {@code POST /account/terms/revoke}. */
    public Reply revokeTerm(Visit visit) {
        return by(KakaoServiceTerms.class, visit, (ability, session) -> {
            boolean revoked = !ability.revoke(session.user(), item(visit)).isEmpty();
            return (revoked ? Notice.TERM_REVOKED : Notice.UNCHANGED).at("/");
        });
    }

    /** Answers {@code POST /account/unlink}: with the admin key, it works also when the person's tokens have ended. */
    public Reply unlink(Visit visit) {
        return by(AccountUnlink.class, visit, (ability, session) -> {
            ability.unlink(kakao.hasAdminKey() ? UserRef.bySubject(session.subject()) : session.user());
            sessions.endAll(session.subject());
            return sessions.end(visit, Notice.UNLINKED.at("/"));
        });
    }

    private <C extends Capability> Reply by(Class<C> type, Visit visit, BiFunction<C, SignedIn, Reply> action) {
        C ability = kakao.connector().capability(type).orElse(null);
        SignedIn session = sessions.find(visit).orElse(null);
        if (ability == null || session == null) {
            return Reply.redirect("/");
        }
        try {
            return action.apply(ability, session);
        } catch (ConnectorException refused) {
            return ProblemPage.of(refused, visit.texts());
        } catch (IllegalArgumentException noSuchName) { // what our own form would not have sent
            return ProblemPage.notOurForm(visit.texts());
        }
    }

    private static List<String> item(Visit visit) {
        return List.of(visit.form().text("name"));
    }
}
