package dev.socialconnector;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the day of a person's birth; any part may be missing, and nothing is made up.
 *
 * @param year {@code YYYY}
 * @param birthday {@code MMDD}; may be {@code 0229} without a year, and {@code 0230} in the lunar calendar
 * @param lunar whether the birthday is a date of the Korean lunar calendar
 * @param leapMonth whether it falls into a lunar leap month
 */
public record BirthDate(Optional<String> year, Optional<String> birthday, boolean lunar, boolean leapMonth) {
    public BirthDate {
        Objects.requireNonNull(year, "year");
        Objects.requireNonNull(birthday, "birthday");
    }

    /** Returns the date if year and day are known, solar and exist in the calendar. */
    public Optional<LocalDate> date() {
        if (lunar || year.isEmpty() || birthday.isEmpty()) {
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
