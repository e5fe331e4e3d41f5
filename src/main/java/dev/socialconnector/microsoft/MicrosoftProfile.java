package dev.socialconnector.microsoft;

import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.openid.StandardClaims;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Microsoft tells of a person.
 *
 * <p>The administrator of any tenant can give any account any e-mail address. It is verified only if the claim {@code xms_edov} says
 * that the owner of its domain is: one that is missing says nothing. Names that people sign in with ({@code preferred_username}) change
 * hands and are no nicknames. The picture's address needs an access token, so there is none to show.
 *
 * <p>Source: Microsoft, "Migrate away from using email claims for user identification or authorization".
 */
final class MicrosoftProfile {
    private static final String VERDICT = "xms_edov";

    private MicrosoftProfile() {}

    static SocialProfile of(String subject, VerifiedClaims verified) {
        JsonObject claims = verified.json();
        boolean ownersAddress = isTrue(claims.members().get(VERDICT));
        return StandardClaims.profile(subject, verified)
                .nickname(claims.filled("nickname"))
                .email(claims.filled("email").map(address -> new EmailAddress(address, ownersAddress)))
                .phoneNumber(Optional.empty())
                .picture(Optional.empty())
                .build();
    }

    /** The claim has been seen as a flag, a number and a text of either. */
    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim)
                || Long.valueOf(1).equals(claim)
                || (claim instanceof String text && (text.equals("1") || text.equalsIgnoreCase("true")));
    }
}
