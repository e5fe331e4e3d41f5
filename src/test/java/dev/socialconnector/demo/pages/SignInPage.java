package dev.socialconnector.demo.pages;

import dev.socialconnector.demo.providers.DemoKakao;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.demo.web.Visit;
import dev.socialconnector.settings.ConnectorMetadata;
import java.net.URI;

/**
 * The page for those who are not signed in, with the button as Kakao's design guide wants it: symbol and label on #FEE500.
 * Source: https://developers.kakao.com/docs/latest/en/kakaologin/design-guide.
 */
public final class SignInPage {
    private SignInPage() {}

    /** Answers {@code GET /}, and tells if the sessions of sign-ins are in cookies. */
    public static Reply of(DemoKakao kakao, boolean sealed, Visit visit) {
        Texts texts = visit.texts();
        String main = """
                <main>
                %s<h1>%s</h1>
                <p class="lead">%s</p>
                %s
                <p class="other"><a href="/login/kakao?account=other">%s</a></p>
                %s</main>
                """.formatted(
                        Notice.html(visit),
                        Html.escape(texts.get("signin.title")),
                        Html.escape(texts.get("signin.lead")),
                        button(kakao.metadata(), texts),
                        Html.escape(texts.get("signin.other")),
                        (kakao.isEmulated() ? note(texts, "signin.emulated") : "")
                                + (sealed ? note(texts, "signin.sealed") : ""));
        return Reply.page(200, Html.page(texts, texts.get("site"), main));
    }

    private static String button(ConnectorMetadata metadata, Texts texts) {
        String symbol = metadata.logo().map(URI::toString).orElse("");
        return "<a class=\"kakao\" href=\"/login/kakao\"><img src=\"" + Html.escape(symbol)
                + "\" alt=\"\" width=\"32\" height=\"32\"><span>" + Html.escape(texts.get("signin.kakao"))
                + "</span></a>";
    }

    private static String note(Texts texts, String key) {
        return "<p class=\"note\">" + Html.escape(texts.get(key)) + "</p>\n";
    }
}
