package dev.socialconnector.demo.web;

import java.util.List;

/** What the pages have in common: the frame around them, and that no text gets into them as markup. */
public final class Html {
    private Html() {}

    /** Returns a whole page around the given markup. */
    public static String page(Texts texts, String title, String main) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/style.css">
                <link rel="stylesheet" href="/brands.css">
                </head>
                <body>
                <header><a href="/">%s</a>
                <nav aria-label="%s"><a href="/events">%s</a> <a href="/admin">%s</a></nav></header>
                %s</body>
                </html>
                """.formatted(
                        texts.locale().getLanguage(),
                        escape(title),
                        escape(texts.get("site")),
                        escape(texts.get("nav")),
                        escape(texts.get("nav.events")),
                        escape(texts.get("nav.admin")),
                        main);
    }

    /** Makes any text safe as content and as a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Sets a person's text apart, so that a right-to-left mark in it turns nothing around it. */
    public static String foreign(String text) {
        return "<bdi>" + escape(text) + "</bdi>";
    }

    /** Returns a list of facts. */
    public static String facts(List<Fact> facts) {
        StringBuilder html = new StringBuilder("<dl>\n");
        facts.forEach(fact -> html.append(fact.html()));
        return html.append("</dl>\n").toString();
    }

    /** Returns a text of our own, safe as content. */
    public static String text(Texts texts, String key) {
        return escape(texts.get(key));
    }
}
