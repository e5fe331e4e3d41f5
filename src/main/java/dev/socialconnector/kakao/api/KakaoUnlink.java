package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import java.util.Map;

/** Unlinks by {@code /v1/user/unlink}. Kakao sends no unlink notice for this one. */
public final class KakaoUnlink implements AccountUnlink {
    private static final String NOT_LINKED = "-101";

    private final KakaoApi api;

    public KakaoUnlink(KakaoApi api) {
        this.api = api;
    }

    @Override
    public void unlink(UserRef user) {
        try {
            api.requireOwner(Step.UNLINK, user);
            api.post(Step.UNLINK, "/v1/user/unlink", user, Map.of());
        } catch (ConnectorException refusal) {
            if (refusal.providerCode().filter(NOT_LINKED::equals).isEmpty()) {
                throw refusal;
            }
        }
    }
}
