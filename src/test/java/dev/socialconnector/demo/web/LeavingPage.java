package dev.socialconnector.demo.web;

import java.net.URI;

/**
 * The page between a logout here and the provider's logout page. A redirect would be shorter, but browsers follow one that answers a form
 * only to addresses that the form's page allows ({@code form-action}), and a provider may send the browser on to addresses of its own.
 */
public final class LeavingPage {
    private LeavingPage() {}

    public static Reply to(URI provider, Texts texts) {
        String main = """
                <main>
                <h1>%s</h1>
                <p class="lead">%s</p>
                <p><a class="button" href="%s">%s</a></p>
                </main>
                """.formatted(
                        Html.text(texts, "leaving.title"),
                        Html.text(texts, "leaving.lead"),
                        Html.escape(provider.toString()),
                        Html.text(texts, "leaving.go"));
        return Reply.page(200, Html.page(texts, texts.get("leaving.title"), main))
                .with("Refresh", "0;url=" + provider);
    }
}
