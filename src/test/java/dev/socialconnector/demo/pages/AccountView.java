package dev.socialconnector.demo.pages;

import dev.socialconnector.Capability;
import dev.socialconnector.demo.accounts.SignedIn;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.PostForm;
import dev.socialconnector.demo.web.Texts;
import java.util.Optional;

/**
 * What the sections of the account page have in common.
 *
 * @param session who is signed in
 * @param provider where the person signed in
 * @param texts what the page says
 * @param formToken what its forms carry
 */
public record AccountView(SignedIn session, LiveProvider provider, Texts texts, String formToken) {
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return provider.connector().capability(type);
    }

    public boolean can(Class<? extends Capability> type) {
        return provider.connector().capability(type).isPresent();
    }

    /** Returns a text of our own, safe as content. */
    public String text(String key) {
        return Html.text(texts, key);
    }

    public String section(String titleKey, String html) {
        return "<section><h2>" + text(titleKey) + "</h2>\n" + html + "</section>\n";
    }

    public PostForm form(String action) {
        return PostForm.to(action, formToken);
    }

    @Override
    public String toString() {
        return "AccountView[" + session + "]";
    }
}
