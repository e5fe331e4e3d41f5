package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.kakao.profile.KakaoUserInfoMapper;
import dev.socialconnector.toolkit.http.Deadline;

/** Reads standard claims by {@code /v1/oidc/userinfo}. Whether that counts against Kakao's 24-hour rule is not known. */
public final class KakaoUserInfo implements UserInfoLookup {
    private final KakaoUserApi users;
    private final ConnectorContext context;

    public KakaoUserInfo(KakaoUserApi users, ConnectorContext context) {
        this.users = users;
        this.context = context;
    }

    @Override
    public SocialProfile userInfo(TokenSet tokens, String subject) {
        SocialProfile profile =
                KakaoUserInfoMapper.fromClaims(users.userInfo(tokens, Deadline.in(context.signInTimeout())));
        if (!profile.subject().equals(subject)) {
            throw new ConnectorException(Reason.INVALID_TOKEN, Step.PROFILE, "the access token is another subject's");
        }
        return profile;
    }
}
