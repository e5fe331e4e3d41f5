package dev.socialconnector.testing.kakao;

import java.util.List;

/** Ready-made users, one for each kind of profile that connectors stumble over; all are made up. */
public final class KakaoUsers {

    /** Linked with all but year and day of birth and connecting information, which stay to be asked for. */
    public static final EmulatedUser JIU = EmulatedUser.named("jiu", 3891047281L)
            .nickname("지우")
            .picture(
                    "https://k.kakaocdn.net/dn/aa/bb/cc/img_640x640.jpg",
                    "https://k.kakaocdn.net/dn/aa/bb/cc/img_110x110.jpg")
            .account("name", "김지우")
            .email("jiu@example.kr")
            .account("age_range", "20~29")
            .account("birthyear", "2000")
            .birthday("0229")
            .account("gender", "female")
            .account("phone_number", "+82 10-1234-5678")
            .account("ci", "Y2ktb2Ytaml1LW1hZGUtdXA=")
            .account("ci_authenticated_at", "2026-01-05T03:00:00Z")
            .property("grade", "gold")
            .uuid("a1B2c3")
            .linkedWith(
                    "profile_nickname", "profile_image", "account_email", "name", "gender", "age_range", "phone_number")
            .build();

    /** Tells an id and nothing else, as in apps without any consent item. */
    public static final EmulatedUser MINIMAL = EmulatedUser.named("minimal", 77)
            .userMeJson("{\"id\":77}")
            .linkedWith()
            .build();

    /** Has an e-mail address, but has not agreed to tell it. */
    public static final EmulatedUser NO_EMAIL = EmulatedUser.named("no-email", 78)
            .nickname("보라")
            .email("bora@example.kr")
            .linkedWith("profile_nickname")
            .build();

    /** Has lost the e-mail address to another Kakao account; Kakao tells it masked and not valid. */
    public static final EmulatedUser TAKEN_OVER = EmulatedUser.named("taken-over", 79)
            .nickname("은호")
            .email("ji***@example.kr", false, true)
            .linkedWith("profile_nickname", "account_email")
            .build();

    /** Was born on the 30th of a lunar leap month, a date that no solar calendar has; the year is unknown. */
    public static final EmulatedUser LUNAR = EmulatedUser.named("lunar", 80)
            .nickname("달님")
            .lunarBirthday("0230", true)
            .linkedWith("profile_nickname", "birthday", "birthyear")
            .build();

    /** Has a phone number outside Korea, which keeps a layout of its own. */
    public static final EmulatedUser FOREIGN = EmulatedUser.named("foreign", 81)
            .nickname("Ana")
            .email("ana@example.com")
            .account("phone_number", "+1 415-555-0132")
            .linkedWith("profile_nickname", "account_email", "phone_number")
            .build();

    /** Has chosen neither nickname nor picture; Kakao tells its placeholders. */
    public static final EmulatedUser DEFAULT_PICTURE = EmulatedUser.named("default-picture", 82)
            .defaultNickname()
            .defaultPicture()
            .linkedWith("profile_nickname", "profile_image")
            .build();

    /** Is a child whom the app turns away. */
    public static final EmulatedUser UNDER_14 =
            EmulatedUser.named("under14", 83).nickname("꼬마").under14().build();

    /** Has an id beyond what a JavaScript number or a double can hold (2^53 + 1). */
    public static final EmulatedUser BIG_ID = EmulatedUser.named("big-id", 9007199254740993L)
            .nickname("큰수")
            .linkedWith("profile_nickname")
            .build();

    /** Has the largest id there can be (2^63 - 1). */
    public static final EmulatedUser MAX_ID = EmulatedUser.named("max-id", Long.MAX_VALUE)
            .nickname("끝수")
            .linkedWith("profile_nickname")
            .build();

    /** Has a nickname with joined emoji, a right-to-left mark and Hebrew letters. */
    public static final EmulatedUser EMOJI = EmulatedUser.named("emoji", 84)
            .nickname("👩‍👧🐾 \u200Fשלום error")
            .linkedWith("profile_nickname")
            .build();

    /** Has never used the app: the first sign-in shows every configured consent item. */
    public static final EmulatedUser NEWCOMER = EmulatedUser.named("newcomer", 85)
            .nickname("새봄")
            .email("saebom@example.kr")
            .account("phone_number", "+82 10-8765-4321")
            .account("birthyear", "1998")
            .birthday("0412")
            .build();

    private KakaoUsers() {}

    /** Returns all of them, in the order in which the consent page lists them. */
    public static List<EmulatedUser> all() {
        return List.of(
                JIU,
                MINIMAL,
                NO_EMAIL,
                TAKEN_OVER,
                LUNAR,
                FOREIGN,
                DEFAULT_PICTURE,
                UNDER_14,
                BIG_ID,
                MAX_ID,
                EMOJI,
                NEWCOMER);
    }
}
