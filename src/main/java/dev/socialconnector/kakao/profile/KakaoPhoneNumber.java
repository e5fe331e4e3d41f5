package dev.socialconnector.kakao.profile;

import dev.socialconnector.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings Kakao's phone numbers into E.164 form. Korean ones come as {@code +82 10-1234-5678} or {@code +82 010-1234-5678}, foreign
 * ones with their country code and any layout. What is not certain is not converted: a wrong number is worse than none.
 */
final class KakaoPhoneNumber {
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+(82|39|\\d{1,3})[ .-]*([\\d (). -]{4,30})");
    /** A zero behind one of these country codes is for dialling inside the country only. */
    private static final Pattern TRUNK_ZERO = Pattern.compile("^\\+(?:2[07]|3[0-46]|4[013-9]|6[0-6]|8[146]|9[0-58])0");
    /** Countries whose numbers keep a leading zero behind the country code: Italy, San Marino, Ivory Coast, Gabon, Congo. */
    private static final Set<String> KEEPING_ZERO = Set.of("39", "378", "225", "241", "242");

    private KakaoPhoneNumber() {}

    static Optional<String> toE164(String raw) {
        String text = raw.strip();
        if (PhoneNumber.isE164(text)) {
            return text.startsWith("+820")
                    ? e164("82", text.substring(4))
                    : Optional.of(text)
                            .filter(digits -> !TRUNK_ZERO.matcher(digits).find());
        }
        Matcher number = INTERNATIONAL.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        String country = number.group(1);
        boolean keepsZero = KEEPING_ZERO.contains(country);
        String layout = keepsZero ? number.group(2) : number.group(2).replace("(0)", "");
        String national = digitsOf(layout);
        if (national.startsWith("0") && country.equals("82")) {
            national = national.substring(1);
        }
        boolean ambiguous = national.startsWith("0") && !keepsZero;
        return ambiguous ? Optional.empty() : e164(country, national);
    }

    private static Optional<String> e164(String country, String national) {
        String digits = country + national;
        boolean proper = digits.length() >= 7 && digits.length() <= 15 && !digits.startsWith("0");
        return proper ? Optional.of("+" + digits) : Optional.empty();
    }

    private static String digitsOf(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }
}
