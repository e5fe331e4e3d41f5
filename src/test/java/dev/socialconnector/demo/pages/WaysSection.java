package dev.socialconnector.demo.pages;

import dev.socialconnector.demo.accounts.Accounts;
import dev.socialconnector.demo.accounts.Identity;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.web.Html;
import java.util.List;

/**
 * The ways into this account: the providers that are linked with it, and buttons for those that are not.
 *
 * @param providers all that there are
 * @param accounts what is linked
 */
public record WaysSection(DemoProviders providers, Accounts accounts) {
    String html(AccountView view) {
        List<Identity> linked = accounts.linkedWith(view.session().identity());
        StringBuilder html = new StringBuilder("<ul class=\"ways\">\n");
        for (Identity identity : linked) {
            LiveProvider provider = providers.get(identity.provider());
            html.append("<li data-way=\"")
                    .append(provider.id())
                    .append("\">")
                    .append(Button.symbol(provider.metadata()))
                    .append("<span>")
                    .append(Html.escape(
                            provider.metadata().name().in(view.texts().locale().toLanguageTag())))
                    .append("</span></li>\n");
        }
        html.append("</ul>\n");
        List<LiveProvider> others = providers.all().stream()
                .filter(provider ->
                        linked.stream().noneMatch(known -> known.provider().equals(provider.id())))
                .toList();
        if (!others.isEmpty()) {
            html.append("<details><summary class=\"calm\">")
                    .append(view.text("ways.add"))
                    .append("</summary>\n");
            others.forEach(provider -> html.append(Button.html(provider, view.texts())));
            html.append("</details>\n");
        }
        return view.section("ways.title", html.toString());
    }
}
