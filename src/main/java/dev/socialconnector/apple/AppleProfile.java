package dev.socialconnector.apple;

import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.openid.StandardClaims;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Apple tells of a person.
 *
 * <p>The e-mail address comes from the ID token alone, and is verified if Apple says so. It can be a private relay address, which is
 * verified as well, because mail to it reaches the person; but no other service knows it, so accounts are never to be matched or linked
 * by it: ask {@link #hasPrivateEmail}, or look at the claim {@code is_private_email}, which is a {@code Boolean} here wherever there is an
 * address.
 *
 * <p>The name comes once, with the person's first sign-in, and is not signed: show it, store it at once, and let it prove nothing. The
 * claim {@code unsigned_name} has its parts as they came.
 */
public final class AppleProfile {
    private static final String PRIVATE = "is_private_email";
    private static final String RELAY = "@privaterelay.appleid.com";

    private AppleProfile() {}

    /** Tells whether a person's e-mail address is a private relay address. Accounts are not to be linked by such a one. */
    public static boolean hasPrivateEmail(SocialProfile profile) {
        return isTrue(profile.claims().get(PRIVATE))
                || profile.email()
                        .map(EmailAddress::address)
                        .filter(AppleProfile::isRelay)
                        .isPresent();
    }

    static SocialProfile of(VerifiedClaims idToken, AppleName name) {
        Map<String, @Nullable Object> claims =
                new LinkedHashMap<>(idToken.json().members());
        if (claims.get("email") instanceof String address) {
            claims.put(PRIVATE, isTrue(claims.get(PRIVATE)) || isRelay(address));
        }
        if (!name.members().isEmpty()) {
            claims.put("unsigned_name", name.members());
        }
        return StandardClaims.profile(idToken)
                .claims(claims)
                .name(name.whole())
                .givenName(name.given())
                .familyName(name.family())
                .build();
    }

    private static boolean isRelay(String address) {
        return address.strip().toLowerCase(Locale.ROOT).endsWith(RELAY);
    }

    /** Apple sends flags as booleans and as texts. */
    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim) || (claim instanceof String text && text.equalsIgnoreCase("true"));
    }
}
