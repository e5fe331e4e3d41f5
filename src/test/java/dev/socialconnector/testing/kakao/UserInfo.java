package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of {@code /v1/oidc/userinfo}: only what was agreed to, without any consent flags. */
public final class UserInfo implements KapiHandler.Endpoint {

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        if (!caller.app().openIdConnect()) {
            throw KapiFailure.notSetUp("OpenID Connect is not activated for this app");
        }
        if (!caller.token().orElseThrow().openId()) {
            throw KapiFailure.insufficientScopes(List.of("openid"));
        }
        return Answers.write(claims(caller.user(), caller.link().consents()));
    }

    private static Map<String, Object> claims(EmulatedUser user, Set<String> consents) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.subject());
        if (consents.contains("name")) {
            user.text("name").ifPresent(value -> claims.put("name", value));
        }
        if (Scopes.nickname(consents)) {
            user.text("nickname").ifPresent(value -> claims.put("nickname", value));
        }
        if (Scopes.picture(consents)) {
            user.text("profile_image_url").ifPresent(value -> claims.put("picture", value));
        }
        if (consents.contains("account_email")) {
            user.text("email").ifPresent(value -> {
                claims.put("email", value);
                claims.put("email_verified", user.flag("is_email_valid") && user.flag("is_email_verified"));
            });
        }
        if (consents.contains("gender")) {
            user.text("gender").ifPresent(value -> claims.put("gender", value));
        }
        birthdate(user, consents).ifPresent(value -> claims.put("birthdate", value));
        if (consents.contains("phone_number")) {
            user.text("phone_number").ifPresent(value -> {
                claims.put("phone_number", value);
                claims.put("phone_number_verified", true);
            });
        }
        return claims;
    }

    /** {@code YYYY-MM-DD}, or {@code 0000-MM-DD} without the year, or {@code YYYY} alone. */
    private static Optional<String> birthdate(EmulatedUser user, Set<String> consents) {
        Optional<String> year = user.text("birthyear").filter(value -> consents.contains("birthyear"));
        Optional<String> day = user.text("birthday")
                .filter(value -> consents.contains("birthday") && value.length() == 4)
                .map(value -> value.substring(0, 2) + "-" + value.substring(2));
        return day.map(value -> year.orElse("0000") + "-" + value).or(() -> year);
    }
}
