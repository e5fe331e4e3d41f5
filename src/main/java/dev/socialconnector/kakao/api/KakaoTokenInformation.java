package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.toolkit.http.Deadline;

/** Asks Kakao about access tokens of one application. */
public final class KakaoTokenInformation implements TokenIntrospection {
    private final KakaoUserApi users;
    private final long applicationId;
    private final ConnectorContext context;

    public KakaoTokenInformation(KakaoUserApi users, long applicationId, ConnectorContext context) {
        this.users = users;
        this.applicationId = applicationId;
        this.context = context;
    }

    @Override
    public AccessTokenInformation introspect(TokenSet tokens) {
        return users.information(tokens, applicationId, Deadline.in(context.signInTimeout()));
    }
}
