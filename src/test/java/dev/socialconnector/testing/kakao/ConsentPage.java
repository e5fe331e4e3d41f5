package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Html;
import java.util.List;
import java.util.Map;

/** The page on which a person chooses a user and what to agree to; works without scripts, and a program can post it. */
final class ConsentPage {

    /** The form field with the chosen user's name. */
    static final String USER = "user";

    /** The form field with the pressed button. */
    static final String DECISION = "decision";

    private final AuthorizationFlow flow;
    private final AuthorizeQuery query;

    ConsentPage(AuthorizationFlow flow, AuthorizeQuery query) {
        this.flow = flow;
        this.query = query;
    }

    /** Names the form field with the items that this user agrees to. */
    static String consentField(String userName) {
        return "consent-" + userName;
    }

    String html(String rawQuery, List<EmulatedUser> users, String preselected, boolean requiredLeftOut) {
        StringBuilder html = new StringBuilder();
        html.append("<h1>").append(title()).append("</h1>\n");
        if (requiredLeftOut) {
            html.append("<p role=\"alert\">필수 항목에 동의해 주세요. · Please agree to all required items. (KOE203)</p>\n");
        }
        html.append("<form method=\"post\" action=\"")
                .append(Html.escape(KakaoPaths.AUTHORIZE + "?" + rawQuery))
                .append("\">\n<fieldset>\n<legend>카카오계정 · Kakao Account</legend>\n<ul>\n");
        for (EmulatedUser user : users) {
            appendUser(html, user, user.name().equals(preselected));
        }
        return Html.page(
                "카카오계정 · Kakao Account",
                html.append("</ul>\n</fieldset>\n")
                        .append(button("agree", "동의하고 계속하기 · Agree and continue"))
                        .append(button("cancel", "취소 · Cancel"))
                        .append("</form>\n")
                        .toString());
    }

    private String title() {
        return query.prompts("create") ? "카카오계정 가입 · Create a Kakao Account" : "카카오계정으로 로그인 · Log in with Kakao";
    }

    private void appendUser(StringBuilder html, EmulatedUser user, boolean selected) {
        html.append("<li><label><input type=\"radio\" name=\"" + USER + "\" required value=\"")
                .append(Html.escape(user.name()))
                .append(selected ? "\" checked> " : "\"> ")
                .append(displayName(user))
                .append("</label>\n");
        Map<String, Boolean> items = flow.itemsToAsk(query, user);
        if (!items.isEmpty()) {
            html.append("<fieldset>\n<legend>동의 항목 · Consent items</legend>\n");
            items.forEach((scope, required) -> appendItem(html, user, scope, required));
            html.append("</fieldset>\n");
        }
        html.append("</li>\n");
    }

    /** Nicknames may turn the direction of writing, which must not spill over to the rest of the line. */
    private static String displayName(EmulatedUser user) {
        return user.text("nickname")
                .map(nickname -> "<bdi>" + Html.escape(nickname) + "</bdi> (" + user.name() + ")")
                .orElse(user.name());
    }

    private static void appendItem(StringBuilder html, EmulatedUser user, String scope, boolean required) {
        html.append("<label><input type=\"checkbox\" name=\"")
                .append(Html.escape(consentField(user.name())))
                .append("\" value=\"")
                .append(Html.escape(scope))
                .append(required ? "\" checked> [필수 · Required] " : "\"> [선택 · Optional] ")
                .append(Html.escape(ConsentItem.label(scope)))
                .append("</label>\n");
    }

    private static String button(String decision, String label) {
        return "<button class=\"" + decision + "\" name=\"" + DECISION + "\" value=\"" + decision + "\">" + label
                + "</button>\n";
    }
}
