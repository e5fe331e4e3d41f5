package dev.socialconnector.kakao.profile;

import java.util.regex.Pattern;

/** The name of a consent item at Kakao, which a sign-in sends as a scope. */
public final class KakaoScope {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    private KakaoScope() {}

    /** Tells whether a text can be one such name. */
    public static boolean isScope(String text) {
        return FORM.matcher(text).matches();
    }
}
