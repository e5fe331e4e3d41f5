package dev.socialconnector.demo.settings;

import dev.socialconnector.demo.providers.ProviderAddresses;
import dev.socialconnector.demo.web.Fact;
import dev.socialconnector.demo.web.FormTokens;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConfigField;
import dev.socialconnector.settings.ConnectorMetadata;
import java.util.List;
import java.util.Optional;

/** The administrator's page. The form is drawn from the connector's own description, and knows nothing of any provider. */
final class SettingsPage {
    private final SettingsForm form;
    private final Texts texts;
    private final String name;

    SettingsPage(SettingsForm form, Texts texts) {
        this.form = form;
        this.texts = texts;
        this.name = SettingsField.in(texts, form.metadata().name());
    }

    /**
     * Returns the page.
     *
     * @param status HTTP status
     * @param news what to tell above the form, as markup
     * @param testable whether there is a test button
     * @param all all connectors, to go to their forms
     */
    Reply reply(
            int status,
            String news,
            String formToken,
            boolean testable,
            ProviderAddresses addresses,
            List<ConnectorMetadata> all) {
        String main = """
                <main class="settings">
                %s%s%s<h1>%s%s</h1>
                <p class="lead">%s <a href="%s" rel="noreferrer">%s</a></p>
                <p class="note">%s</p>
                <form method="post" action="%s" novalidate>
                <input type="hidden" name="%s" value="%s">
                %s<div class="actions">
                <button class="button" name="do" value="save">%s</button>
                %s</div>
                </form>
                <section><h2>%s</h2><p class="note">%s</p>
                %s</section>
                </main>
                <script src="/settings.js" defer></script>
                """.formatted(
                        news,
                        faults(),
                        others(all),
                        logo(form.metadata()),
                        Html.escape(texts.get("admin.title", name)),
                        Html.text(texts, "admin.lead"),
                        Html.escape(form.metadata().documentation().toString()),
                        Html.text(texts, "admin.documentation"),
                        Html.text(texts, "admin.open"),
                        Administration.path(form.metadata().id()),
                        FormTokens.FIELD,
                        Html.escape(formToken),
                        fields(),
                        Html.text(texts, "admin.save"),
                        testable
                                ? "<button class=\"button quiet\" name=\"do\" value=\"test\">"
                                        + Html.text(texts, "admin.test") + "</button>\n"
                                : "",
                        Html.text(texts, "addresses.title"),
                        Html.text(texts, "addresses.note"),
                        Html.facts(facts(addresses)));
        return Reply.page(status, Html.page(texts, texts.get("admin.title", name), main));
    }

    private String others(List<ConnectorMetadata> all) {
        StringBuilder html = new StringBuilder("<p class=\"connectors\">");
        for (ConnectorMetadata connector : all) {
            String name = Html.escape(SettingsField.in(texts, connector.name()));
            html.append(
                    connector.id().equals(form.metadata().id())
                            ? "<strong>" + name + "</strong> "
                            : "<a href=\"" + Administration.path(connector.id()) + "\">" + name + "</a> ");
        }
        return html.append("</p>\n").toString();
    }

    /** A logo without another for dark backgrounds stands on both. */
    private static String logo(ConnectorMetadata metadata) {
        return metadata.logo()
                .map(logo -> "<picture>"
                        + metadata.logoDark()
                                .map(dark -> "<source media=\"(prefers-color-scheme: dark)\" srcset=\""
                                        + Html.escape(dark.toString()) + "\">")
                                .orElse("")
                        + "<img src=\"" + Html.escape(logo.toString())
                        + "\" alt=\"\" width=\"32\" height=\"32\"></picture> ")
                .orElse("");
    }

    private String fields() {
        StringBuilder html = new StringBuilder();
        for (ConfigField field : form.metadata().fields()) {
            html.append(new SettingsField(form, field, texts).html());
        }
        return html.toString();
    }

    /** Has the keyboard's focus when the page opens, so that nobody has to look for what is wrong. */
    private String faults() {
        if (form.faults().isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<div class=\"faults\" role=\"alert\" tabindex=\"-1\" autofocus><h2>"
                + Html.text(texts, "admin.faults") + "</h2>\n<ul>\n");
        form.faults().forEach(fault -> html.append("<li>")
                .append(SettingsField.sentence(texts, label(fault), fault))
                .append("</li>\n"));
        return html.append("</ul>\n<p>")
                .append(Html.text(texts, "admin.secretsAgain"))
                .append("</p></div>\n")
                .toString();
    }

    private String label(ConfigFault fault) {
        Optional<ConfigField> field = form.metadata().fields().stream()
                .filter(known -> known.key().equals(fault.key()))
                .findFirst();
        return field.map(known -> "<a href=\"#" + SettingsForm.input(known.key()) + "\">"
                        + Html.escape(SettingsField.in(texts, known.label())) + "</a>")
                .orElseGet(() -> Html.escape(texts.getOr("addresses." + fault.key(), fault.key())));
    }

    private List<Fact> facts(ProviderAddresses addresses) {
        return List.of(
                fact("redirectUri", addresses.callback()),
                fact("loggedOut", addresses.loggedOut()),
                fact("unlinkWebhook", addresses.unlinkWebhook()),
                fact("eventWebhook", addresses.eventWebhook()));
    }

    private Fact fact(String key, String address) {
        return new Fact(texts.get("addresses." + key), address, Optional.empty());
    }
}
