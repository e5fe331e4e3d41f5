package dev.socialconnector.toolkit.webhook;

import dev.socialconnector.webhook.SecurityEvent;
import java.util.Map;
import java.util.stream.Collectors;

/** The events that the OpenID Foundation's profiles define: OAuth events, RISC 1.0 and CAEP 1.0. */
public final class StandardEvents {
    private static final String OAUTH = "https://schemas.openid.net/secevent/oauth/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";

    private static final Map<String, SecurityEvent.Type> BY_URI = Map.ofEntries(
            Map.entry(OAUTH + "tokens-revoked", SecurityEvent.Type.TOKENS_REVOKED),
            Map.entry(OAUTH + "token-issued", SecurityEvent.Type.TOKEN_ISSUED),
            Map.entry(OAUTH + "token-revoked", SecurityEvent.Type.TOKEN_REVOKED),
            Map.entry(OAUTH + "user-linked", SecurityEvent.Type.USER_LINKED),
            Map.entry(OAUTH + "user-unlinked", SecurityEvent.Type.USER_UNLINKED),
            Map.entry(OAUTH + "user-scope-consent", SecurityEvent.Type.USER_SCOPE_CONSENT),
            Map.entry(OAUTH + "user-scope-withdraw", SecurityEvent.Type.USER_SCOPE_WITHDRAW),
            Map.entry(RISC + "account-purged", SecurityEvent.Type.ACCOUNT_PURGED),
            Map.entry(RISC + "account-disabled", SecurityEvent.Type.ACCOUNT_DISABLED),
            Map.entry(RISC + "account-enabled", SecurityEvent.Type.ACCOUNT_ENABLED),
            Map.entry(
                    RISC + "account-credential-change-required", SecurityEvent.Type.ACCOUNT_CREDENTIAL_CHANGE_REQUIRED),
            Map.entry(RISC + "credential-compromise", SecurityEvent.Type.CREDENTIAL_COMPROMISE),
            Map.entry(RISC + "identifier-changed", SecurityEvent.Type.IDENTIFIER_CHANGED),
            Map.entry(RISC + "identifier-recycled", SecurityEvent.Type.IDENTIFIER_RECYCLED),
            Map.entry(RISC + "sessions-revoked", SecurityEvent.Type.SESSIONS_REVOKED),
            Map.entry(RISC + "verification", SecurityEvent.Type.VERIFICATION),
            Map.entry(CAEP + "assurance-level-change", SecurityEvent.Type.ASSURANCE_LEVEL_CHANGE),
            Map.entry(CAEP + "credential-change", SecurityEvent.Type.CREDENTIAL_CHANGE));

    private static final Map<String, SecurityEvent.Type> BY_NAME = BY_URI.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(event -> nameOf(event.getKey()), Map.Entry::getValue));

    private StandardEvents() {}

    /** Returns what an event is, by its identifier; {@link SecurityEvent.Type#OTHER} if it is none of these. */
    public static SecurityEvent.Type typeOf(String uri) {
        return BY_URI.getOrDefault(uri, SecurityEvent.Type.OTHER);
    }

    /**
     * Returns what an event is by the last part of its identifier alone, for a provider that has addresses of its own for the
     * standard's events.
     */
    public static SecurityEvent.Type typeOfName(String name) {
        return BY_NAME.getOrDefault(name, SecurityEvent.Type.OTHER);
    }

    /** Returns the last part of an event's identifier. */
    public static String nameOf(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }
}
