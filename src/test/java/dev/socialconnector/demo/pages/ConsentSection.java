package dev.socialconnector.demo.pages;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.Consent;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.capability.ConsentItem;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.demo.web.Html;
import java.util.List;
import java.util.Optional;

/** How the consents stand: as the provider lists them now or, if it cannot be asked, as the profile told them. */
final class ConsentSection {
    private final AccountView view;
    private final SocialProfile profile;

    private ConsentSection(AccountView view) {
        this.view = view;
        this.profile = view.session().login().profile();
    }

    static String html(AccountView view) {
        ConsentSection section = new ConsentSection(view);
        boolean known =
                view.can(ConsentManagement.class) || !section.profile.consents().isEmpty();
        return known ? view.section("consents.title", section.body()) : "";
    }

    private String body() {
        Optional<ConsentManagement> management = view.capability(ConsentManagement.class);
        if (management.isEmpty()) {
            return list(fromProfile());
        }
        try {
            return list(management.get().consents(view.session().user()));
        } catch (ConnectorException refused) {
            return "<p class=\"note\">" + view.text("consents.unread") + "</p>\n" + list(fromProfile());
        }
    }

    private List<ConsentItem> fromProfile() {
        return profile.consents().values().stream()
                .map(consent -> new ConsentItem(consent, Optional.empty(), true, false))
                .toList();
    }

    private String list(List<ConsentItem> items) {
        StringBuilder html = new StringBuilder("<ul class=\"consents\">\n");
        for (Consent.State state : Consent.State.values()) {
            items.stream()
                    .filter(item -> item.consent().state() == state && state != Consent.State.NOT_CONFIGURED)
                    .forEach(item -> html.append(item(item)));
        }
        html.append("</ul>\n");
        if (profile.pendingConsents().size() > 1) {
            html.append("<p><a class=\"button\" href=\"" + login() + "?consents=pending\">")
                    .append(view.text("consents.ask"))
                    .append("</a></p>\n");
        }
        return html.toString();
    }

    private String item(ConsentItem item) {
        String scope = item.consent().scope();
        String state =
                switch (item.consent().state()) {
                    case GRANTED -> "granted";
                    case PENDING -> "pending";
                    case UNAVAILABLE -> "unavailable";
                    case NOT_CONFIGURED -> "notConfigured";
                };
        String name = view.texts().getOr("scope." + scope, item.name().orElse(scope));
        String unused = item.inUse() ? "" : "<small>" + view.text("consents.unused") + "</small>";
        return "<li data-scope=\"" + Html.escape(scope) + "\" class=\"" + state + "\"><span>" + Html.foreign(name)
                + unused + "</span><strong>" + view.text("consent." + state) + "</strong>" + action(item, name)
                + "</li>\n";
    }

    private String action(ConsentItem item, String name) {
        String scope = item.consent().scope();
        if (item.revocable()) {
            return view.form("/account/consents/revoke")
                    .with("name", scope)
                    .small(view.texts().get("consents.revoke"), name);
        }
        if (item.consent().state() == Consent.State.PENDING) {
            String label = view.texts().get("consents.again");
            return "<a class=\"button small\" href=\"" + login() + "?consent=" + Html.escape(scope) + "\" aria-label=\""
                    + Html.escape(label + ": " + name) + "\">" + Html.escape(label) + "</a>";
        }
        return "";
    }

    private String login() {
        return "/login/" + view.provider().id();
    }
}
