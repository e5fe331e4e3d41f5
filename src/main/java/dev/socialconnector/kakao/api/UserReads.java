package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.kakao.profile.KakaoUserInfoMapper;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;

/** Reads of one call each: the profile, the standard claims, and the owner of an access token. */
public final class UserReads {
    private static final String PROFILE = "/v2/user/me";

    private final KakaoApi api;
    private final Clock clock;
    private final URI profile;
    private final URI userInfo;
    private final URI tokenInformation;

    public UserReads(KakaoApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
        this.profile = api.address(PROFILE + "?secure_resource=true");
        this.userInfo = api.address("/v1/oidc/userinfo");
        this.tokenInformation = api.address("/v1/user/access_token_info");
    }

    /** Reads the profile of the person whose access token it is. */
    public SocialProfile profile(TokenSet tokens, Deadline deadline) {
        ProviderRequest request = ProviderRequest.get(Step.PROFILE, profile);
        return KakaoProfileMapper.fromUser(api.send(request, tokens, deadline, KakaoErrors::ofAnswer));
    }

    /** Reads those members of a person's profile that the keys name, or all of it without keys. */
    public SocialProfile profile(UserRef user, Collection<String> propertyKeys) {
        Map<String, String> query = propertyKeys.isEmpty()
                ? Map.of("secure_resource", "true")
                : Map.of("secure_resource", "true", "property_keys", JsonText.array(propertyKeys));
        return KakaoProfileMapper.fromUser(api.get(Step.PROFILE, PROFILE, user, query));
    }

    /** Reads standard claims. Whether that counts against Kakao's 24-hour rule is not known. */
    public SocialProfile userInfo(TokenSet tokens, String subject) {
        ProviderRequest request = ProviderRequest.get(Step.PROFILE, userInfo);
        ProviderAnswer answer = api.answer(request, tokens, api.deadline(), KakaoErrors::ofAnswer);
        SocialProfile profile = KakaoUserInfoMapper.fromClaims(VerifiedClaims.ofUserInfo(answer));
        if (!profile.subject().equals(subject)) {
            throw new ConnectorException(Reason.INVALID_TOKEN, Step.PROFILE, "the access token is another subject's");
        }
        return profile;
    }

    /** As {@link #introspect(TokenSet, long, Deadline)}, with the time that one use of a capability has. */
    public AccessTokenInformation introspect(TokenSet tokens, long applicationId) {
        return introspect(tokens, applicationId, api.deadline());
    }

    /**
     * Asks about an access token, and makes sure that it was issued to this application and not to any other that the person uses.
     */
    public AccessTokenInformation introspect(TokenSet tokens, long applicationId, Deadline deadline) {
        ProviderRequest request = ProviderRequest.get(Step.TOKEN_INFORMATION, tokenInformation);
        JsonObject information = api.send(request, tokens, deadline, UserReads::refusalOfToken);
        if (information.integer("app_id").orElseThrow(() -> incomplete("app_id")) != applicationId) {
            throw new ConnectorException(
                    Reason.INVALID_TOKEN, Step.TOKEN_INFORMATION, "the access token is another application's");
        }
        long subject = information.integer("id").filter(id -> id > 0).orElseThrow(() -> incomplete("id"));
        long seconds = information
                .integer("expires_in")
                .filter(UserReads::isDuration)
                .orElseThrow(() -> incomplete("expires_in"));
        return new AccessTokenInformation(
                Long.toString(subject), clock.instant().plusSeconds(seconds));
    }

    /** Here the token is the only thing that can be malformed (-2), and the fault is its sender's. */
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
