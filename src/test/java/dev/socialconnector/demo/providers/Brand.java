package dev.socialconnector.demo.providers;

/**
 * The colours of a provider's button, as its design guide wants them. They are the same on light and dark pages.
 *
 * @param background behind the label
 * @param ink of the label
 * @param edge around the button
 */
public record Brand(String background, String ink, String edge) {
    static Brand of(String background, String ink) {
        return new Brand(background, ink, background);
    }

    /** Returns the rule of the stylesheet for the button of the provider with this id. */
    public String rule(String id) {
        return ".brand." + id + " { background: " + background + "; color: " + ink + "; border-color: " + edge
                + "; }\n";
    }
}
