package dev.socialconnector.demo.pages;

import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.BrowserLogout;
import dev.socialconnector.capability.ProviderLogout;

/** The ways out, each with what it ends and what goes on. */
final class LeaveSection {
    private final AccountView view;

    private LeaveSection(AccountView view) {
        this.view = view;
    }

    static String html(AccountView view) {
        LeaveSection section = new LeaveSection(view);
        return view.section(
                "signout.title",
                section.way("signout.here", "/logout")
                        + (view.can(ProviderLogout.class) ? section.way("signout.provider", "/logout/provider") : "")
                        + (view.can(BrowserLogout.class) ? section.way("signout.browser", "/logout/browser") : "")
                        + (view.can(AccountUnlink.class) ? section.unlink() : ""));
    }

    private String way(String key, String action) {
        return "<div class=\"way\">" + view.form(action).button(view.texts().get(key), "quiet") + "<p class=\"note\">"
                + view.text(key + ".note") + "</p></div>\n";
    }

    /** Two steps without a script: what cannot be undone should not happen by one slip. */
    private String unlink() {
        return """
                <details class="unlink"><summary>%s</summary>
                <p>%s</p>
                %s</details>
                """.formatted(
                        view.text("unlink"),
                        view.text("unlink.note"),
                        view.form("/account/unlink").button(view.texts().get("unlink.sure"), "danger"));
    }
}
