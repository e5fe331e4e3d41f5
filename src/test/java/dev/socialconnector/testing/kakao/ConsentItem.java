package dev.socialconnector.testing.kakao;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Kakao's consent items: the scope, the flag that tells its state, and the fields of {@code kakao_account} it opens. */
enum ConsentItem {
    PROFILE(
            "profile",
            "profile_needs_agreement",
            "프로필 정보",
            "Profile",
            "nickname",
            "is_default_nickname",
            "thumbnail_image_url",
            "profile_image_url",
            "is_default_image"),
    PROFILE_NICKNAME(
            "profile_nickname",
            "profile_nickname_needs_agreement",
            "닉네임",
            "Nickname",
            "nickname",
            "is_default_nickname"),
    PROFILE_IMAGE(
            "profile_image",
            "profile_image_needs_agreement",
            "프로필 사진",
            "Profile image",
            "profile_image_url",
            "thumbnail_image_url",
            "is_default_image"),
    NAME("name", "name_needs_agreement", "이름", "Name", "name"),
    ACCOUNT_EMAIL(
            "account_email",
            "email_needs_agreement",
            "카카오계정(이메일)",
            "E-mail",
            "email",
            "is_email_valid",
            "is_email_verified"),
    AGE_RANGE("age_range", "age_range_needs_agreement", "연령대", "Age range", "age_range"),
    BIRTHYEAR("birthyear", "birthyear_needs_agreement", "출생 연도", "Year of birth", "birthyear"),
    BIRTHDAY("birthday", "birthday_needs_agreement", "생일", "Birthday", "birthday", "birthday_type", "is_leap_month"),
    GENDER("gender", "gender_needs_agreement", "성별", "Gender", "gender"),
    PHONE_NUMBER("phone_number", "phone_number_needs_agreement", "전화번호", "Phone number", "phone_number"),
    ACCOUNT_CI("account_ci", "ci_needs_agreement", "CI(연계정보)", "Connecting information", "ci", "ci_authenticated_at"),
    LEGAL_NAME("legal_name", "legal_name_needs_agreement", "법정 이름", "Legal name", "legal_name"),
    LEGAL_BIRTH_DATE(
            "legal_birth_date",
            "legal_birth_date_needs_agreement",
            "법정 생년월일",
            "Legal date of birth",
            "legal_birth_date"),
    LEGAL_GENDER("legal_gender", "legal_gender_needs_agreement", "법정 성별", "Legal gender", "legal_gender"),
    IS_KOREAN("is_korean", "is_korean_needs_agreement", "내외국인", "Korean or foreigner", "is_korean");

    private final String scope;
    private final String flag;
    private final String korean;
    private final String english;

    @SuppressWarnings("ImmutableEnumChecker") // List.of copies, and strings do not change
    private final List<String> fields;

    ConsentItem(String scope, String flag, String korean, String english, String... fields) {
        this.scope = scope;
        this.flag = flag;
        this.korean = korean;
        this.english = english;
        this.fields = List.of(fields);
    }

    static Optional<ConsentItem> ofScope(String scope) {
        return Stream.of(values()).filter(item -> item.scope.equals(scope)).findFirst();
    }

    /** What a person reads on the consent page; a scope without a name of its own stands for itself. */
    static String label(String scope) {
        return ofScope(scope).map(item -> item.korean + " · " + item.english).orElse(scope);
    }

    /** What Kakao calls the item in its API. */
    String displayName() {
        return korean;
    }

    String scope() {
        return scope;
    }

    String flag() {
        return flag;
    }

    /** The opened fields; the first one carries the value, the others explain it. */
    List<String> fields() {
        return fields;
    }

    boolean isProfile() {
        return this == PROFILE || this == PROFILE_NICKNAME || this == PROFILE_IMAGE;
    }
}
