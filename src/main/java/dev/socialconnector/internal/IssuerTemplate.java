package dev.socialconnector.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One name for the issuers of many tenants, with a place for the tenant: {@code https://login.microsoftonline.com/{tenantid}/v2.0}
 * (Microsoft Entra ID).
 */
public final class IssuerTemplate {
    private static final String PLACE = "{tenantid}";
    private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private IssuerTemplate() {}

    /** Tells whether an issuer is a template. */
    public static boolean isOne(String issuer) {
        return issuer.contains(PLACE);
    }

    /** Returns the issuer of a tenant, or of a group of them. */
    public static String fill(String template, String tenant) {
        return template.replace(PLACE, tenant);
    }

    /** Tells whether a text is a tenant's id, as tokens name it. */
    public static boolean isTenant(String text) {
        return TENANT.matcher(text).matches();
    }

    /** Finds the tenant that an issuer names. */
    public static Optional<String> tenantOf(String issuer) {
        Matcher tenant = TENANT.matcher(issuer);
        return tenant.find() ? Optional.of(tenant.group()) : Optional.empty();
    }
}
