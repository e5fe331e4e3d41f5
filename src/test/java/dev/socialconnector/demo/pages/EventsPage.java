package dev.socialconnector.demo.pages;

import dev.socialconnector.demo.accounts.EventLog;
import dev.socialconnector.demo.accounts.ReceivedEvent;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.demo.web.Visit;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What providers told this server, as a section of another page and as a page of its own, where the section looks for news. */
public final class EventsPage {
    public static final String PATH = "/events";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Texts texts;

    private EventsPage(Texts texts) {
        this.texts = texts;
    }

    public static Reply of(EventLog log, Visit visit, boolean signedIn) {
        Texts texts = visit.texts();
        String main = "<main>\n<h1>" + Html.text(texts, "events.title") + "</h1>\n" + section(log, texts, signedIn)
                + "</main>\n";
        return Reply.page(200, Html.page(texts, texts.get("events.title"), main));
    }

    /**
     * Returns the list with the script that keeps it fresh. It says whether the reader is signed in, so that the script notices when
     * that changes; without the script, a link leads to the list as it is by then.
     */
    public static String section(EventLog log, Texts texts, boolean signedIn) {
        return """
                <p class="note">%s</p>
                <div data-live="%s" data-reader="%s" role="log" aria-label="%s">
                %s</div>
                <noscript><p><a href="%s">%s</a></p></noscript>
                <script src="/live.js" defer></script>
                """.formatted(
                        Html.text(texts, "events.note"),
                        PATH,
                        signedIn ? "signed-in" : "nobody",
                        Html.text(texts, "events.title"),
                        new EventsPage(texts).list(log.latest()),
                        PATH,
                        Html.text(texts, "events.reload"));
    }

    private String list(List<ReceivedEvent> events) {
        if (events.isEmpty()) {
            return "<p class=\"none\">" + Html.text(texts, "events.none") + "</p>\n";
        }
        StringBuilder html = new StringBuilder("<ol class=\"events\">\n");
        events.forEach(event -> html.append(item(event)));
        return html.append("</ol>\n").toString();
    }

    private String item(ReceivedEvent event) {
        String cause = event.cause()
                .map(word -> " · " + Html.foreign(texts.getOr("cause." + word, word)))
                .orElse("");
        return """
                <li data-type="%s"><time datetime="%s">%s</time><div><strong>%s</strong><small>%s%s · %s</small></div></li>
                """.formatted(
                        Html.escape(event.type()),
                        event.at(),
                        TIME.format(event.at().atZone(ZoneId.systemDefault())),
                        Html.text(texts, "event." + event.type()),
                        Html.foreign(event.person()),
                        cause,
                        Html.text(texts, "effect." + event.effect()));
    }
}
