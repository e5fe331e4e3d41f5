package dev.socialconnector.keycloak;

import org.keycloak.broker.oidc.mappers.AbstractJsonUserAttributeMapper;

/**
 * Keycloak's attribute importer for the profiles of these connectors: {@code nickname}, {@code phoneNumber}, {@code birthDate} and so on,
 * as {@link ProfileJson} has them, and below {@code claims} all that the provider answered.
 */
public final class ProfileAttributeMapper extends AbstractJsonUserAttributeMapper {
    /** For Keycloak. */
    public ProfileAttributeMapper() {}

    /** Names none: {@link ConnectorIdentityProvider#isMapperSupported} says that it is for all connectors. */
    @Override
    public String[] getCompatibleProviders() {
        return new String[0];
    }

    @Override
    public String getId() {
        return "social-connector-user-attribute-mapper";
    }
}
