package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import java.util.Map;

/** Stores properties by {@code /v1/user/update_profile}, on the person's own authority only. */
final class KakaoUserPropertiesApi implements KakaoUserProperties {
    private final KakaoApi api;

    KakaoUserPropertiesApi(KakaoApi api) {
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
