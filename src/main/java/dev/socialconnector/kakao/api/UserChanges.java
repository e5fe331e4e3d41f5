package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import java.util.Map;

/** What is changed for a person by one call each: their tokens end, their link ends or is completed, their properties are stored. */
public final class UserChanges {
    private static final String NOT_LINKED = "-101";
    private static final String LINKED_ALREADY = "-102";

    private final KakaoApi api;

    public UserChanges(KakaoApi api) {
        this.api = api;
    }

    /** Ends tokens by {@code /v1/user/logout}: with tokens those, by subject all of the person. */
    public void logout(UserRef user) {
        api.post(Step.LOGOUT, "/v1/user/logout", user, Map.of());
    }

    /** Unlinks by {@code /v1/user/unlink}; twice is not an error. Kakao sends no unlink notice for this one. */
    public void unlink(UserRef user) {
        try {
            api.requireOwner(Step.UNLINK, user);
            api.post(Step.UNLINK, "/v1/user/unlink", user, Map.of());
        } catch (ConnectorException refusal) {
            if (!isCode(NOT_LINKED, refusal)) {
                throw refusal;
            }
        }
    }

    /** Completes a link by {@code /v1/user/signup}, on the person's own authority only; twice is not an error. */
    public void signUp(TokenSet tokens, String subject, Map<String, String> properties) {
        CheckedProperties checked = new CheckedProperties(properties);
        UserRef user = UserRef.byTokens(tokens, subject);
        try {
            api.post(Step.SIGNUP, "/v1/user/signup", user, checked.form(), checked::refusal);
        } catch (ConnectorException refusal) {
            if (!isCode(LINKED_ALREADY, refusal)) {
                throw refusal;
            }
            api.requireOwner(Step.SIGNUP, user); // the refusal does not say who is linked already
        }
    }

    /** Stores properties by {@code /v1/user/update_profile}, on the person's own authority only. */
    public void storeProperties(TokenSet tokens, String subject, Map<String, String> properties) {
        if (properties.isEmpty()) {
            throw new IllegalArgumentException("no property is given");
        }
        CheckedProperties checked = new CheckedProperties(properties);
        UserRef user = UserRef.byTokens(tokens, subject);
        api.post(Step.USER_PROPERTIES, "/v1/user/update_profile", user, checked.form(), checked::refusal);
    }

    private static boolean isCode(String code, ConnectorException refusal) {
        return refusal.providerCode().filter(code::equals).isPresent();
    }
}
