package dev.socialconnector.demo.pages;

import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.settings.ConnectorMetadata;
import java.net.URI;
import java.util.stream.Collectors;

/** The button that leads to a provider: symbol and label in its colours. */
public final class Button {
    private Button() {}

    static String html(LiveProvider provider, Texts texts) {
        Texts named = texts.about(provider.metadata().name());
        return "<a class=\"brand " + provider.id() + "\" href=\"/login/" + provider.id() + "\">"
                + symbol(provider.metadata()) + "<span>"
                + Html.escape(named.getOr("signin." + provider.id(), named.get("signin.with"))) + "</span></a>\n";
    }

    /** Returns the rules for the colours of all buttons, for the stylesheet. */
    public static String colours(DemoProviders providers) {
        return providers.all().stream()
                .map(provider -> provider.brand().rule(provider.id()))
                .collect(Collectors.joining());
    }

    static String symbol(ConnectorMetadata metadata) {
        String logo = metadata.logo().map(URI::toString).orElse("");
        return "<img src=\"" + Html.escape(logo) + "\" alt=\"\" width=\"32\" height=\"32\">";
    }
}
