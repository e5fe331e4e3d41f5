package dev.socialconnector.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.BirthDate;
import dev.socialconnector.SocialProfile;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/** A profile as JSON, for the attribute importer: the same names for every provider. */
final class ProfileJson {
    private ProfileJson() {}

    static JsonNode of(SocialProfile profile) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("subject", profile.subject());
        put(json, "nickname", profile.nickname());
        put(json, "name", profile.name());
        put(json, "givenName", profile.givenName());
        put(json, "familyName", profile.familyName());
        put(json, "legalName", profile.legalName());
        profile.email().ifPresent(email -> {
            json.put("email", email.address());
            json.put("emailVerified", email.verified());
        });
        profile.phoneNumber().ifPresent(phone -> {
            json.put("phoneNumber", phone.e164().orElse(phone.raw()));
            json.put("phoneNumberVerified", phone.verified());
        });
        put(json, "picture", profile.picture().map(URI::toString));
        put(json, "gender", profile.gender());
        put(json, "birthDate", profile.birthDate().flatMap(BirthDate::date).map(LocalDate::toString));
        put(json, "ageRange", profile.ageRange());
        json.put("claims", profile.claims());
        return JsonSerialization.mapper.valueToTree(json);
    }

    private static void put(Map<String, @Nullable Object> json, String name, Optional<String> value) {
        value.ifPresent(text -> json.put(name, text));
    }
}
