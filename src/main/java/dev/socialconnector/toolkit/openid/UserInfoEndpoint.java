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
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;

/** Reads claims at the UserInfo endpoint (OpenID Connect Core section 5.3), as plain JSON or as a signed JWT. */
public final class UserInfoEndpoint implements UserInfoLookup, ProfileLookup {
    private final OAuthClient client;
    private final URI endpoint;
    private final IdTokenVerifier verifier;
    private final Function<VerifiedClaims, SocialProfile> profiles;

    /**
     * Makes it for one client.
     *
     * @param verifier verifies claims that come signed
     */
    public UserInfoEndpoint(OAuthClient client, URI endpoint, IdTokenVerifier verifier) {
        this(client, endpoint, verifier, claims -> StandardClaims.profile(claims)
                .build());
    }

    private UserInfoEndpoint(
            OAuthClient client,
            URI endpoint,
            IdTokenVerifier verifier,
            Function<VerifiedClaims, SocialProfile> profiles) {
        this.client = Objects.requireNonNull(client, "client");
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        this.verifier = Objects.requireNonNull(verifier, "verifier");
        this.profiles = Objects.requireNonNull(profiles, "profiles");
    }

    /**
     * Returns the same for a provider whose claims do not mean all that the standard says.
     *
     * @param profiles makes a profile of claims
     */
    public UserInfoEndpoint withProfiles(Function<VerifiedClaims, SocialProfile> profiles) {
        return new UserInfoEndpoint(client, endpoint, verifier, profiles);
    }

    @Override
    public SocialProfile userInfo(TokenSet tokens, String subject) {
        VerifiedClaims claims = claims(tokens, client.deadline());
        if (!claims.subject().equals(subject)) {
            throw new ConnectorException(Reason.INVALID_TOKEN, Step.PROFILE, "the claims are of another subject");
        }
        return profiles.apply(claims);
    }

    @Override
    public SocialProfile profile(UserRef user) {
        return userInfo(user.requireTokens(Step.PROFILE), user.subject());
    }

    /**
     * Reads the claims of the person whose access token it is. To put them together with those of an ID token, use
     * {@link VerifiedClaims#with}, which compares the subjects.
     *
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if the token is expired or revoked
     */
    public VerifiedClaims claims(TokenSet tokens, Deadline deadline) {
        ProviderRequest request =
                ProviderRequest.get(Step.PROFILE, endpoint).bearer(tokens.requireAccessToken(Step.PROFILE));
        return verifier.verifyUserInfo(client.http().send(request, deadline), deadline);
    }

    /**
     * Reads whose an access token is.
     *
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if it is expired or revoked
     */
    public String subjectOf(TokenSet tokens, Deadline deadline) {
        return claims(tokens, deadline).subject();
    }
}
