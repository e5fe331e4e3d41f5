package dev.socialconnector.kakao.profile;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static dev.socialconnector.kakao.KakaoAnswers.userWithProfile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.Consent;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E5. Placeholders are not offered, and pictures are https. */
final class PictureAndNicknameTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void neitherPlaceholderIsOffered() {
        SocialProfile profile = profileOf(KakaoAnswers.named("placeholders"));

        assertThat(profile.nickname()).isEmpty();
        assertThat(profile.displayName()).isEmpty();
        assertThat(profile.picture()).isEmpty();
        assertThat(profile.consent("profile_nickname").state()).isEqualTo(Consent.State.GRANTED);
    }

    @Test
    void whoeverGaveNoNameIsGreetedByTheNickname() {
        SocialProfile profile = profileOf(userWithProfile("\"nickname\":\"지우\""));

        assertThat(profile.name()).isEmpty();
        assertThat(profile.displayName()).contains("지우");
    }

    @Test
    void aSignInDoesNotOfferThemEither() {
        SocialProfile profile = bed.signIn(KakaoUsers.DEFAULT_PICTURE).profile();

        assertThat(profile.subject()).isEqualTo("82");
        assertThat(profile.nickname()).isEmpty();
        assertThat(profile.picture()).isEmpty();
    }

    /** An ID token has no flag for it: only the address of the placeholder tells. */
    @Test
    void aSignInWithoutProfileDoesNotOfferThemEither() {
        SocialProfile profile = bed.signIn(
                        KakaoUsers.DEFAULT_PICTURE, KakaoBed.options().withoutProfile())
                .profile();

        assertThat(profile.subject()).isEqualTo("82");
        assertThat(profile.nickname()).isEmpty();
        assertThat(profile.picture()).isEmpty();
    }

    @Test
    void thePlaceholderNicknameIsKnownWithoutItsFlag() {
        SocialProfile profile = profileOf(userWithProfile("\"nickname\":\"닉네임을 등록해주세요\""));

        assertThat(profile.nickname()).isEmpty();
    }

    @Test
    void aNicknameFlaggedAsDefaultIsNotOfferedWhateverItSays() {
        SocialProfile profile = profileOf(userWithProfile("\"nickname\":\"지우\"", "\"is_default_nickname\":true"));

        assertThat(profile.nickname()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"   \"", "null"})
    void aBlankNicknameIsNone(String nickname) {
        SocialProfile profile = profileOf(userWithProfile("\"nickname\":" + nickname));

        assertThat(profile.nickname()).isEmpty();
    }

    /** One placeholder does not take the other part away. */
    @Test
    void aDefaultPictureLeavesTheNickname() {
        SocialProfile profile = profileOf(userWithProfile(
                "\"nickname\":\"지우\"",
                "\"profile_image_url\":\"https://t1.kakaocdn.net/account_images/default_profile.jpeg\"",
                "\"is_default_image\":true",
                "\"is_default_nickname\":false"));

        assertThat(profile.nickname()).contains("지우");
        assertThat(profile.picture()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://k.kakaocdn.net/dn/a/img.jpg, https://k.kakaocdn.net/dn/a/img.jpg",
        "http://k.kakaocdn.net/dn/a/img.jpg, https://k.kakaocdn.net/dn/a/img.jpg",
        "HTTP://k.kakaocdn.net/dn/a/img.jpg, https://k.kakaocdn.net/dn/a/img.jpg",
        "http://kakaocdn.net/a.jpg?type=m, https://kakaocdn.net/a.jpg?type=m",
        "http://img1.kakaocdn.net/thumb/R640x640.q70/?fname=http://t1.kakaocdn.net/a.jpeg,"
                + " https://img1.kakaocdn.net/thumb/R640x640.q70/?fname=http://t1.kakaocdn.net/a.jpeg",
        "https://pictures.example.kr/a.jpg, https://pictures.example.kr/a.jpg"
    })
    void picturesOfKakaosServersAreOfferedByHttps(String told, String offered) {
        SocialProfile profile = profileOf(userWithProfile("\"profile_image_url\":\"" + told + "\""));

        assertThat(profile.picture()).contains(URI.create(offered));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pictures.example.kr/a.jpg",
                "http://kakaocdn.net.example.kr/a.jpg",
                "http://notkakaocdn.net/a.jpg",
                "http://k.kakaocdn.net@example.kr/a.jpg",
                "http://k.kakaocdn.net:8080/a.jpg",
                "//k.kakaocdn.net/a.jpg",
                "/dn/a.jpg",
                "k.kakaocdn.net/a.jpg",
                "ftp://k.kakaocdn.net/a.jpg",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "https:",
                "https:///a.jpg",
                "https://k.kakaocdn.net/a b.jpg",
                "https://k.kakaocdn.net/%zz",
                "picture",
                ""
            })
    void whatIsNoHttpsPictureIsNotOffered(String told) {
        SocialProfile profile = profileOf(userWithProfile("\"profile_image_url\":\"" + told + "\""));

        assertThat(profile.picture()).isEmpty();
    }

    @Test
    void theThumbnailStandsInForAMissingPicture() {
        SocialProfile profile =
                profileOf(userWithProfile("\"thumbnail_image_url\":\"http://k.kakaocdn.net/dn/a/img_110x110.jpg\""));

        assertThat(profile.picture()).contains(URI.create("https://k.kakaocdn.net/dn/a/img_110x110.jpg"));
    }

    /** Kakao answers plain http unless asked otherwise. */
    @Test
    void aSignInAsksForHttpsPictures() {
        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.picture()).contains(URI.create("https://k.kakaocdn.net/dn/aa/bb/cc/img_640x640.jpg"));
        assertThat(bed.kakao.calls(KakaoPaths.USER_ME))
                .singleElement()
                .extracting(PictureAndNicknameTest::secureResource)
                .isEqualTo("true");
    }

    /** The picture of an ID token is plain http, with no way to ask otherwise. */
    @Test
    void thePictureOfAnIdTokenIsOfferedByHttps() {
        SocialProfile profile = bed.signIn(KakaoBed.options().withoutProfile()).profile();

        assertThat(profile.claims().get("picture")).asString().startsWith("http://");
        assertThat(profile.picture()).contains(URI.create("https://k.kakaocdn.net/dn/aa/bb/cc/img_110x110.jpg"));
    }

    private static String secureResource(RecordedCall call) {
        return call.parameter("secure_resource").orElse("absent");
    }
}
