package dev.socialconnector.demo.pages;

import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.KakaoDemo;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.demo.web.Visit;
import java.util.stream.Collectors;

/** The page for those who are not signed in: one button for each provider, in its colours. */
public final class SignInPage {
    private SignInPage() {}

    /** Answers {@code GET /}, and tells if the sessions of sign-ins are in cookies. */
    public static Reply of(DemoProviders providers, boolean sealed, Visit visit) {
        LiveProvider kakao = providers.get(KakaoDemo.ID);
        Texts texts = visit.texts().about(kakao.metadata().name());
        String emulated = providers.all().stream()
                .filter(LiveProvider::isEmulated)
                .map(provider -> provider.metadata().name().in(texts.locale().toLanguageTag()))
                .collect(Collectors.joining(", "));
        String main = """
                <main>
                %s<h1>%s</h1>
                <p class="lead">%s</p>
                %s<p class="other"><a href="/login/kakao?account=other">%s</a></p>
                %s</main>
                """.formatted(
                        Notice.html(visit),
                        Html.text(texts, "signin.title"),
                        Html.text(texts, "signin.lead"),
                        providers.all().stream()
                                .map(provider -> Button.html(provider, visit.texts()))
                                .collect(Collectors.joining()),
                        Html.text(texts, "signin.other"),
                        (emulated.isEmpty() ? "" : note(texts.get("signin.emulated", emulated)))
                                + (sealed ? note(visit.texts().get("signin.sealed")) : ""));
        return Reply.page(200, Html.page(texts, texts.get("site"), main));
    }

    private static String note(String text) {
        return "<p class=\"note\">" + Html.escape(text) + "</p>\n";
    }
}
