package dev.socialconnector.demo;

import dev.socialconnector.Capability;
import java.util.Optional;

/**
 * What the sections of the account page have in common.
 *
 * @param session who is signed in
 * @param kakao what can be asked
 * @param texts what the page says
 * @param formToken what its forms carry
 */
record AccountView(SignedIn session, DemoKakao kakao, Texts texts, String formToken) {
    <C extends Capability> Optional<C> capability(Class<C> type) {
        return kakao.connector().capability(type);
    }

    boolean can(Class<? extends Capability> type) {
        return kakao.connector().capability(type).isPresent();
    }

    /** Returns a text of our own, safe as content. */
    String text(String key) {
        return Html.text(texts, key);
    }

    String section(String titleKey, String html) {
        return "<section><h2>" + text(titleKey) + "</h2>\n" + html + "</section>\n";
    }

    PostForm form(String action) {
        return PostForm.to(action, formToken);
    }

    @Override
    public String toString() {
        return "AccountView[" + session + "]";
    }
}
