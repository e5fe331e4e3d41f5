package dev.socialconnector.openid;

import java.util.List;

/**
 * A test plan for relying parties of the OpenID Foundation's conformance suite, with its modules in the suite's order
 * (package {@code net.openid.conformance.openid.client}, commit 0c03f18f).
 *
 * <p>Two plans have no modules of their own: the dynamic one is a part of the comprehensive one, and the form post one repeats
 * the basic one with {@code response_mode=form_post}. Left out are the plans for logout, session management and third-party
 * initiated login: those are the host's, since this library keeps no session of its own.
 *
 * @param name as the suite names it
 * @param modules the names of its modules
 */
record ClientTestPlan(String name, List<String> modules) {
    static final ClientTestPlan BASIC = plan(
            "oidcc-client-basic-certification-test-plan",
            "oidcc-client-test",
            "oidcc-client-test-invalid-iss",
            "oidcc-client-test-missing-sub",
            "oidcc-client-test-invalid-aud",
            "oidcc-client-test-missing-iat",
            "oidcc-client-test-kid-absent-single-jwks",
            "oidcc-client-test-kid-absent-multiple-jwks",
            "oidcc-client-test-idtoken-sig-rs256",
            "oidcc-client-test-idtoken-sig-none",
            "oidcc-client-test-invalid-sig-rs256",
            "oidcc-client-test-userinfo-invalid-sub",
            "oidcc-client-test-nonce-invalid",
            "oidcc-client-test-scope-userinfo-claims",
            "oidcc-client-test-client-secret-basic");

    static final ClientTestPlan CONFIG = plan(
            "oidcc-client-config-certification-test-plan",
            "oidcc-client-test-discovery-openid-config",
            "oidcc-client-test-discovery-jwks-uri-keys",
            "oidcc-client-test-discovery-issuer-mismatch",
            "oidcc-client-test-idtoken-sig-none",
            "oidcc-client-test-signing-key-rotation-just-before-signing",
            "oidcc-client-test-signing-key-rotation");

    /** The last two exist, but the suite leaves them out of its plan as stricter than relying parties are. */
    static final ClientTestPlan REFRESH_TOKEN = plan(
            "oidcc-client-refreshtoken-test-plan",
            "oidcc-client-test-refresh-token",
            "oidcc-client-test-refresh-token-invalid-issuer",
            "oidcc-client-test-refresh-token-invalid-sub",
            "oidcc-client-test-refresh-token-invalid-aud",
            "oidcc-client-test-refresh-token-invalid-azp");

    static final ClientTestPlan COMPREHENSIVE = plan(
            "oidcc-client-test-plan",
            "oidcc-client-test",
            "oidcc-client-test-nonce-invalid",
            "oidcc-client-test-client-secret-basic",
            "oidcc-client-test-scope-userinfo-claims",
            "oidcc-client-test-kid-absent-single-jwks",
            "oidcc-client-test-kid-absent-multiple-jwks",
            "oidcc-client-test-ignores-unparseable-key-in-jwks",
            "oidcc-client-test-missing-iat",
            "oidcc-client-test-missing-aud",
            "oidcc-client-test-invalid-aud",
            "oidcc-client-test-idtoken-sig-none",
            "oidcc-client-test-idtoken-sig-rs256",
            "oidcc-client-test-missing-sub",
            "oidcc-client-test-invalid-sig-rs256",
            "oidcc-client-test-invalid-iss",
            "oidcc-client-test-userinfo-invalid-sub",
            "oidcc-client-test-userinfo-bearer-header",
            "oidcc-client-test-userinfo-bearer-body",
            "oidcc-client-test-nonce-unless-code-flow",
            "oidcc-client-test-missing-chash",
            "oidcc-client-test-invalid-chash",
            "oidcc-client-test-invalid-athash",
            "oidcc-client-test-missing-athash",
            "oidcc-client-test-form-post-error",
            "oidcc-client-test-invalid-sig-hs256",
            "oidcc-client-test-invalid-sig-es256",
            "oidcc-client-test-aggregated-claims",
            "oidcc-client-test-distributed-claims",
            "oidcc-client-test-mtls-endpoint-aliases",
            "oidcc-client-test-discovery-openid-config",
            "oidcc-client-test-discovery-jwks-uri-keys",
            "oidcc-client-test-discovery-issuer-mismatch",
            "oidcc-client-test-signing-key-rotation-just-before-signing",
            "oidcc-client-test-signing-key-rotation",
            "oidcc-client-test-discovery-webfinger-acct",
            "oidcc-client-test-discovery-webfinger-url",
            "oidcc-client-test-dynamic-registration",
            "oidcc-client-test-request-uri-signed-rs256",
            "oidcc-client-test-request-uri-signed-none",
            "oidcc-client-test-userinfo-signed");

    static final List<ClientTestPlan> ALL = List.of(BASIC, CONFIG, REFRESH_TOKEN, COMPREHENSIVE);

    private static ClientTestPlan plan(String name, String... modules) {
        return new ClientTestPlan(name, List.of(modules));
    }
}
