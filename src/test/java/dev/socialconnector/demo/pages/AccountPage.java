package dev.socialconnector.demo.pages;

import dev.socialconnector.SocialProfile;
import dev.socialconnector.demo.accounts.EventLog;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.demo.web.Visit;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.net.URI;
import java.text.BreakIterator;

/** The page for whoever is signed in: what the host learned, and what can be done about it. */
public final class AccountPage {
    private final AccountView view;
    private final SocialProfile profile;

    private AccountPage(AccountView view) {
        this.view = view;
        this.profile = view.session().login().profile();
    }

    public static Reply of(AccountView view, WaysSection ways, EventLog log, Visit visit) {
        Texts texts = view.texts();
        String main = """
                <main class="profile">
                %s<div class="halves">
                <div>
                %s%s%s%s</div>
                <div>
                %s%s%s%s</div>
                </div>
                </main>
                """.formatted(
                        Notice.html(visit),
                        new AccountPage(view).person(),
                        ways.html(view),
                        ConsentSection.html(view),
                        TermsSection.html(view),
                        TokenSection.html(view),
                        view.section("events.title", EventsPage.section(log, texts, true)),
                        view.provider().emulator(KakaoEmulator.class).isPresent() ? Rehearsal.section(view) : "",
                        LeaveSection.html(view));
        return Reply.page(200, Html.page(texts, texts.get("profile.title"), main));
    }

    private String person() {
        return """
                <section class="person">
                %s
                <div><h1>%s</h1><p>%s</p></div>
                </section>
                %s""".formatted(
                        picture(),
                        profile.displayName().map(Html::foreign).orElse(view.text("profile.nameless")),
                        view.text("profile.lead"),
                        Html.facts(new ProfileFacts(profile, view.texts()).all()));
    }

    /** The first letter stands behind the picture, and shows where there is none or it does not load. */
    private String picture() {
        String image = profile.picture()
                .map(URI::toString)
                .map(address -> "<img src=\"" + Html.escape(address) + "\" alt=\"\">")
                .orElse("");
        String initial = profile.displayName().map(AccountPage::firstLetter).orElse("·");
        return "<div class=\"picture\"><span aria-hidden=\"true\">" + Html.escape(initial) + "</span>" + image
                + "</div>";
    }

    private static String firstLetter(String name) {
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(name);
        int end = letters.next();
        return end == BreakIterator.DONE ? "·" : name.substring(0, end);
    }
}
