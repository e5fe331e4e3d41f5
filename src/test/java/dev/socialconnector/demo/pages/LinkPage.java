package dev.socialconnector.demo.pages;

import dev.socialconnector.SocialProfile;
import dev.socialconnector.demo.accounts.Arrivals;
import dev.socialconnector.demo.accounts.SignedIn;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.PostForm;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;

/**
 * The question before two identities become one account. Without it, whoever lures a person through a sign-in of their own would have a
 * key to the person's account.
 */
public final class LinkPage {
    private LinkPage() {}

    /**
     * Asks.
     *
     * @param present who is signed in
     * @param added who came back from a provider just now
     * @param texts about that provider
     */
    public static Reply of(SignedIn present, SignedIn added, Texts texts, String formToken) {
        PostForm form = PostForm.to(Arrivals.PATH, formToken);
        String main = """
                <main class="link">
                <h1>%s</h1>
                <p class="lead">%s</p>
                <p>%s → %s</p>
                %s%s%s</main>
                """.formatted(
                        Html.text(texts, "link.title"),
                        Html.text(texts, "link.lead"),
                        name(added, texts),
                        name(present, texts),
                        form.with("do", "link").button(texts.get("link.yes"), "yes"),
                        form.with("do", "switch").button(texts.get("link.switch"), "quiet switch"),
                        form.with("do", "leave").button(texts.get("link.no"), "quiet no"));
        return Reply.page(200, Html.page(texts, texts.get("link.title"), main));
    }

    private static String name(SignedIn person, Texts texts) {
        SocialProfile profile = person.login().profile();
        return Html.foreign(profile.displayName().orElse(texts.get("profile.nameless")));
    }
}
