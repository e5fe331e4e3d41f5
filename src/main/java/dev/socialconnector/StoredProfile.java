package dev.socialconnector;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored form of a profile. A key that was written once keeps its name and meaning; new ones may be added. */
record StoredProfile(Map<?, ?> values) {
    private static final String VERSION = "1";

    static Map<String, @Nullable Object> write(SocialProfile profile) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("version", VERSION);
        map.put("subject", profile.subject());
        put(map, "nickname", profile.nickname());
        put(map, "name", profile.name());
        put(map, "givenName", profile.givenName());
        put(map, "familyName", profile.familyName());
        put(map, "legalName", profile.legalName());
        put(
                map,
                "email",
                profile.email().map(email -> Map.of("address", email.address(), "verified", email.verified())));
        put(map, "phoneNumber", profile.phoneNumber().map(StoredProfile::write));
        put(map, "picture", profile.picture().map(URI::toString));
        put(map, "gender", profile.gender());
        put(map, "birthDate", profile.birthDate().map(StoredProfile::write));
        put(map, "ageRange", profile.ageRange());
        put(map, "connectedAt", profile.connectedAt().map(Instant::toString));
        put(map, "hasSignedUp", profile.hasSignedUp());
        Map<String, String> consents = new LinkedHashMap<>();
        profile.consents().forEach((scope, consent) -> consents.put(scope, word(consent.state())));
        map.put("consents", consents);
        map.put("claims", profile.claims());
        return map;
    }

    static SocialProfile read(Map<?, ?> map) {
        StoredProfile stored = new StoredProfile(map);
        if (!VERSION.equals(map.get("version"))) {
            throw new IllegalArgumentException("this profile was stored in a form that is not known: version");
        }
        Optional<StoredProfile> email = stored.part("email");
        Optional<StoredProfile> phone = stored.part("phoneNumber");
        Optional<StoredProfile> birth = stored.part("birthDate");
        return SocialProfile.of(stored.required("subject"))
                .nickname(stored.text("nickname"))
                .name(stored.text("name"))
                .givenName(stored.text("givenName"))
                .familyName(stored.text("familyName"))
                .legalName(stored.text("legalName"))
                .email(email.map(it -> new EmailAddress(it.required("address"), it.is("verified"))))
                .phoneNumber(phone.map(it -> new PhoneNumber(it.required("raw"), it.text("e164"), it.is("verified"))))
                .picture(stored.text("picture").map(StoredProfile::address))
                .gender(stored.text("gender"))
                .birthDate(birth.map(StoredProfile::birthDate))
                .ageRange(stored.text("ageRange"))
                .connectedAt(stored.text("connectedAt").map(StoredProfile::instant))
                .hasSignedUp(stored.flag("hasSignedUp"))
                .consents(stored.consents())
                .claims(stored.members("claims"))
                .build();
    }

    private static void put(Map<String, @Nullable Object> map, String key, Optional<?> value) {
        value.ifPresent(present -> map.put(key, present));
    }

    private static Map<String, Object> write(PhoneNumber phone) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("raw", phone.raw());
        phone.e164().ifPresent(number -> map.put("e164", number));
        map.put("verified", phone.verified());
        return map;
    }

    private static Map<String, Object> write(BirthDate birth) {
        Map<String, Object> map = new LinkedHashMap<>();
        birth.year().ifPresent(year -> map.put("year", year));
        birth.birthday().ifPresent(day -> map.put("birthday", day));
        map.put("calendar", word(birth.calendar()));
        map.put("leapMonth", birth.leapMonth());
        return map;
    }

    private static BirthDate birthDate(StoredProfile stored) {
        return new BirthDate(
                stored.text("year"),
                stored.text("birthday"),
                constant(BirthDate.Calendar.class, "calendar", stored.required("calendar")),
                stored.is("leapMonth"));
    }

    private Map<String, Consent> consents() {
        Map<String, Consent> consents = new LinkedHashMap<>();
        members("consents")
                .forEach((scope, state) -> consents.put(
                        scope, new Consent(scope, constant(Consent.State.class, "consents", String.valueOf(state)))));
        return consents;
    }

    private String required(String key) {
        return text(key).orElseThrow(() -> unreadable(key));
    }

    private Optional<String> text(String key) {
        @Nullable Object value = values.get(key);
        if (value != null && !(value instanceof String)) {
            throw unreadable(key);
        }
        return Optional.ofNullable((String) value);
    }

    private Optional<Boolean> flag(String key) {
        @Nullable Object value = values.get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw unreadable(key);
        }
        return Optional.ofNullable((Boolean) value);
    }

    private boolean is(String key) {
        return flag(key).orElse(false);
    }

    private Optional<StoredProfile> part(String key) {
        return values.get(key) == null ? Optional.empty() : Optional.of(new StoredProfile(members(key)));
    }

    private Map<String, @Nullable Object> members(String key) {
        if (!(values.get(key) instanceof Map<?, ?> map)) {
            throw unreadable(key);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String key, String word) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw unreadable(key);
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw unreadable("picture");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw unreadable("connectedAt");
        }
    }

    private static IllegalArgumentException unreadable(String key) {
        return new IllegalArgumentException("a stored profile has no readable " + key);
    }

    /** Prints the keys only. */
    @Override
    public String toString() {
        return "StoredProfile" + values.keySet();
    }
}
