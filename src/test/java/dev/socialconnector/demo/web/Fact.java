package dev.socialconnector.demo.web;

import java.util.Optional;

/**
 * One line of the profile page.
 *
 * @param label what it is
 * @param value how it stands
 * @param verdict what to make of it
 */
public record Fact(String label, String value, Optional<String> verdict) {
    public String html() {
        return "<dt>" + Html.escape(label) + "</dt><dd>" + Html.foreign(value)
                + verdict.map(text -> "<small>" + Html.escape(text) + "</small>")
                        .orElse("") + "</dd>\n";
    }
}
