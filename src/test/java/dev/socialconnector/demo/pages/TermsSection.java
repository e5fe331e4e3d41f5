package dev.socialconnector.demo.pages;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.kakao.capability.KakaoServiceTerm;
import dev.socialconnector.kakao.capability.KakaoServiceTerms;
import java.util.List;
import java.util.Optional;

/** How the service's own terms stand (Kakao Sync); nothing if Kakao has none. An ability of Kakao alone. */
final class TermsSection {
    private final AccountView view;

    private TermsSection(AccountView view) {
        this.view = view;
    }

    static String html(AccountView view) {
        Optional<KakaoServiceTerms> terms = view.capability(KakaoServiceTerms.class);
        if (terms.isEmpty()) {
            return "";
        }
        try {
            List<KakaoServiceTerm> all =
                    terms.get().ofApplication(view.session().user());
            return all.isEmpty() ? "" : view.section("terms.title", new TermsSection(view).list(all));
        } catch (ConnectorException refused) {
            return view.section("terms.title", "<p class=\"note\">" + view.text("terms.unread") + "</p>\n");
        }
    }

    private String list(List<KakaoServiceTerm> terms) {
        StringBuilder html = new StringBuilder("<ul class=\"consents\">\n");
        terms.forEach(term -> html.append(item(term)));
        return html.append("</ul>\n").toString();
    }

    private String item(KakaoServiceTerm term) {
        return "<li data-term=\"" + Html.escape(term.tag()) + "\" class=\"" + (term.agreed() ? "granted" : "pending")
                + "\"><span>" + Html.foreign(term.tag()) + "<small>"
                + view.text(term.required() ? "terms.required" : "terms.optional") + "</small></span><strong>"
                + view.text(term.agreed() ? "terms.agreed" : "terms.notAgreed") + "</strong>" + action(term)
                + "</li>\n";
    }

    private String action(KakaoServiceTerm term) {
        if (!term.agreed()) {
            return button("/account/terms/agree", "terms.agree", term);
        }
        return term.revocable() ? button("/account/terms/revoke", "consents.revoke", term) : "";
    }

    private String button(String action, String key, KakaoServiceTerm term) {
        return view.form(action).with("name", term.tag()).small(view.texts().get(key), term.tag());
    }
}
