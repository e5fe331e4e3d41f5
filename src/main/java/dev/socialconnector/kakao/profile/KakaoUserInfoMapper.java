package dev.socialconnector.kakao.profile;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.openid.StandardClaims;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Optional;

/**
 * Turns the claims of Kakao's UserInfo endpoint into a {@link SocialProfile}. What was not agreed to is absent there. Sources: OpenID
 * Connect Core section 5.1; Kakao Login, REST API, "OIDC: Retrieve user information".
 */
public final class KakaoUserInfoMapper {
    private KakaoUserInfoMapper() {}

    /**
     * Maps the claims.
     *
     * @throws ConnectorException {@link Reason#UNEXPECTED_RESPONSE} unless {@code sub} is a Kakao id
     */
    public static SocialProfile fromClaims(VerifiedClaims userInfo) {
        if (!KakaoSubject.isSubject(userInfo.subject())) {
            throw new ConnectorException(Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the claims' sub is not a Kakao id");
        }
        JsonObject claims = userInfo.json();
        return StandardClaims.profile(userInfo)
                .nickname(KakaoProfileMapper.nickname(claims.text("nickname")))
                .email(email(claims))
                .phoneNumber(claims.text("phone_number")
                        .filter(number -> !number.isBlank())
                        .map(number -> new PhoneNumber(
                                number, KakaoPhoneNumber.toE164(number), isTrue(claims, "phone_number_verified"))))
                .picture(claims.text("picture").flatMap(KakaoPicture::of))
                .build();
    }

    /** One that is not verified may belong to another person by now, and here no flag tells; {@code /v2/user/me} has it. */
    private static Optional<EmailAddress> email(JsonObject claims) {
        return isTrue(claims, "email_verified")
                ? claims.text("email").filter(text -> !text.isBlank()).map(address -> new EmailAddress(address, true))
                : Optional.empty();
    }

    private static boolean isTrue(JsonObject claims, String name) {
        return claims.flag(name).orElse(false);
    }
}
