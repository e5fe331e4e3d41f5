package dev.socialconnector;

import dev.socialconnector.internal.Digits;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;
import java.util.Optional;

/**
 * A person's birthday and year of birth. Any part may be missing; nothing is invented.
 *
 * @param year {@code YYYY}
 * @param birthday {@code MMDD}; may be {@code 0229} without a year, and {@code 0230} in the lunar calendar
 * @param calendar the calendar of the birthday
 * @param leapMonth whether the birthday falls into a lunar leap month
 */
public record BirthDate(Optional<String> year, Optional<String> birthday, Calendar calendar, boolean leapMonth) {
    /** A calendar in which people celebrate. */
    public enum Calendar {
        /** The Gregorian calendar. */
        SOLAR,
        /** The Korean lunar calendar. */
        LUNAR,
        /** The provider names another one, or none that is known here. */
        OTHER
    }

    public BirthDate {
        Objects.requireNonNull(year, "year");
        Objects.requireNonNull(birthday, "birthday");
        Objects.requireNonNull(calendar, "calendar");
    }

    /** Describes a day of the solar calendar. A day that does not exist in it is filed under {@link Calendar#OTHER}. */
    public static BirthDate solar(Optional<String> year, Optional<String> birthday) {
        boolean exists = birthday.isEmpty() || isSolar(birthday.get());
        return new BirthDate(year, birthday, exists ? Calendar.SOLAR : Calendar.OTHER, false);
    }

    private static boolean isSolar(String birthday) {
        try {
            int monthAndDay = Integer.parseInt(birthday);
            MonthDay.of(monthAndDay / 100, monthAndDay % 100);
            return true;
        } catch (NumberFormatException | DateTimeException noSuchDay) {
            return false;
        }
    }

    /** Tells whether a text can be a year of birth: {@code YYYY}, and not {@code 0000}, which says that the year is not known. */
    public static boolean isYear(String text) {
        return Digits.are(text, 4) && !text.equals("0000");
    }

    /** Tells whether a text can be a birthday: {@code MMDD}, in the solar calendar or another one. */
    public static boolean isBirthday(String text) {
        if (!Digits.are(text, 4)) {
            return false;
        }
        int monthAndDay = Integer.parseInt(text);
        int month = monthAndDay / 100;
        int day = monthAndDay % 100;
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** Tells whether the birthday is a date of the lunar calendar. */
    public boolean lunar() {
        return calendar == Calendar.LUNAR;
    }

    /** Returns the date if year and day are known, solar and exist in the calendar. */
    public Optional<LocalDate> date() {
        if (calendar != Calendar.SOLAR || year.isEmpty() || birthday.isEmpty()) {
            return Optional.empty();
        }
        try {
            int monthAndDay = Integer.parseInt(birthday.get());
            return Optional.of(LocalDate.of(Integer.parseInt(year.get()), monthAndDay / 100, monthAndDay % 100));
        } catch (NumberFormatException | DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Prints which parts are known. */
    @Override
    public String toString() {
        return "BirthDate[year " + (year.isPresent() ? "given" : "absent") + ", birthday "
                + (birthday.isPresent() ? "given" : "absent") + "]";
    }
}
