package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.capability.KakaoSignup;
import java.util.Map;

/** Completes links by {@code /v1/user/signup}, on the person's own authority only. */
public final class KakaoSignupApi implements KakaoSignup {
    private static final String LINKED_ALREADY = "-102";

    private final KakaoApi api;

    public KakaoSignupApi(KakaoApi api) {
        this.api = api;
    }

    @Override
    public void signUp(TokenSet tokens, String subject, Map<String, String> properties) {
        KakaoProperties checked = new KakaoProperties(properties);
        UserRef user = UserRef.byTokens(tokens, subject);
        try {
            api.post(Step.SIGNUP, "/v1/user/signup", user, checked.form(), checked::refusal);
        } catch (ConnectorException refusal) {
            if (refusal.providerCode().filter(LINKED_ALREADY::equals).isEmpty()) {
                throw refusal;
            }
            api.requireOwner(Step.SIGNUP, user); // the refusal does not say who is linked already
        }
    }
}
