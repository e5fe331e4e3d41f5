package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.time.Clock;

/** Kakao's user API with a person's access token. */
public final class KakaoUserApi {
    private final ProviderClient client;
    private final Clock clock;
    private final URI profile;
    private final URI tokenInformation;
    private final URI userInfo;

    public KakaoUserApi(ProviderClient client, KakaoEndpoints endpoints, Clock clock) {
        this.clock = clock;
        this.client = client;
        this.profile = URI.create(endpoints.profile() + "?secure_resource=true");
        this.tokenInformation = endpoints.tokenInformation();
        this.userInfo = endpoints.userInfo();
    }

    /** Reads the profile of the person whose access token it is. */
    public SocialProfile profile(TokenSet tokens, Deadline deadline) {
        ProviderRequest request =
                ProviderRequest.get(Step.PROFILE, profile).bearer(KakaoApi.accessToken(tokens, Step.PROFILE));
        return KakaoProfileMapper.fromUser(client.send(request, deadline).requireJson());
    }

    /** Reads the profile and makes sure that it is of the ID token's subject. */
    public SocialProfile profileOf(IdTokenClaims idToken, TokenSet tokens, Deadline deadline) {
        SocialProfile profile = profile(tokens, deadline);
        if (!profile.subject().equals(idToken.subject())) {
            throw new ConnectorException(
                    Reason.INVALID_ID_TOKEN, Step.PROFILE, "the profile is of another subject than the ID token");
        }
        return profile;
    }

    /** Reads the standard claims of the person whose access token it is. */
    JsonObject userInfo(TokenSet tokens, Deadline deadline) {
        ProviderRequest request =
                ProviderRequest.get(Step.PROFILE, userInfo).bearer(KakaoApi.accessToken(tokens, Step.PROFILE));
        return client.send(request, deadline).requireJson();
    }

    /**
     * Asks about an access token, and makes sure that it was issued to this application and not to any other that the person uses.
     */
    public AccessTokenInformation information(TokenSet tokens, long applicationId, Deadline deadline) {
        ProviderRequest request = ProviderRequest.get(Step.TOKEN_INFORMATION, tokenInformation)
                .bearer(KakaoApi.accessToken(tokens, Step.TOKEN_INFORMATION));
        JsonObject information =
                client.send(request, deadline, KakaoUserApi::refusalOfToken).requireJson();
        if (information.integer("app_id").orElseThrow(() -> incomplete("app_id")) != applicationId) {
            throw new ConnectorException(
                    Reason.INVALID_TOKEN, Step.TOKEN_INFORMATION, "the access token is another application's");
        }
        long subject = information.integer("id").filter(id -> id > 0).orElseThrow(() -> incomplete("id"));
        long seconds = information
                .integer("expires_in")
                .filter(KakaoUserApi::isDuration)
                .orElseThrow(() -> incomplete("expires_in"));
        return new AccessTokenInformation(
                Long.toString(subject), clock.instant().plusSeconds(seconds));
    }

    /** Here the token is the only thing that can be malformed (-2), and whoever handed it in is to blame. */
    private static ConnectorException refusalOfToken(ProviderAnswer answer) {
        ConnectorException refusal = KakaoErrors.ofAnswer(answer);
        return refusal.providerCode().filter("-2"::equals).isEmpty()
                ? refusal
                : ConnectorException.builder(Reason.INVALID_TOKEN, answer.step(), "this is not an access token")
                        .providerCode("-2")
                        .build();
    }

    private static boolean isDuration(long seconds) {
        return seconds >= 0 && seconds <= Integer.MAX_VALUE;
    }

    private static ConnectorException incomplete(String member) {
        return new ConnectorException(
                Reason.UNEXPECTED_RESPONSE, Step.TOKEN_INFORMATION, "the answer has no readable " + member);
    }
}
