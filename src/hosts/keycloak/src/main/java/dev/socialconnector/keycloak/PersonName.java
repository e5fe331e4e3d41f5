package dev.socialconnector.keycloak;

import dev.socialconnector.SocialProfile;
import java.util.Optional;

/**
 * A name in the two parts that Keycloak keeps. Where the provider tells the two parts, they are taken; a name of several words is
 * divided before the last; a single word is the first name.
 */
record PersonName(String first, Optional<String> last) {
    static Optional<PersonName> of(SocialProfile profile) {
        Optional<String> given = claim(profile, "given_name");
        Optional<String> family = claim(profile, "family_name");
        if (given.isPresent() && family.isPresent()) {
            return Optional.of(new PersonName(given.get(), family));
        }
        return given.or(profile::displayName)
                .or(() -> family)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(PersonName::divided);
    }

    /** Prints nothing of the person. */
    @Override
    public String toString() {
        return "PersonName[" + (last.isPresent() ? "two parts" : "one part") + "]";
    }

    private static PersonName divided(String name) {
        int blank = name.lastIndexOf(' ');
        return blank < 0
                ? new PersonName(name, Optional.empty())
                : new PersonName(name.substring(0, blank).strip(), Optional.of(name.substring(blank + 1)));
    }

    private static Optional<String> claim(SocialProfile profile, String name) {
        return profile.claims().get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }
}
