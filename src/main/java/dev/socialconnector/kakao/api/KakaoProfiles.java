package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.capability.KakaoProfileLookup;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.toolkit.http.JsonText;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads profiles by {@code /v2/user/me}. */
public final class KakaoProfiles implements KakaoProfileLookup {
    private final KakaoApi api;

    public KakaoProfiles(KakaoApi api) {
        this.api = api;
    }

    @Override
    public SocialProfile profile(UserRef user) {
        return profile(user, List.of());
    }

    @Override
    public SocialProfile profile(UserRef user, Collection<String> propertyKeys) {
        Map<String, String> query = propertyKeys.isEmpty()
                ? Map.of("secure_resource", "true")
                : Map.of("secure_resource", "true", "property_keys", JsonText.array(propertyKeys));
        return KakaoProfileMapper.fromUser(api.get(Step.PROFILE, "/v2/user/me", user, query));
    }
}
