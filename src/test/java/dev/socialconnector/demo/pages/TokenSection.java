package dev.socialconnector.demo.pages;

import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.demo.web.Fact;
import dev.socialconnector.demo.web.Html;
import dev.socialconnector.demo.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long the tokens live. The tokens themselves never leave the server. */
final class TokenSection {
    private final Texts texts;

    private TokenSection(Texts texts) {
        this.texts = texts;
    }

    static String html(AccountView view) {
        SocialLogin login = view.session().login();
        boolean renewable =
                view.can(TokenRefresh.class) && login.tokens().refreshToken().isPresent();
        String refresh =
                renewable ? view.form("/account/refresh").button(view.texts().get("tokens.renew"), "quiet") : "";
        return view.section("tokens.title", Html.facts(new TokenSection(view.texts()).facts(login)) + refresh);
    }

    private List<Fact> facts(SocialLogin login) {
        TokenSet tokens = login.tokens();
        return List.of(
                fact("id", texts.get(login.idToken().isPresent() ? "tokens.id.verified" : "tokens.id.absent")),
                fact("access", lifetime(tokens.expiresAt())),
                fact(
                        "refresh",
                        tokens.refreshToken().isPresent()
                                ? lifetime(tokens.refreshTokenExpiresAt())
                                : texts.get("tokens.none")));
    }

    private Fact fact(String key, String value) {
        return new Fact(texts.get("tokens." + key), value, Optional.empty());
    }

    private String lifetime(Optional<Instant> end) {
        if (end.isEmpty()) {
            return texts.get("tokens.unknown");
        }
        Duration left = Duration.between(Instant.now(), end.get());
        if (left.isNegative()) {
            return texts.get("tokens.over");
        }
        return left.toDays() > 1
                ? texts.get("tokens.days", Long.toString(left.toDays()))
                : texts.get("tokens.hours", Long.toString(left.toHours()), Integer.toString(left.toMinutesPart()));
    }
}
