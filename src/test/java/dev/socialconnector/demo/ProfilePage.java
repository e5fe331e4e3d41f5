package dev.socialconnector.demo;

import dev.socialconnector.Consent;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import java.net.URI;
import java.text.BreakIterator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The page for whoever is signed in: what the host learned, how the consents stand, and how long the tokens live. */
final class ProfilePage {
    private final SocialLogin login;
    private final SocialProfile profile;
    private final Texts texts;

    private ProfilePage(SocialLogin login, Texts texts) {
        this.login = login;
        this.profile = login.profile();
        this.texts = texts;
    }

    static Reply of(SocialLogin login, Texts texts) {
        return Reply.page(200, Html.page(texts, texts.get("profile.title"), new ProfilePage(login, texts).main()));
    }

    private String main() {
        return """
                <main class="profile">
                <section class="person">
                %s
                <div><h1>%s</h1><p>%s</p></div>
                </section>
                %s
                <section><h2>%s</h2>
                %s%s</section>
                <section><h2>%s</h2>
                %s</section>
                <form method="post" action="/logout"><button class="button quiet">%s</button></form>
                <p class="note">%s</p>
                </main>
                """.formatted(
                        picture(),
                        profile.displayName().map(Html::foreign).orElse(Html.escape(texts.get("profile.nameless"))),
                        text("profile.lead"),
                        facts(new ProfileFacts(profile, texts).all()),
                        text("consents.title"),
                        consents(),
                        pendingButton(),
                        text("tokens.title"),
                        facts(tokens()),
                        text("signout"),
                        text("signout.note"));
    }

    /** The first letter stands behind the picture, and shows where there is none or it does not load. */
    private String picture() {
        String image = profile.picture()
                .map(URI::toString)
                .map(address -> "<img src=\"" + Html.escape(address) + "\" alt=\"\">")
                .orElse("");
        String initial = profile.displayName().map(ProfilePage::firstLetter).orElse("·");
        return "<div class=\"picture\"><span aria-hidden=\"true\">" + Html.escape(initial) + "</span>" + image
                + "</div>";
    }

    private String consents() {
        StringBuilder html = new StringBuilder("<ul class=\"consents\">\n");
        for (Consent.State state : Consent.State.values()) {
            profile.consents().values().stream()
                    .filter(consent -> consent.state() == state && state != Consent.State.NOT_CONFIGURED)
                    .forEach(consent -> html.append(consent(consent)));
        }
        return html.append("</ul>\n").toString();
    }

    private String consent(Consent consent) {
        String state =
                switch (consent.state()) {
                    case GRANTED -> "granted";
                    case PENDING -> "pending";
                    case UNAVAILABLE -> "unavailable";
                    case NOT_CONFIGURED -> "notConfigured";
                };
        return "<li data-scope=\"" + Html.escape(consent.scope()) + "\" class=\"" + state + "\"><span>"
                + Html.escape(texts.getOr("scope." + consent.scope(), consent.scope())) + "</span><strong>"
                + text("consent." + state) + "</strong></li>\n";
    }

    private String pendingButton() {
        return profile.pendingConsents().isEmpty()
                ? ""
                : "<p><a class=\"button\" href=\"/login/kakao?consents=pending\">" + text("consents.ask")
                        + "</a></p>\n";
    }

    /** The tokens themselves never leave the server. */
    private List<Fact> tokens() {
        TokenSet tokens = login.tokens();
        return List.of(
                new Fact(
                        texts.get("tokens.id"),
                        texts.get(login.idToken().isPresent() ? "tokens.id.verified" : "tokens.id.absent"),
                        Optional.empty()),
                new Fact(texts.get("tokens.access"), lifetime(tokens.expiresAt()), Optional.empty()),
                new Fact(
                        texts.get("tokens.refresh"),
                        tokens.refreshToken().isPresent()
                                ? lifetime(tokens.refreshTokenExpiresAt())
                                : texts.get("tokens.none"),
                        Optional.empty()));
    }

    private String lifetime(Optional<Instant> end) {
        if (end.isEmpty()) {
            return texts.get("tokens.unknown");
        }
        Duration left = Duration.between(Instant.now(), end.get());
        if (left.isNegative()) {
            return texts.get("tokens.over");
        }
        return left.toDays() > 1
                ? texts.get("tokens.days", Long.toString(left.toDays()))
                : texts.get("tokens.hours", Long.toString(left.toHours()), Integer.toString(left.toMinutesPart()));
    }

    private static String facts(List<Fact> facts) {
        StringBuilder html = new StringBuilder("<dl>\n");
        facts.forEach(fact -> html.append(fact.html()));
        return html.append("</dl>\n").toString();
    }

    private static String firstLetter(String name) {
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(name);
        int end = letters.next();
        return end == BreakIterator.DONE ? "·" : name.substring(0, end);
    }

    private String text(String key) {
        return Html.escape(texts.get(key));
    }
}
