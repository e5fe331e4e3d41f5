package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.kakao.api.UserReads;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.oauth.VerifiedNativeSignIn;
import dev.socialconnector.toolkit.token.VerifiedClaims;

/** Reads the profile of a person whose tokens Kakao's mobile and JavaScript SDKs gave to the application's own apps. */
record KakaoNativeSignIn(KakaoApplication application, UserReads users) implements VerifiedNativeSignIn.Reader {
    @Override
    public void check(NativeCredential credential) {
        if (credential.accessToken().isPresent() && application.id().isEmpty()) {
            throw new ConnectorException(
                    Reason.MISCONFIGURED,
                    Step.CONFIGURATION,
                    "an access token from an app can only be accepted with the application's id configured");
        }
    }

    @Override
    public SocialProfile profile(VerifiedClaims idToken, TokenSet tokens, Deadline deadline) {
        if (tokens.accessToken().isEmpty()) {
            return KakaoProfileMapper.fromIdToken(idToken);
        }
        VerifiedNativeSignIn.requireSubject(
                idToken, users.introspect(tokens, application.id().orElseThrow(), deadline));
        return users.profile(tokens, deadline);
    }
}
