package dev.socialconnector.keycloak;

import org.keycloak.broker.oidc.mappers.AbstractJsonUserAttributeMapper;

/**
 * Keycloak's attribute importer for the profiles of these connectors: {@code nickname}, {@code phoneNumber}, {@code birthDate} and so on,
 * as {@link ProfileJson} has them, and below {@code claims} all that the provider answered.
 */
public final class ProfileAttributeMapper extends AbstractJsonUserAttributeMapper {
    private static final String[] PROVIDERS = {
        new KakaoIdentityProviderFactory().getId(), new OidcIdentityProviderFactory().getId()
    };

    /** For Keycloak. */
    public ProfileAttributeMapper() {}

    @Override
    public String[] getCompatibleProviders() {
        return PROVIDERS.clone();
    }

    @Override
    public String getId() {
        return "social-connector-user-attribute-mapper";
    }
}
