package dev.socialconnector.keycloak;

import dev.socialconnector.SocialProfile;
import java.util.Optional;

/**
 * A name in the two parts that Keycloak keeps. Where the provider tells the two parts, they are taken; a name of several words is
 * divided before the last; a single word is the first name.
 */
record PersonName(String first, Optional<String> last) {
    static Optional<PersonName> of(SocialProfile profile) {
        return profile.givenName().isPresent()
                ? Optional.of(new PersonName(profile.givenName().get(), profile.familyName()))
                : profile.displayName()
                        .or(profile::familyName)
                        .filter(name -> !name.isBlank())
                        .map(PersonName::divided);
    }

    /** Prints nothing of the person. */
    @Override
    public String toString() {
        return "PersonName[" + (last.isPresent() ? "two parts" : "one part") + "]";
    }

    private static PersonName divided(String whole) {
        String name = whole.strip();
        int blank = name.lastIndexOf(' ');
        return blank < 0
                ? new PersonName(name, Optional.empty())
                : new PersonName(name.substring(0, blank).strip(), Optional.of(name.substring(blank + 1)));
    }
}
