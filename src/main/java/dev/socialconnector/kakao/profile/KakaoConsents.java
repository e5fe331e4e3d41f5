package dev.socialconnector.kakao.profile;

import dev.socialconnector.Consent;
import dev.socialconnector.Consent.State;
import dev.socialconnector.toolkit.http.JsonObject;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How each consent item stands, by the flag and the value that {@code kakao_account} has for it:
 *
 * <pre>
 *   needs_agreement  value     state
 *   true             any       PENDING         (a value beside it is not to be used)
 *   false            present   GRANTED
 *   false            absent    UNAVAILABLE
 *   absent           present   GRANTED         (nothing vouches for the value)
 *   absent           absent    NOT_CONFIGURED
 *   not a boolean    any       PENDING
 * </pre>
 *
 * Source: Kakao Login, REST API, "Retrieve user information". The deprecated {@code has_...} members say nothing.
 */
public final class KakaoConsents {
    /** A consent item: its scope, its flag, and the members that hold its value; those of a picture or nickname lie deeper. */
    private record Item(
            String scope, String flag, boolean inProfile, List<String> values, Map<State, Consent> consents) {
        static Item of(String scope, String flag, boolean inProfile, String... values) {
            Map<State, Consent> consents = new EnumMap<>(State.class);
            for (State state : State.values()) {
                consents.put(state, new Consent(scope, state));
            }
            return new Item(scope, flag, inProfile, List.of(values), consents);
        }

        boolean isGivenIn(Map<String, @Nullable Object> holder) {
            for (int i = 0; i < values.size(); i++) {
                if (isGiven(holder.get(values.get(i)))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final String PROFILE = "profile";
    private static final Item NICKNAME =
            Item.of("profile_nickname", "profile_nickname_needs_agreement", true, "nickname");
    private static final Item IMAGE =
            Item.of("profile_image", "profile_image_needs_agreement", true, "profile_image_url", "thumbnail_image_url");
    /** Applications from before 2021-06-25 have this one in place of the two above. */
    private static final Item LEGACY_PROFILE =
            Item.of(PROFILE, "profile_needs_agreement", true, "nickname", "profile_image_url", "thumbnail_image_url");

    private static final List<Item> OTHERS = List.of(
            account("account_email", "email"),
            account("name", "name"),
            account("phone_number", "phone_number"),
            account("gender", "gender"),
            account("age_range", "age_range"),
            account("birthyear", "birthyear"),
            account("birthday", "birthday"),
            account("account_ci", "ci"),
            account("legal_name", "legal_name"),
            account("legal_birth_date", "legal_birth_date"),
            account("legal_gender", "legal_gender"),
            account("is_korean", "is_korean"));

    private final Map<String, @Nullable Object> account;
    private final Map<String, @Nullable Object> profile;
    private final Map<String, Consent> byScope = new LinkedHashMap<>(32);

    KakaoConsents(JsonObject account) {
        this.account = account.members();
        this.profile = account.object(PROFILE).members();
        if (this.account.get(LEGACY_PROFILE.flag()) instanceof Boolean) {
            put(LEGACY_PROFILE);
        } else {
            put(NICKNAME);
            put(IMAGE);
        }
        for (Item item : OTHERS) {
            put(item);
        }
    }

    Map<String, Consent> byScope() {
        return byScope;
    }

    /** Tells whether a value may be used. */
    boolean isGranted(String scope) {
        Consent consent = byScope.get(scope);
        return consent != null && consent.state() == State.GRANTED;
    }

    /** Returns a text of the account that is not blank, if it may be used. */
    Optional<String> text(String scope, String member) {
        return isGranted(scope) && account.get(member) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    boolean isNicknameGranted() {
        return isGranted(NICKNAME.scope()) || isGranted(PROFILE);
    }

    boolean isImageGranted() {
        return isGranted(IMAGE.scope()) || isGranted(PROFILE);
    }

    /** Tells whether the person agreed for sure: the flag is there and says so. */
    boolean isVouchedFor(String flag) {
        return Boolean.FALSE.equals(account.get(flag));
    }

    private void put(Item item) {
        State state = state(account.get(item.flag()), item.isGivenIn(item.inProfile() ? profile : account));
        byScope.put(item.scope(), Objects.requireNonNull(item.consents().get(state)));
    }

    private static State state(@Nullable Object needsAgreement, boolean present) {
        if (needsAgreement == null) {
            return present ? State.GRANTED : State.NOT_CONFIGURED;
        }
        if (!needsAgreement.equals(false)) {
            return State.PENDING;
        }
        return present ? State.GRANTED : State.UNAVAILABLE;
    }

    private static boolean isGiven(@Nullable Object value) {
        return value instanceof String text ? !text.isBlank() : value != null;
    }

    private static Item account(String scope, String name) {
        return Item.of(scope, name + "_needs_agreement", false, name);
    }
}
