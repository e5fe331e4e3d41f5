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
 * What a provider says of a person, in the same shape for every provider.
 *
 * <p>Only {@link #subject()} identifies: names, addresses and numbers change hands.
 *
 * @param subject the provider's unchanging identifier of the person, unique together with the connector
 * @param nickname what the person likes to be called
 * @param name full name of the account; not proven
 * @param legalName name from an identity check at the provider
 * @param email e-mail address with its verdict; absent if the provider knows it to belong to somebody else by now, or masks it
 * @param phoneNumber phone number with its verdict
 * @param picture https address of a picture that the person chose; never the provider's placeholder
 * @param gender as the provider names it, in lower case: {@code female}, {@code male}, or another word
 * @param birthDate what is known of the day of birth
 * @param ageRange as the provider names it, for example {@code 20~29}
 * @param connectedAt when the person linked their account to the application
 * @param hasSignedUp false if the link still has to be completed by the application; absent if there is nothing to complete
 * @param consents how each consent item stands, by scope
 * @param claims all that the provider answered, unchanged: text, {@code Long}, {@code Double}, {@code Boolean}, {@code List},
 *     {@code Map}, null. Nothing in it is a verdict: it also holds what was left out above on purpose.
 */
public record SocialProfile(
        String subject,
        Optional<String> nickname,
        Optional<String> name,
        Optional<String> legalName,
        Optional<EmailAddress> email,
        Optional<PhoneNumber> phoneNumber,
        Optional<URI> picture,
        Optional<String> gender,
        Optional<BirthDate> birthDate,
        Optional<String> ageRange,
        Optional<Instant> connectedAt,
        Optional<Boolean> hasSignedUp,
        Map<String, Consent> consents,
        Map<String, @Nullable Object> claims) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the subject is empty
     */
    public SocialProfile {
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("subject must not be empty");
        }
        Objects.requireNonNull(nickname, "nickname");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(legalName, "legalName");
        email = email.filter(address -> !address.isMasked());
        Objects.requireNonNull(phoneNumber, "phoneNumber");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(gender, "gender");
        Objects.requireNonNull(birthDate, "birthDate");
        Objects.requireNonNull(ageRange, "ageRange");
        Objects.requireNonNull(connectedAt, "connectedAt");
        Objects.requireNonNull(hasSignedUp, "hasSignedUp");
        consents = Immutable.map(consents);
        claims = Immutable.map(claims);
    }

    /** Starts a profile of the given person, about whom nothing else is known yet. */
    public static Builder of(String subject) {
        return new Builder(subject);
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
            return new SocialProfile(
                    subject,
                    nickname,
                    name,
                    legalName,
                    email,
                    phoneNumber,
                    picture,
                    gender,
                    birthDate,
                    ageRange,
                    connectedAt,
                    hasSignedUp,
                    consents,
                    claims);
        }
    }
}
