package dev.socialconnector.line;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.http.ServerAddress;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.openid.StandardClaims;
import dev.socialconnector.toolkit.openid.UserInfoEndpoint;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What LINE tells of a person and of an access token.
 *
 * @param channels the channels whose access tokens are this service's own
 */
record LineUsers(OAuthClient client, LineEndpoints endpoints, UserInfoEndpoint userInfo, Set<String> channels)
        implements ProfileLookup, TokenIntrospection, LineFriendship {
    /** LINE never says whether an e-mail address is the person's, and gives it with the ID token alone. */
    static SocialProfile ofIdToken(VerifiedClaims idToken) {
        return ofClaims(idToken).toBuilder()
                .email(idToken.json().filled("email").map(address -> new EmailAddress(address, false)))
                .build();
    }

    /** Makes a profile of standard claims; {@code name} is what the person likes to be called. */
    static SocialProfile ofClaims(VerifiedClaims claims) {
        return StandardClaims.profile(claims)
                .nickname(claims.json().filled("name"))
                .email(Optional.empty())
                .build();
    }

    @Override
    public SocialProfile profile(UserRef user) {
        JsonObject answer = read(endpoints.profile(), user.requireTokens(Step.PROFILE), client.deadline());
        String subject = answer.filled("userId")
                .orElseThrow(() ->
                        new ConnectorException(Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the profile has no userId"));
        if (!subject.equals(user.subject())) {
            throw anothers();
        }
        Optional<String> name = answer.filled("displayName");
        return SocialProfile.of(subject)
                .nickname(name)
                .name(name)
                .picture(answer.filled("pictureUrl").flatMap(ServerAddress::https))
                .claims(answer.members())
                .build();
    }

    /** LINE does not say whose a token is: UserInfo does, which each token of a sign-in may read. */
    @Override
    public AccessTokenInformation introspect(TokenSet tokens) {
        return information(tokens, client.deadline());
    }

    AccessTokenInformation information(TokenSet tokens, Deadline deadline) {
        String token = tokens.requireAccessToken(Step.TOKEN_INFORMATION);
        JsonObject answer = client.http()
                .send(
                        ProviderRequest.get(Step.TOKEN_INFORMATION, endpoints.verification())
                                .query(Map.of("access_token", token)),
                        deadline)
                .requireJson();
        Optional<String> channel =
                answer.text("client_id").or(() -> answer.integer("client_id").map(String::valueOf));
        if (channel.filter(channels::contains).isEmpty()) {
            throw invalid("the access token is another channel's");
        }
        Duration rest = answer.integer("expires_in")
                .filter(seconds -> seconds > 0 && seconds <= Integer.MAX_VALUE)
                .map(Duration::ofSeconds)
                .orElseThrow(() -> invalid("the access token is at its end"));
        return new AccessTokenInformation(
                userInfo.subjectOf(tokens, deadline),
                client.context().clock().instant().plus(rest));
    }

    /** The answer names nobody, so whose the token is, is asked first. */
    @Override
    public boolean isFriend(UserRef user) {
        TokenSet tokens = user.requireTokens(Step.PROFILE);
        Deadline deadline = client.deadline();
        if (!userInfo.subjectOf(tokens, deadline).equals(user.subject())) {
            throw anothers();
        }
        return read(endpoints.friendship(), tokens, deadline)
                .flag("friendFlag")
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the answer lacks friendFlag"));
    }

    private JsonObject read(URI address, TokenSet tokens, Deadline deadline) {
        ProviderRequest request =
                ProviderRequest.get(Step.PROFILE, address).bearer(tokens.requireAccessToken(Step.PROFILE));
        return client.http().send(request, deadline).requireJson();
    }

    private static ConnectorException anothers() {
        return new ConnectorException(Reason.INVALID_TOKEN, Step.PROFILE, "the access token is another person's");
    }

    private static ConnectorException invalid(String why) {
        return new ConnectorException(Reason.INVALID_TOKEN, Step.TOKEN_INFORMATION, why);
    }
}
