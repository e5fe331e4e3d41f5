package dev.socialconnector.kakao.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of a whole application at Kakao, which all its REST API keys have in common. All are optional; what needs one is
 * absent without it.
 *
 * @param id the application's number in Kakao's console
 * @param adminKey an admin key, for acting on the application's own authority; it can do everything to everybody
 * @param primaryAdminKey the key that Kakao sends unlink notices with, if that is another one
 * @param eventAudiences further {@code aud} of account events: other REST API keys of the application
 * @param nativeApps the application's apps whose ID tokens are accepted from outside
 */
public record KakaoApplication(
        Optional<Long> id,
        Optional<String> adminKey,
        Optional<String> primaryAdminKey,
        Set<String> eventAudiences,
        KakaoNativeApps nativeApps) {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    /** Nothing is known of the application. */
    public static final KakaoApplication UNKNOWN =
            new KakaoApplication(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), KakaoNativeApps.NONE);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the id is not positive, or a key is not visible ASCII, for example because of a line
     *     break behind it
     */
    public KakaoApplication {
        id.ifPresent(number -> require(number > 0, "id must be positive"));
        adminKey.ifPresent(key -> requireKey("adminKey", key));
        primaryAdminKey.ifPresent(key -> requireKey("primaryAdminKey", key));
        eventAudiences = Set.copyOf(eventAudiences);
        Objects.requireNonNull(nativeApps, "nativeApps");
    }

    /** Starts from the application's number. */
    public static KakaoApplication of(long id) {
        return new KakaoApplication(
                Optional.of(id), Optional.empty(), Optional.empty(), Set.of(), KakaoNativeApps.NONE);
    }

    /** Returns these settings with an admin key. */
    public KakaoApplication withAdminKey(String adminKey) {
        return new KakaoApplication(id, Optional.of(adminKey), primaryAdminKey, eventAudiences, nativeApps);
    }

    /** Returns these settings with the key that Kakao sends unlink notices with. */
    public KakaoApplication withPrimaryAdminKey(String primaryAdminKey) {
        return new KakaoApplication(id, adminKey, Optional.of(primaryAdminKey), eventAudiences, nativeApps);
    }

    /** Returns these settings with further audiences of account events. */
    public KakaoApplication withEventAudiences(String... eventAudiences) {
        return new KakaoApplication(id, adminKey, primaryAdminKey, Set.of(eventAudiences), nativeApps);
    }

    /** Returns these settings with apps whose ID tokens are accepted from outside. */
    public KakaoApplication withNativeApps(KakaoNativeApps nativeApps) {
        return new KakaoApplication(id, adminKey, primaryAdminKey, eventAudiences, nativeApps);
    }

    /** Prints whether there are keys, not the keys. */
    @Override
    public String toString() {
        return "KakaoApplication[id=" + id + ", adminKey " + given(adminKey) + ", primaryAdminKey "
                + given(primaryAdminKey) + ", eventAudiences=" + eventAudiences + ", nativeApps=" + nativeApps + "]";
    }

    private static String given(Optional<String> key) {
        return key.isPresent() ? "given" : "absent";
    }

    private static void requireKey(String name, String key) {
        require(KEY.matcher(key).matches(), name + " must be visible ASCII characters");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
