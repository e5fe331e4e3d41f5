package dev.socialconnector.kakao.profile;

import dev.socialconnector.toolkit.http.JsonObject;
import java.net.URI;
import java.util.Optional;

/** Finds the picture that a person chose: by https, and never the placeholder. */
final class KakaoPicture {
    /** Where Kakao keeps its placeholder; an ID token has no flag for it. */
    private static final String PLACEHOLDER = "/account_images/default_profile";

    private KakaoPicture() {}

    /** Returns the larger picture of a profile, or else the smaller. */
    static Optional<URI> of(JsonObject profile) {
        return profile.flag("is_default_image").orElse(false)
                ? Optional.empty()
                : profile.text("profile_image_url")
                        .flatMap(KakaoPicture::of)
                        .or(() -> profile.text("thumbnail_image_url").flatMap(KakaoPicture::of));
    }

    /** Kakao's image servers take both http and https; a plain address of anybody else is not offered. */
    static Optional<URI> of(String address) {
        try {
            boolean plain = address.regionMatches(true, 0, "http:", 0, "http:".length());
            URI uri = URI.create(plain ? "https" + address.substring("http".length()) : address);
            String host = uri.getHost();
            if (host == null || !"https".equalsIgnoreCase(uri.getScheme()) || address.contains(PLACEHOLDER)) {
                return Optional.empty();
            }
            boolean ofKakao = host.equals("kakaocdn.net") || host.endsWith(".kakaocdn.net");
            return !plain || (ofKakao && uri.getPort() < 0) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
