package dev.socialconnector.microsoft;

import dev.socialconnector.toolkit.openid.ProviderMetadata;
import dev.socialconnector.toolkit.token.IdTokenRules;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose accounts may sign in: those of all tenants, of all but personal ones, personal ones alone, or those of one tenant.
 *
 * <p>Each tenant is an issuer of its own. Tokens of the first three kinds are therefore checked against a template, which the
 * tenant that the token names in {@code tid} fills: it must be that tenant's issuer, exactly.
 *
 * @param name {@code common}, {@code organizations}, {@code consumers}, or the id of a tenant in lower case
 */
record MicrosoftTenant(String name) {
    static final String COMMON = "common";
    static final String ORGANIZATIONS = "organizations";
    static final String CONSUMERS = "consumers";

    /** A tenant's id; a domain would not do, as tokens name the id alone. */
    static final String ID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    private static final String ISSUERS = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private static final Pattern TENANT_ID = Pattern.compile(ID);

    static MicrosoftTenant of(String name) {
        if (!isTenant(name)) {
            throw new IllegalArgumentException("tenant must be common, organizations, consumers or a tenant's id");
        }
        return new MicrosoftTenant(name.toLowerCase(Locale.ROOT));
    }

    static boolean isTenant(String name) {
        return isId(name) || Set.of(COMMON, ORGANIZATIONS, CONSUMERS).contains(name);
    }

    static boolean isId(String text) {
        return TENANT_ID.matcher(text).matches();
    }

    /** Tells whether it stands for many tenants, of which some can be chosen. */
    boolean isMany() {
        return name.equals(COMMON) || name.equals(ORGANIZATIONS);
    }

    /**
     * Returns what ID tokens must fit.
     *
     * @param chosen the tenants that may sign in; all if it is empty
     */
    IdTokenRules rules(String clientId, Set<String> chosen) {
        IdTokenRules template = IdTokenRules.of(ISSUERS, Set.of(clientId));
        return switch (name) {
            case COMMON -> template.withTenants(chosen);
            case ORGANIZATIONS -> template.withTenants(chosen).withoutTenant(ProviderMetadata.PERSONAL_ACCOUNTS);
            case CONSUMERS -> template.withTenants(Set.of(ProviderMetadata.PERSONAL_ACCOUNTS));
            default ->
                IdTokenRules.of(ISSUERS.replace("{tenantid}", name), Set.of(clientId))
                        .withTenants(Set.of(name));
        };
    }
}
