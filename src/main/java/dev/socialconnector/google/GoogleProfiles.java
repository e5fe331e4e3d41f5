package dev.socialconnector.google;

import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.openid.StandardClaims;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Locale;

/**
 * Makes profiles from the claims of an ID token or of the UserInfo endpoint, with Google's own rule about e-mail addresses: Google
 * answers for addresses of its own ({@code gmail.com}) and for those of a domain that it hosts ({@code hd}). Any other address was the
 * person's on the day when they entered it, and may be another person's today.
 *
 * <p>Source: Google, "Verify the Google ID token on your server side".
 *
 * @param trustVerifiedEmail whether an address of any other domain counts as verified because it was once
 */
record GoogleProfiles(boolean trustVerifiedEmail) {
    SocialProfile profile(VerifiedClaims verified) {
        JsonObject claims = verified.json();
        return StandardClaims.profile(verified)
                .email(claims.filled("email").map(address -> new EmailAddress(address, isVerified(address, claims))))
                .build();
    }

    private boolean isVerified(String address, JsonObject claims) {
        boolean said = StandardClaims.isTrue(claims, "email_verified");
        if (isGooglesOwn(address)) {
            return said || claims.members().get("email_verified") == null;
        }
        return said && (trustVerifiedEmail || claims.filled("hd").isPresent());
    }

    private static boolean isGooglesOwn(String address) {
        String lowerCase = address.toLowerCase(Locale.ROOT);
        return lowerCase.endsWith("@gmail.com") || lowerCase.endsWith("@googlemail.com");
    }
}
