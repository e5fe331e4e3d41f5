package dev.socialconnector.demo.web;

import java.util.Locale;
import java.util.stream.Stream;

/** What has just been done, told once at the top of the next page. */
public enum Notice {
    REFRESHED,
    REVOKED,
    AGREED,
    TERM_REVOKED,
    /** The provider left everything as it was. */
    UNCHANGED,
    SIGNED_OUT,
    SIGNED_OUT_AT_PROVIDER,
    /** The session here is over, but the provider could not be reached. */
    TOKENS_LEFT,
    BACK_FROM_PROVIDER,
    UNLINKED,
    LINKED,
    NOT_LINKED,
    SAVED;

    private static final String PARAMETER = "notice";

    /** Sends the browser to a page that tells it. */
    public Reply at(String path) {
        return Reply.redirect(path + "?" + PARAMETER + "=" + key());
    }

    /** Returns what the address asks to tell, if it is one of ours; or else nothing. */
    public static String html(Visit visit) {
        String asked = visit.query().text(PARAMETER);
        return Stream.of(values())
                .filter(notice -> notice.key().equals(asked))
                .map(notice -> html(visit.texts().get("notice." + notice.key())))
                .findFirst()
                .orElse("");
    }

    public static String html(String text) {
        return "<p class=\"notice\" role=\"status\">" + Html.escape(text) + "</p>\n";
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
