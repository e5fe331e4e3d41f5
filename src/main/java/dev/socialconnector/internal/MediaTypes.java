package dev.socialconnector.internal;

/** What a {@code Content-Type} says (RFC 9110 section 8.3). */
public final class MediaTypes {
    private MediaTypes() {}

    /** Tells whether it says this media type; a charset or another parameter does not matter. */
    public static boolean says(String contentType, String mediaType) {
        return contentType.split(";", 2)[0].strip().equalsIgnoreCase(mediaType);
    }
}
