package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.openid.StandardClaims;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.net.URI;
import java.util.Locale;

/** Reads claims at the UserInfo endpoint (OpenID Connect Core section 5.3), as plain JSON or as a signed JWT. */
final class OidcUserInfo implements UserInfoLookup, ProfileLookup {
    private final OAuthClient client;
    private final URI endpoint;
    private final IdTokenVerifier verifier;

    OidcUserInfo(OAuthClient client, URI endpoint, IdTokenVerifier verifier) {
        this.client = client;
        this.endpoint = endpoint;
        this.verifier = verifier;
    }

    @Override
    public SocialProfile userInfo(TokenSet tokens, String subject) {
        JsonObject claims = claims(tokens, client.deadline());
        requireSubject(claims, subject, Reason.INVALID_TOKEN);
        return StandardClaims.profile(subject, claims).build();
    }

    @Override
    public SocialProfile profile(UserRef user) {
        return userInfo(user.requireTokens(Step.PROFILE), user.subject());
    }

    /** Reads the claims of the ID token's subject; anybody else's are refused (section 5.3.2). */
    JsonObject claimsOf(String subject, TokenSet tokens, Deadline deadline) {
        JsonObject claims = claims(tokens, deadline);
        requireSubject(claims, subject, Reason.INVALID_ID_TOKEN);
        return claims;
    }

    private JsonObject claims(TokenSet tokens, Deadline deadline) {
        ProviderRequest request =
                ProviderRequest.get(Step.PROFILE, endpoint).bearer(tokens.requireAccessToken(Step.PROFILE));
        ProviderAnswer answer = client.http().send(request, deadline);
        if (answer.header("Content-Type").filter(OidcUserInfo::isJwt).isPresent()) {
            return verifier.verifyUserInfo(answer.text().orElse("").strip(), deadline);
        }
        return answer.requireJson();
    }

    private static boolean isJwt(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/jwt");
    }

    private static void requireSubject(JsonObject claims, String subject, Reason otherwise) {
        String actual = claims.text("sub")
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the claims' sub is missing or not text"));
        if (!actual.equals(subject)) {
            throw new ConnectorException(otherwise, Step.PROFILE, "the claims are of another subject");
        }
    }
}
