package dev.socialconnector.demo.accounts;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import dev.socialconnector.kakao.capability.KakaoServiceTerms;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a host does for a person who is signed in, by the connector's abilities. */
public final class AccountActions {
    private final DemoProviders providers;
    private final Sessions sessions;
    private final Accounts accounts;

    public AccountActions(DemoProviders providers, Sessions sessions, Accounts accounts) {
        this.providers = providers;
        this.sessions = sessions;
        this.accounts = accounts;
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
        SocialConnector connector = connector(session);
        Optional<SocialProfile> profile = connector
                .capability(ProfileLookup.class)
                .map(ability -> ability.profile(session.user()))
                .or(() -> connector
                        .capability(UserInfoLookup.class)
                        .map(ability -> ability.userInfo(session.login().tokens(), session.subject())));
        SignedIn read = session.with(profile.orElseThrow(() -> new ConnectorException(
                Reason.LOGIN_REQUIRED, Step.PROFILE, "the profile is outdated and cannot be read")));
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
            sessions.outdateAll(session.identity());
            return Notice.REVOKED.at("/");
        });
    }

    /** Answers {@code POST /account/terms/agree}: the person agreed on this server's page, and the provider is told. */
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

    /** Answers {@code POST /account/unlink}: with an admin key, it works also when the person's tokens have ended. */
    public Reply unlink(Visit visit) {
        return by(AccountUnlink.class, visit, (ability, session) -> {
            ability.unlink(
                    provider(session).settings().text("adminKey").isPresent()
                            ? UserRef.bySubject(session.subject())
                            : session.user());
            accounts.forget(session.identity());
            sessions.endAll(session.identity());
            return sessions.end(visit, Notice.UNLINKED.at("/"));
        });
    }

    private <C extends Capability> Reply by(Class<C> type, Visit visit, BiFunction<C, SignedIn, Reply> action) {
        SignedIn session = sessions.find(visit).orElse(null);
        C ability = session == null ? null : connector(session).capability(type).orElse(null);
        if (ability == null || session == null) {
            return Reply.redirect("/");
        }
        try {
            return action.apply(ability, session);
        } catch (ConnectorException refused) {
            return ProblemPage.of(
                    refused, visit.texts().about(provider(session).metadata().name()), session.provider());
        } catch (IllegalArgumentException noSuchName) { // what our own form would not have sent
            return ProblemPage.notOurForm(visit.texts());
        }
    }

    private LiveProvider provider(SignedIn session) {
        return providers.get(session.provider());
    }

    private SocialConnector connector(SignedIn session) {
        return provider(session).connector();
    }

    private static List<String> item(Visit visit) {
        return List.of(visit.form().text("name"));
    }
}
