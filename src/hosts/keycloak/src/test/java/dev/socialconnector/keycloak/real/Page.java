package dev.socialconnector.keycloak.real;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a browser stands.
 *
 * @param address the address
 * @param status the status; 0 for an address outside Keycloak, which was not opened
 * @param html the page
 */
record Page(URI address, int status, String html) {
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]*)\"");

    /** Returns the address of the first link with this in it. */
    URI link(String part) {
        Matcher links = HREF.matcher(html);
        while (links.find()) {
            if (links.group(1).contains(part)) {
                return address.resolve(links.group(1).replace("&amp;", "&"));
            }
        }
        throw new AssertionError("no link with " + part + " on " + this);
    }

    /** Returns where the form is sent. */
    URI form() {
        Matcher forms = ACTION.matcher(html);
        if (!forms.find()) {
            throw new AssertionError("no form on " + this);
        }
        return address.resolve(forms.group(1).replace("&amp;", "&"));
    }

    /** Returns the parameters of the address. */
    Map<String, String> query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : address.getQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return parameters;
    }

    /** Returns the words on the page, without marks. */
    String words() {
        return html.replaceAll("(?s)<(script|style).*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return status + " " + address + ": " + words();
    }
}
