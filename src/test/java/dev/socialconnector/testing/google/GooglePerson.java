package dev.socialconnector.testing.google;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Google account.
 *
 * @param subject {@code sub}
 * @param claims what Google says of the person to whoever asks for {@code profile} and {@code email}
 */
public record GooglePerson(String subject, Map<String, Object> claims) {
    /** A private account. */
    public static final GooglePerson JANE = of("118200416938502773401", "jane.doe@gmail.com")
            .with("name", "Jane Doe")
            .with("given_name", "Jane")
            .with("family_name", "Doe")
            .with("picture", "https://lh3.googleusercontent.com/a/jane=s96-c");

    /** An account of an organisation. */
    public static final GooglePerson HAN =
            of("104000000000000000007", "han@corp.example").with("name", "한지우").with("hd", "corp.example");

    /** A private account with an address of another provider. */
    public static final GooglePerson OTTO =
            of("100000000000000000003", "otto@elsewhere.example").with("name", "Otto");

    public GooglePerson {
        claims = Map.copyOf(claims);
    }

    /** Starts from a subject and a verified address. */
    public static GooglePerson of(String subject, String email) {
        return new GooglePerson(subject, Map.of("email", email, "email_verified", true));
    }

    /** Returns the same person with another claim. */
    public GooglePerson with(String claim, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(claim, value);
        return new GooglePerson(subject, more);
    }

    /** Returns the same person without a claim. */
    public GooglePerson without(String claim) {
        Map<String, Object> fewer = new LinkedHashMap<>(claims);
        fewer.remove(claim);
        return new GooglePerson(subject, fewer);
    }

    @Override
    public String toString() {
        return "GooglePerson[" + subject + "]";
    }
}
