package dev.socialconnector.kakao.profile;

import java.util.regex.Pattern;

/** A person's id at Kakao, as text: a positive number of 64 bits, in its shortest form. */
public final class KakaoSubject {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");
    private static final String LARGEST = Long.toString(Long.MAX_VALUE);

    private KakaoSubject() {}

    /** Tells whether a text is such an id. */
    public static boolean isSubject(String text) {
        return FORM.matcher(text).matches() && (text.length() < LARGEST.length() || text.compareTo(LARGEST) <= 0);
    }
}
