package dev.socialconnector.demo.pages;

import dev.socialconnector.BirthDate;
import dev.socialconnector.Consent;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.demo.web.Fact;
import dev.socialconnector.demo.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of a person, line by line, with the verdicts in words. */
final class ProfileFacts {
    private final SocialProfile profile;
    private final Texts texts;
    private final List<Fact> facts = new ArrayList<>();

    ProfileFacts(SocialProfile profile, Texts texts) {
        this.profile = profile;
        this.texts = texts;
    }

    List<Fact> all() {
        add("name", profile.name());
        add("legalName", profile.legalName());
        add("nickname", profile.nickname());
        facts.add(email());
        profile.phoneNumber().ifPresent(phone -> facts.add(phoneNumber(phone)));
        add("birthDate", profile.birthDate().map(this::birthDate));
        add("ageRange", profile.ageRange());
        add("gender", profile.gender().map(gender -> texts.getOr("gender." + gender, gender)));
        add("connectedAt", profile.connectedAt().map(this::day));
        facts.add(fact("subject", profile.subject(), Optional.of("subject.verdict")));
        return List.copyOf(facts);
    }

    private Fact email() {
        if (profile.email().isPresent()) {
            EmailAddress email = profile.email().get();
            return fact(
                    "email", email.address(), Optional.of(email.verified() ? "email.verified" : "email.unverified"));
        }
        // The provider still shows this person the address, but knows that it is somebody else's by now.
        boolean lost = profile.consent("account_email").state() == Consent.State.GRANTED;
        return fact("email", texts.get("email.absent"), lost ? Optional.of("email.lost") : Optional.empty());
    }

    private Fact phoneNumber(PhoneNumber phone) {
        return fact(
                "phone",
                phone.e164().orElse(phone.raw()),
                Optional.of(phone.verified() ? "phone.verified" : "phone.unverified"));
    }

    /** Shows what is known and makes up nothing: a lunar day is no day of our calendar. */
    private String birthDate(BirthDate birth) {
        if (birth.date().isPresent()) {
            return longDate(birth.date().get());
        }
        String day = Stream.of(
                        birth.year(), birth.birthday().map(text -> text.substring(0, 2) + "-" + text.substring(2)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("-"));
        return birth.lunar() ? texts.get(birth.leapMonth() ? "birthDate.leap" : "birthDate.lunar", day) : day;
    }

    private String day(Instant moment) {
        return longDate(LocalDate.ofInstant(moment, ZoneId.systemDefault()));
    }

    private String longDate(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(texts.locale()));
    }

    private void add(String key, Optional<String> value) {
        value.ifPresent(text -> facts.add(fact(key, text, Optional.empty())));
    }

    private Fact fact(String key, String value, Optional<String> verdict) {
        return new Fact(texts.get("fact." + key), value, verdict.map(texts::get));
    }
}
