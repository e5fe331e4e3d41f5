package dev.socialconnector.toolkit.openid;

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
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;

/** Reads claims at the UserInfo endpoint (OpenID Connect Core section 5.3), as plain JSON or as a signed JWT. */
public final class UserInfoEndpoint implements UserInfoLookup, ProfileLookup {
    private final OAuthClient client;
    private final URI endpoint;
    private final IdTokenVerifier verifier;
    private final BiFunction<String, JsonObject, SocialProfile> profiles;

    /**
     * Makes it for one client.
     *
     * @param verifier verifies claims that come signed
     */
    public UserInfoEndpoint(OAuthClient client, URI endpoint, IdTokenVerifier verifier) {
        this(client, endpoint, verifier, (subject, claims) -> StandardClaims.profile(subject, claims)
                .build());
    }

    private UserInfoEndpoint(
            OAuthClient client,
            URI endpoint,
            IdTokenVerifier verifier,
            BiFunction<String, JsonObject, SocialProfile> profiles) {
        this.client = Objects.requireNonNull(client, "client");
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        this.verifier = Objects.requireNonNull(verifier, "verifier");
        this.profiles = Objects.requireNonNull(profiles, "profiles");
    }

    /**
     * Returns the same for a provider whose claims do not mean all that the standard says.
     *
     * @param profiles makes the profile of a subject from its claims
     */
    public UserInfoEndpoint withProfiles(BiFunction<String, JsonObject, SocialProfile> profiles) {
        return new UserInfoEndpoint(client, endpoint, verifier, profiles);
    }

    @Override
    public SocialProfile userInfo(TokenSet tokens, String subject) {
        JsonObject claims = claims(tokens, client.deadline());
        requireSubject(claims, subject, Reason.INVALID_TOKEN);
        return profiles.apply(subject, claims);
    }

    @Override
    public SocialProfile profile(UserRef user) {
        return userInfo(user.requireTokens(Step.PROFILE), user.subject());
    }

    /**
     * Reads the claims of an ID token's subject.
     *
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if they are another person's (section 5.3.2)
     */
    public JsonObject claimsOf(String subject, TokenSet tokens, Deadline deadline) {
        JsonObject claims = claims(tokens, deadline);
        requireSubject(claims, subject, Reason.INVALID_ID_TOKEN);
        return claims;
    }

    /**
     * Reads whose an access token is.
     *
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if it is expired or revoked
     */
    public String subjectOf(TokenSet tokens, Deadline deadline) {
        return subject(claims(tokens, deadline));
    }

    private JsonObject claims(TokenSet tokens, Deadline deadline) {
        ProviderRequest request =
                ProviderRequest.get(Step.PROFILE, endpoint).bearer(tokens.requireAccessToken(Step.PROFILE));
        ProviderAnswer answer = client.http().send(request, deadline);
        if (answer.header("Content-Type").filter(UserInfoEndpoint::isJwt).isPresent()) {
            return verifier.verifyUserInfo(answer.text().orElse("").strip(), deadline);
        }
        return answer.requireJson();
    }

    private static boolean isJwt(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/jwt");
    }

    private static void requireSubject(JsonObject claims, String subject, Reason otherwise) {
        if (!subject(claims).equals(subject)) {
            throw new ConnectorException(otherwise, Step.PROFILE, "the claims are of another subject");
        }
    }

    private static String subject(JsonObject claims) {
        return claims.text("sub")
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the claims' sub is missing or not text"));
    }
}
