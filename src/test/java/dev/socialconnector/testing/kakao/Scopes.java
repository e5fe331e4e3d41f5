package dev.socialconnector.testing.kakao;

import java.util.Set;

/** What several answers read from consents in the same way. */
final class Scopes {

    private Scopes() {}

    /** The legacy scope {@code profile} covers nickname and picture. */
    static boolean nickname(Set<String> consents) {
        return consents.contains("profile_nickname") || consents.contains("profile");
    }

    static boolean picture(Set<String> consents) {
        return consents.contains("profile_image") || consents.contains("profile");
    }

    /** Kakao tells picture addresses with {@code http} unless asked otherwise. */
    static String plainHttp(String address) {
        return address.startsWith("https://") ? "http://" + address.substring("https://".length()) : address;
    }
}
