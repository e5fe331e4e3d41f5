package dev.socialconnector;

import dev.socialconnector.internal.Immutable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a person, in the same shape for every provider. Immutable.
 *
 * <p>Only {@link #subject()} identifies: names, addresses and numbers change hands.
 */
public final class SocialProfile {
    private final String subject;
    private final Optional<String> nickname;
    private final Optional<String> name;
    private final Optional<String> givenName;
    private final Optional<String> familyName;
    private final Optional<String> legalName;
    private final Optional<EmailAddress> email;
    private final Optional<PhoneNumber> phoneNumber;
    private final Optional<URI> picture;
    private final Optional<String> gender;
    private final Optional<BirthDate> birthDate;
    private final Optional<String> ageRange;
    private final Optional<Instant> connectedAt;
    private final Optional<Boolean> hasSignedUp;
    private final Map<String, Consent> consents;
    private final Map<String, @Nullable Object> claims;

    private SocialProfile(Builder builder) {
        this.subject = builder.subject;
        this.nickname = Objects.requireNonNull(builder.nickname, "nickname");
        this.name = Objects.requireNonNull(builder.name, "name");
        this.givenName = Objects.requireNonNull(builder.givenName, "givenName");
        this.familyName = Objects.requireNonNull(builder.familyName, "familyName");
        this.legalName = Objects.requireNonNull(builder.legalName, "legalName");
        this.email = builder.email.filter(address -> !address.isMasked());
        this.phoneNumber = Objects.requireNonNull(builder.phoneNumber, "phoneNumber");
        this.picture = Objects.requireNonNull(builder.picture, "picture");
        this.gender = Objects.requireNonNull(builder.gender, "gender");
        this.birthDate = Objects.requireNonNull(builder.birthDate, "birthDate");
        this.ageRange = Objects.requireNonNull(builder.ageRange, "ageRange");
        this.connectedAt = Objects.requireNonNull(builder.connectedAt, "connectedAt");
        this.hasSignedUp = Objects.requireNonNull(builder.hasSignedUp, "hasSignedUp");
        this.consents = Immutable.map(builder.consents);
        this.claims = Immutable.map(builder.claims);
    }

    /**
     * Starts a profile of the given person, about whom nothing else is known yet.
     *
     * @throws IllegalArgumentException if the subject is empty
     */
    public static Builder of(String subject) {
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("subject must not be empty");
        }
        return new Builder(subject);
    }

    /** Returns the provider's unchanging identifier of the person, unique together with the connector. */
    public String subject() {
        return subject;
    }

    /** Returns what the person likes to be called. */
    public Optional<String> nickname() {
        return nickname;
    }

    /** Returns the full name of the account; not proven. */
    public Optional<String> name() {
        return name;
    }

    /** Returns the given name of the account, if the provider tells it apart; not proven. */
    public Optional<String> givenName() {
        return givenName;
    }

    /** Returns the family name of the account, if the provider tells it apart; not proven. */
    public Optional<String> familyName() {
        return familyName;
    }

    /** Returns the name from an identity check at the provider. */
    public Optional<String> legalName() {
        return legalName;
    }

    /** Returns the e-mail address with its verdict; absent if the provider knows it to belong to another person by now, or masks it. */
    public Optional<EmailAddress> email() {
        return email;
    }

    /** Returns the phone number with its verdict. */
    public Optional<PhoneNumber> phoneNumber() {
        return phoneNumber;
    }

    /** Returns the https address of a picture that the person chose; never the provider's placeholder. */
    public Optional<URI> picture() {
        return picture;
    }

    /** Returns the gender as the provider names it, in lower case: {@code female}, {@code male}, or another word. */
    public Optional<String> gender() {
        return gender;
    }

    /** Returns what is known of the day of birth. */
    public Optional<BirthDate> birthDate() {
        return birthDate;
    }

    /** Returns the age range as the provider names it, for example {@code 20~29}. */
    public Optional<String> ageRange() {
        return ageRange;
    }

    /** Returns when the person linked their account to the application. */
    public Optional<Instant> connectedAt() {
        return connectedAt;
    }

    /** Returns whether the link is complete: false if the link still has to be completed by the application; absent if there is nothing to complete. */
    public Optional<Boolean> hasSignedUp() {
        return hasSignedUp;
    }

    /** Returns how each consent item stands, by scope. */
    public Map<String, Consent> consents() {
        return consents;
    }

    /**
     * Returns all that the provider answered, unchanged: text, {@code Long}, {@code Double}, {@code Boolean}, {@code List},
     * {@code Map}, null. Nothing in it is a verdict: it also holds what was left out above on purpose.
     */
    public Map<String, @Nullable Object> claims() {
        return claims;
    }

    /** Returns what to greet the person with: the name if it is known, or else the nickname. */
    public Optional<String> displayName() {
        return name.or(() -> nickname);
    }

    /** Returns how the consent with this scope stands; one that the provider did not mention is not configured. */
    public Consent consent(String scope) {
        return consents.getOrDefault(scope, new Consent(scope, Consent.State.NOT_CONFIGURED));
    }

    /**
     * Returns the scopes that the person has not agreed to yet, ready for {@link AuthorizationOptions#scopes}. A provider may demand
     * all that is asked for at once (Kakao does), so ask for what is needed rather than for all that is possible.
     */
    public List<String> pendingConsents() {
        return consents.values().stream()
                .filter(consent -> consent.state() == Consent.State.PENDING)
                .map(Consent::scope)
                .toList();
    }

    /** Starts a profile with the same parts. */
    public Builder toBuilder() {
        return new Builder(subject)
                .nickname(nickname)
                .name(name)
                .givenName(givenName)
                .familyName(familyName)
                .legalName(legalName)
                .email(email)
                .phoneNumber(phoneNumber)
                .picture(picture)
                .gender(gender)
                .birthDate(birthDate)
                .ageRange(ageRange)
                .connectedAt(connectedAt)
                .hasSignedUp(hasSignedUp)
                .consents(consents)
                .claims(claims);
    }

    /**
     * Returns this profile as a map of texts, numbers, flags, lists and maps, which any JSON library can write. Later versions of this
     * library read what this one writes. It tells of a person: keep it as such.
     */
    public Map<String, @Nullable Object> toMap() {
        return StoredProfile.write(this);
    }

    /**
     * Restores what {@link #toMap()} wrote, also after a JSON library has written and read it. Keys that are not known are passed over.
     *
     * @throws IllegalArgumentException if this is no map of a profile; the message names the key
     */
    public static SocialProfile fromMap(Map<String, @Nullable Object> map) {
        return StoredProfile.read(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SocialProfile profile && profile.toMap().equals(toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /** Prints how the consents stand, and nothing about the person. */
    @Override
    public String toString() {
        return "SocialProfile[consents=" + consents.values() + "]";
    }

    /** Collects the parts of a profile. */
    public static final class Builder {
        private final String subject;
        private Optional<String> nickname = Optional.empty();
        private Optional<String> name = Optional.empty();
        private Optional<String> givenName = Optional.empty();
        private Optional<String> familyName = Optional.empty();
        private Optional<String> legalName = Optional.empty();
        private Optional<EmailAddress> email = Optional.empty();
        private Optional<PhoneNumber> phoneNumber = Optional.empty();
        private Optional<URI> picture = Optional.empty();
        private Optional<String> gender = Optional.empty();
        private Optional<BirthDate> birthDate = Optional.empty();
        private Optional<String> ageRange = Optional.empty();
        private Optional<Instant> connectedAt = Optional.empty();
        private Optional<Boolean> hasSignedUp = Optional.empty();
        private Map<String, Consent> consents = Map.of();
        private Map<String, @Nullable Object> claims = Map.of();

        private Builder(String subject) {
            this.subject = subject;
        }

        /** Sets what the person likes to be called. */
        public Builder nickname(Optional<String> nickname) {
            this.nickname = nickname;
            return this;
        }

        /** Sets the full name. */
        public Builder name(Optional<String> name) {
            this.name = name;
            return this;
        }

        /** Sets the given name. */
        public Builder givenName(Optional<String> givenName) {
            this.givenName = givenName;
            return this;
        }

        /** Sets the family name. */
        public Builder familyName(Optional<String> familyName) {
            this.familyName = familyName;
            return this;
        }

        /** Sets the name from an identity check. */
        public Builder legalName(Optional<String> legalName) {
            this.legalName = legalName;
            return this;
        }

        /** Sets the e-mail address. */
        public Builder email(Optional<EmailAddress> email) {
            this.email = email;
            return this;
        }

        /** Sets the phone number. */
        public Builder phoneNumber(Optional<PhoneNumber> phoneNumber) {
            this.phoneNumber = phoneNumber;
            return this;
        }

        /** Sets the picture. */
        public Builder picture(Optional<URI> picture) {
            this.picture = picture;
            return this;
        }

        /** Sets the gender. */
        public Builder gender(Optional<String> gender) {
            this.gender = gender;
            return this;
        }

        /** Sets what is known of the day of birth. */
        public Builder birthDate(Optional<BirthDate> birthDate) {
            this.birthDate = birthDate;
            return this;
        }

        /** Sets the age range. */
        public Builder ageRange(Optional<String> ageRange) {
            this.ageRange = ageRange;
            return this;
        }

        /** Sets when the person linked their account. */
        public Builder connectedAt(Optional<Instant> connectedAt) {
            this.connectedAt = connectedAt;
            return this;
        }

        /** Sets whether the link is complete. */
        public Builder hasSignedUp(Optional<Boolean> hasSignedUp) {
            this.hasSignedUp = hasSignedUp;
            return this;
        }

        /** Sets how the consents stand, by scope. */
        public Builder consents(Map<String, Consent> consents) {
            this.consents = consents;
            return this;
        }

        /** Sets all that the provider answered. */
        public Builder claims(Map<String, @Nullable Object> claims) {
            this.claims = claims;
            return this;
        }

        /** Returns the profile. */
        public SocialProfile build() {
            return new SocialProfile(this);
        }
    }
}
