package dev.socialconnector.keycloak;

import dev.socialconnector.settings.ConfigFault;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;

/** The settings of one identity provider, checked when they are saved. */
final class ConnectorModel extends IdentityProviderModel {
    private static final long serialVersionUID = 1L;

    private final transient AdminForm form;

    ConnectorModel(AdminForm form) {
        this.form = form;
    }

    /**
     * Refuses what the connector's form finds faulty.
     *
     * @throws IllegalArgumentException with all faults, by key, and no value; the admin console shows it
     */
    @Override
    public void validate(RealmModel realm) {
        super.validate(realm);
        List<ConfigFault> faults = form.faults(getConfig());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.stream().map(ConfigFault::toString).collect(Collectors.joining("; ")));
        }
    }
}
