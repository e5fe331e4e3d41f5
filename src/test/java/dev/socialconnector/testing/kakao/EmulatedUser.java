package dev.socialconnector.testing.kakao;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Kakao user as a value: what Kakao knows about a person, what the person has agreed to tell, and whether the person
 * is linked to the app when the emulator starts.
 *
 * <p>Values carry the names of {@code kakao_account} in Kakao's "Retrieve user information" reference. What a sign-in
 * changes (links, consents) is kept by the emulator and asked from it, never written back here.
 */
public final class EmulatedUser {

    private final String name;
    private final long id;
    private final Map<String, Object> account;
    private final Map<String, String> properties;
    private final List<Map<String, Object>> shippingAddresses;
    private final Set<String> consents;
    private final boolean linked;
    private final boolean signedUp;
    private final boolean under14;
    private final boolean interactionNeeded;
    private final @Nullable String uuid;
    private final @Nullable String userMeJson;

    private EmulatedUser(Builder builder) {
        this.name = builder.name;
        this.id = builder.id;
        this.account = Collections.unmodifiableMap(new LinkedHashMap<>(builder.account));
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(builder.properties));
        this.shippingAddresses = List.copyOf(builder.shippingAddresses);
        this.consents = Collections.unmodifiableSet(new LinkedHashSet<>(builder.consents));
        this.linked = builder.linked;
        this.signedUp = builder.signedUp;
        this.under14 = builder.under14;
        this.interactionNeeded = builder.interactionNeeded;
        this.uuid = builder.uuid;
        this.userMeJson = builder.userMeJson;
    }

    /** Starts a user that Kakao knows nothing about, that has agreed to nothing and is not linked. */
    public static Builder named(String name, long id) {
        return new Builder(name, id);
    }

    /** Starts a changed copy of this user. */
    public Builder toBuilder() {
        Builder builder = new Builder(name, id);
        builder.account.putAll(account);
        builder.properties.putAll(properties);
        builder.shippingAddresses.addAll(shippingAddresses);
        builder.consents.addAll(consents);
        builder.linked = linked;
        builder.signedUp = signedUp;
        builder.under14 = under14;
        builder.interactionNeeded = interactionNeeded;
        builder.uuid = uuid;
        builder.userMeJson = userMeJson;
        return builder;
    }

    /** Returns the name by which tests and the consent page know the user; Kakao never tells it. */
    public String name() {
        return name;
    }

    /** Returns Kakao's user id, a positive 64-bit number. */
    public long id() {
        return id;
    }

    /** Returns the id in decimal digits, as {@code sub} of ID tokens carries it. */
    public String subject() {
        return Long.toString(id);
    }

    /** Returns a value by its name in {@code kakao_account}, such as {@code email} or {@code birthyear}. */
    public Optional<Object> account(String field) {
        return Optional.ofNullable(account.get(field));
    }

    /** Returns the scopes that the user has agreed to before the emulator started. */
    public Set<String> consents() {
        return consents;
    }

    /** Tells whether the user is linked to the app when the emulator starts. */
    public boolean linked() {
        return linked;
    }

    boolean signedUp() {
        return signedUp;
    }

    boolean under14() {
        return under14;
    }

    boolean interactionNeeded() {
        return interactionNeeded;
    }

    Map<String, String> properties() {
        return properties;
    }

    List<Map<String, Object>> shippingAddresses() {
        return shippingAddresses;
    }

    Optional<String> uuid() {
        return Optional.ofNullable(uuid);
    }

    Optional<String> userMeJson() {
        return Optional.ofNullable(userMeJson);
    }

    Optional<String> text(String field) {
        return account(field).map(Object::toString);
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(account.get(field));
    }

    @Override
    public String toString() {
        return "EmulatedUser[" + name + "]";
    }

    /** Collects what is known about a user; every part is optional. */
    public static final class Builder {

        private final String name;
        private final long id;
        private final Map<String, Object> account = new LinkedHashMap<>();
        private final Map<String, String> properties = new LinkedHashMap<>();
        private final List<Map<String, Object>> shippingAddresses = new ArrayList<>();
        private final Set<String> consents = new LinkedHashSet<>();
        private boolean linked;
        private boolean signedUp;
        private boolean under14;
        private boolean interactionNeeded;
        private @Nullable String uuid;
        private @Nullable String userMeJson;

        private Builder(String name, long id) {
            if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
                throw new IllegalArgumentException("user name is not of letters, digits, - and _: " + name);
            }
            this.name = name;
            this.id = id;
        }

        /** Sets any value of {@code kakao_account} by Kakao's field name, or removes it with {@code null}. */
        public Builder account(String field, @Nullable Object value) {
            if (value == null) {
                account.remove(Objects.requireNonNull(field, "field"));
            } else {
                account.put(Objects.requireNonNull(field, "field"), value);
            }
            return this;
        }

        /** Sets the nickname, chosen by the user. */
        public Builder nickname(String nickname) {
            return account("nickname", nickname).account("is_default_nickname", false);
        }

        /** Sets the placeholder that Kakao tells for users who have chosen no nickname. */
        public Builder defaultNickname() {
            return account("nickname", "닉네임을 등록해주세요").account("is_default_nickname", true);
        }

        /** Sets profile picture and thumbnail, chosen by the user; as {@code https} addresses. */
        public Builder picture(String profileImageUrl, String thumbnailImageUrl) {
            return account("profile_image_url", profileImageUrl)
                    .account("thumbnail_image_url", thumbnailImageUrl)
                    .account("is_default_image", false);
        }

        /** Sets the picture that Kakao tells for users who have chosen none. */
        public Builder defaultPicture() {
            return picture(
                            "https://t1.kakaocdn.net/account_images/default_profile.jpeg",
                            "https://t1.kakaocdn.net/account_images/default_profile_thumb.jpeg")
                    .account("is_default_image", true);
        }

        /** Sets a valid and verified e-mail address. */
        public Builder email(String email) {
            return email(email, true, true);
        }

        /** Sets an e-mail address with Kakao's two verdicts on it. */
        public Builder email(String email, boolean valid, boolean verified) {
            return account("email", email).account("is_email_valid", valid).account("is_email_verified", verified);
        }

        /** Sets a birthday in the solar calendar, as {@code MMDD}. */
        public Builder birthday(String monthAndDay) {
            return account("birthday", monthAndDay)
                    .account("birthday_type", "SOLAR")
                    .account("is_leap_month", false);
        }

        /** Sets a birthday in the lunar calendar, as {@code MMDD}. */
        public Builder lunarBirthday(String monthAndDay, boolean leapMonth) {
            return account("birthday", monthAndDay)
                    .account("birthday_type", "LUNAR")
                    .account("is_leap_month", leapMonth);
        }

        /** Sets a custom user property. */
        public Builder property(String key, String value) {
            properties.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /** Adds a shipping address with what Kakao tells of each; {@code more} has the rest by Kakao's names. */
        public Builder shippingAddress(long addressId, boolean isDefault, long updatedAt, Map<String, Object> more) {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("id", addressId);
            address.put("is_default", isDefault);
            address.put("updated_at", updatedAt);
            address.putAll(more);
            shippingAddresses.add(Collections.unmodifiableMap(address));
            return this;
        }

        /** Sets {@code for_partner.uuid}. */
        public Builder uuid(String value) {
            this.uuid = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Links the user to the app, with exactly these scopes agreed to. */
        public Builder linkedWith(String... scopes) {
            this.linked = true;
            this.signedUp = true;
            consents.clear();
            Collections.addAll(consents, scopes);
            return this;
        }

        /** Makes the user unknown to the app: neither linked nor agreed to anything. */
        public Builder notLinked() {
            this.linked = false;
            this.signedUp = false;
            consents.clear();
            return this;
        }

        /** Makes a linked user pre-registered only, for apps whose automatic linking is off. */
        public Builder preRegistered() {
            this.signedUp = false;
            return this;
        }

        /** Makes the user a child under 14, whom apps turn away by default. */
        public Builder under14() {
            this.under14 = true;
            return this;
        }

        /** Makes {@code prompt=none} answer {@code interaction_required} for this user. */
        public Builder interactionNeeded() {
            this.interactionNeeded = true;
            return this;
        }

        /** Replaces the whole body of {@code /v2/user/me} by this text, byte for byte. */
        public Builder userMeJson(String body) {
            this.userMeJson = Objects.requireNonNull(body, "body");
            return this;
        }

        /** Makes the user. */
        public EmulatedUser build() {
            return new EmulatedUser(this);
        }
    }
}
