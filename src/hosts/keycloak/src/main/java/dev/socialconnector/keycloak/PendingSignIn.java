package dev.socialconnector.keycloak;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * The session of a sign-in under way, in a note of Keycloak's own session of the same sign-in: on all of its machines, and for one tab
 * of one browser. It ends with that session.
 */
final class PendingSignIn {
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

    private final AuthenticationSessionModel browser;
    private final String note;

    PendingSignIn(AuthenticationSessionModel browser, String alias) {
        this.browser = browser;
        this.note = "social-connector." + alias;
    }

    void keep(AuthorizationRequest request) {
        try {
            browser.setAuthNote(
                    note, JsonSerialization.writeValueAsString(request.session().toMap()));
        } catch (IOException impossible) {
            throw new IllegalStateException("a map of texts cannot be written", impossible);
        }
    }

    /**
     * Takes the session out; the next call finds none.
     *
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if there is none (any more)
     */
    AuthorizationSession take() {
        @Nullable String kept = browser.getAuthNote(note);
        browser.removeAuthNote(note);
        return AuthorizationSession.fromMap(kept == null ? Map.of() : read(kept));
    }

    private static Map<String, String> read(String kept) {
        try {
            return new LinkedHashMap<>(JsonSerialization.readValue(kept, MAP));
        } catch (IOException unreadable) {
            throw new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, "the kept session is not readable");
        }
    }
}
