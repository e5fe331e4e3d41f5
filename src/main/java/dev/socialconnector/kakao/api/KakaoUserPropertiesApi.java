package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.capability.KakaoUserProperties;
import java.util.Map;

/** Stores properties by {@code /v1/user/update_profile}, on the person's own authority only. */
public final class KakaoUserPropertiesApi implements KakaoUserProperties {
    private final KakaoApi api;

    public KakaoUserPropertiesApi(KakaoApi api) {
        this.api = api;
    }

    @Override
    public void update(TokenSet tokens, String subject, Map<String, String> properties) {
        if (properties.isEmpty()) {
            throw new IllegalArgumentException("no property is given");
        }
        KakaoProperties checked = new KakaoProperties(properties);
        UserRef user = UserRef.byTokens(tokens, subject);
        api.post(Step.USER_PROPERTIES, "/v1/user/update_profile", user, checked.form(), checked::refusal);
    }
}
