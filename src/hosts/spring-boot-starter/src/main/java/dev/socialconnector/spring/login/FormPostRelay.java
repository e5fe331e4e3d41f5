package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationCallback;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets a form of the provider's page come again from a page of ours. Browsers do not send {@code SameSite=Lax} cookies with a form of
 * another site (RFC 6265bis section 5.8.3), so at first nothing is known of the sign-in; with the same form from here they do. So no
 * cookie of the application has to be open to other sites. Source: OAuth 2.0 Form Post Response Mode.
 */
final class FormPostRelay {
    private static final String MARK = "social_relayed";
    private static final String SCRIPT = "document.forms[0].submit()";

    private FormPostRelay() {}

    /** Tells whether the form came from elsewhere, and has not come again already. */
    static boolean isNeeded(HttpServletRequest request) {
        return Callbacks.isForm(request)
                && request.getParameter(MARK) == null
                && length(request.getParameterMap()) <= AuthorizationCallback.MAX_QUERY_LENGTH;
    }

    /** Sends a page that submits the form again: by itself, or by its button where scripts are off. */
    static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder form = new StringBuilder("<form method=\"post\">");
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                form.append(field(name, value));
            }
        });
        form.append(field(MARK, "1"));
        form.append("<button>")
                .append(Html.escaped(Html.CONTINUE.in(Html.language(request))))
                .append("</button></form>");
        new Html(request)
                .allowing("script-src " + Html.hash(SCRIPT) + "; form-action 'self'")
                .send(response, form + "<script>" + SCRIPT + "</script>");
    }

    private static String field(String name, String value) {
        return "<input type=\"hidden\" name=\"" + Html.escaped(name) + "\" value=\"" + Html.escaped(value) + "\">";
    }

    private static int length(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .mapToInt(entry -> Stream.of(entry.getValue())
                        .mapToInt(value -> entry.getKey().length() + value.length())
                        .sum())
                .sum();
    }
}
