package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.toolkit.Deadline;
import dev.socialconnector.toolkit.JsonObject;
import dev.socialconnector.toolkit.ProviderClient;
import dev.socialconnector.toolkit.ProviderRequest;
import java.net.URI;

/** Kakao's user API with a person's access token. */
final class KakaoUserApi {
    private final ProviderClient client;
    private final URI profile;
    private final URI tokenInformation;

    KakaoUserApi(ProviderClient client, KakaoEndpoints endpoints) {
        this.client = client;
        this.profile = URI.create(endpoints.profile() + "?secure_resource=true");
        this.tokenInformation = endpoints.tokenInformation();
    }

    /** Reads the profile of the person whose access token it is. */
    SocialProfile profile(TokenSet tokens, Deadline deadline) {
        String accessToken = tokens.accessToken()
                .orElseThrow(
                        () -> new ConnectorException(Reason.INVALID_TOKEN, Step.PROFILE, "there is no access token"));
        ProviderRequest request = ProviderRequest.get(Step.PROFILE, profile).bearer(accessToken);
        return KakaoProfileMapper.fromUser(client.send(request, deadline).requireJson());
    }

    /** Reads the profile and makes sure that it is of the ID token's subject. */
    SocialProfile profileOf(IdTokenClaims idToken, TokenSet tokens, Deadline deadline) {
        SocialProfile profile = profile(tokens, deadline);
        if (!profile.subject().equals(idToken.subject())) {
            throw new ConnectorException(
                    Reason.INVALID_ID_TOKEN, Step.PROFILE, "the profile is of another subject than the ID token");
        }
        return profile;
    }

    /**
     * Makes sure that an access token was issued to this application for this person, and not to any other application that the
     * person uses.
     */
    void requireOwn(String accessToken, long applicationId, String subject, Deadline deadline) {
        ProviderRequest request =
                ProviderRequest.get(Step.TOKEN_INFORMATION, tokenInformation).bearer(accessToken);
        JsonObject information = client.send(request, deadline).requireJson();
        if (information.integer("app_id").filter(id -> id == applicationId).isEmpty()) {
            throw refusal("the access token is another application's");
        }
        if (information
                .integer("id")
                .filter(id -> Long.toString(id).equals(subject))
                .isEmpty()) {
            throw refusal("the access token is another subject's");
        }
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_TOKEN, Step.TOKEN_INFORMATION, why);
    }
}
