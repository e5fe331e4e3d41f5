package dev.socialconnector.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.socialconnector.Consent;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.PhoneNumber;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.demo.accounts.SignedIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sign-in as a JSON document: what a host learns of the person, and never a token. */
final class LoginJson {
    private LoginJson() {}

    static String of(SignedIn person, Instant now) {
        SocialLogin login = person.login();
        SocialProfile profile = login.profile();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("connector", person.provider());
        json.put("subject", profile.subject());
        json.put("name", profile.displayName().orElse(null));
        json.put("email", profile.email().map(LoginJson::email).orElse(null));
        json.put("phoneNumber", profile.phoneNumber().flatMap(PhoneNumber::e164).orElse(null));
        json.put("picture", profile.picture().map(URI::toString).orElse(null));
        json.put("consents", consents(profile));
        json.put("pendingConsents", profile.pendingConsents());
        json.put("idTokenVerified", login.idToken().isPresent());
        json.put(
                "accessTokenExpiresInSeconds",
                login.tokens()
                        .expiresAt()
                        .map(end -> Duration.between(now, end).toSeconds())
                        .orElse(null));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> email(EmailAddress email) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", email.address());
        json.put("verified", email.verified());
        return json;
    }

    private static Map<String, String> consents(SocialProfile profile) {
        Map<String, String> states = new LinkedHashMap<>();
        for (Consent consent : profile.consents().values()) {
            states.put(consent.scope(), consent.state().name().toLowerCase(Locale.ROOT));
        }
        return states;
    }
}
