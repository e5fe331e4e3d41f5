package dev.socialconnector.toolkit.token;

import dev.socialconnector.internal.IssuerTemplate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which issuers a token may have: one by its exact name, and perhaps in other spellings; or each tenant of one, by a template that the
 * token's own {@code tid} fills (Microsoft Entra ID).
 *
 * @param issuer the exact issuer, or its template
 * @param further other spellings
 * @param tenants the tenants that are allowed; all if it is empty
 * @param refused tenants that are not
 */
record IssuerRule(String issuer, Set<String> further, Set<String> tenants, Set<String> refused) {
    static IssuerRule of(String issuer) {
        return new IssuerRule(issuer, Set.of(), Set.of(), Set.of());
    }

    IssuerRule withFurther(String spelling) {
        return new IssuerRule(issuer, with(further, spelling), tenants, refused);
    }

    IssuerRule withTenants(Set<String> allowed) {
        return new IssuerRule(issuer, further, Set.copyOf(allowed), refused);
    }

    IssuerRule withoutTenant(String tenant) {
        return new IssuerRule(issuer, further, tenants, with(refused, tenant));
    }

    /** Tells whether a token may be of this issuer, with this tenant in its {@code tid}. */
    boolean allows(String actual, Optional<String> tenant) {
        return isIssuer(actual, tenant) && isTenant(tenant);
    }

    private boolean isIssuer(String actual, Optional<String> tenant) {
        if (!IssuerTemplate.isOne(issuer)) {
            return issuer.equals(actual) || further.contains(actual);
        }
        return tenant.filter(IssuerTemplate::isTenant)
                .filter(id -> IssuerTemplate.fill(issuer, id).equals(actual))
                .isPresent();
    }

    private boolean isTenant(Optional<String> tenant) {
        return (tenants.isEmpty() || tenant.filter(tenants::contains).isPresent())
                && tenant.filter(refused::contains).isEmpty();
    }

    private static Set<String> with(Set<String> set, String element) {
        Set<String> more = new HashSet<>(set);
        more.add(element);
        return Set.copyOf(more);
    }
}
