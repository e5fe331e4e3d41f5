package dev.socialconnector.demo.web;

/**
 * A form that is nothing but a button; what it does needs no script.
 *
 * @param action where it is sent
 * @param hidden what it carries, as markup
 */
public record PostForm(String action, String hidden) {
    /** Starts a form of the browser that this token belongs to. */
    public static PostForm to(String action, String token) {
        return new PostForm(action, "").with(FormTokens.FIELD, token);
    }

    public PostForm with(String name, String value) {
        return new PostForm(
                action,
                hidden + "<input type=\"hidden\" name=\"" + Html.escape(name) + "\" value=\"" + Html.escape(value)
                        + "\">");
    }

    /** Returns a wide button. */
    public String button(String label, String style) {
        return html(Html.escape(label), style, "");
    }

    /** Returns a small button beside something, whose name tells what it is about to those who do not see that. */
    public String small(String label, String about) {
        return html(Html.escape(label), "small", " aria-label=\"" + Html.escape(label + ": " + about) + "\"");
    }

    private String html(String label, String style, String attributes) {
        return "<form method=\"post\" action=\"" + Html.escape(action) + "\">" + hidden + "<button class=\"button "
                + style + "\"" + attributes + ">" + label + "</button></form>\n";
    }
}
