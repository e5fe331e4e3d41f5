package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ProviderLogout;
import java.util.Map;

/** Ends tokens by {@code /v1/user/logout}: with tokens those, by subject all of the person. */
public final class KakaoLogout implements ProviderLogout {
    private final KakaoApi api;

    public KakaoLogout(KakaoApi api) {
        this.api = api;
    }

    @Override
    public void logout(UserRef user) {
        api.post(Step.LOGOUT, "/v1/user/logout", user, Map.of());
    }
}
