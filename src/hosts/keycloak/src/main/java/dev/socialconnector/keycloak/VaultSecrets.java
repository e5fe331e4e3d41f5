package dev.socialconnector.keycloak;

import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultStringSecret;

/** Reads secrets that an administrator left in Keycloak's vault, by {@code ${vault.name}} in a field. */
final class VaultSecrets {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{vault\\..+}");

    private final KeycloakSession session;

    VaultSecrets(KeycloakSession session) {
        this.session = session;
    }

    static boolean isReference(String value) {
        return REFERENCE.matcher(value).matches();
    }

    /** Returns what the vault has, or the value as it is. */
    String read(String value) {
        if (!isReference(value)) {
            return value;
        }
        try (VaultStringSecret secret = session.vault().getStringSecret(value)) {
            return secret.get().orElse(value);
        }
    }
}
