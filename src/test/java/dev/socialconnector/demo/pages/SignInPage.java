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
        boolean emulated = providers.all().stream().anyMatch(LiveProvider::isEmulated);
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
                        (emulated ? note(visit.texts(), "signin.emulated") : "")
                                + (sealed ? note(visit.texts(), "signin.sealed") : ""));
        return Reply.page(200, Html.page(texts, texts.get("site"), main));
    }

    private static String note(Texts texts, String key) {
        return "<p class=\"note\">" + Html.text(texts, key) + "</p>\n";
    }
}
