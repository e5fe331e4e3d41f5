package dev.socialconnector.openid;

import java.util.List;

/**
 * Modules without a test, and why. Those that wait for an ability lose their line here when it comes, and get a test.
 *
 * @param reason why nothing can be played
 * @param modules the modules that this concerns
 */
record NotPlayed(String reason, List<String> modules) {
    static final List<NotPlayed> ALL = List.of(
            because(
                    "a plain JSON profile over TLS is all that is read; nobody asks a provider for a signed one",
                    "oidcc-client-test-userinfo-signed"),
            because(
                    "an access token travels in the header alone (RFC 6750 section 2.1), the way that the suite's "
                            + "userinfo-bearer-header demands instead",
                    "oidcc-client-test-userinfo-bearer-body"),
            because("no address that a profile names is ever requested", "oidcc-client-test-distributed-claims"),
            because(
                    "an administrator chooses the provider; nothing looks for one by a person's address",
                    "oidcc-client-test-discovery-webfinger-acct",
                    "oidcc-client-test-discovery-webfinger-url"),
            because(
                    "an administrator registers the client in the provider's console",
                    "oidcc-client-test-dynamic-registration"),
            because(
                    "the authorization request is plain parameters, never a request object",
                    "oidcc-client-test-request-uri-signed-rs256",
                    "oidcc-client-test-request-uri-signed-none"),
            because(
                    "no response mode is ever asked for; the callback is the query of a redirect",
                    "oidcc-client-test-form-post-error"),
            because(
                    "the client proves itself by a secret, not by a certificate, which the suite demands for this module",
                    "oidcc-client-test-mtls-endpoint-aliases"),
            because(
                    "the suite plays it in the implicit and hybrid flows only, and the response type here is always code",
                    "oidcc-client-test-nonce-unless-code-flow",
                    "oidcc-client-test-missing-chash",
                    "oidcc-client-test-invalid-chash",
                    "oidcc-client-test-missing-athash"));

    private static NotPlayed because(String reason, String... modules) {
        return new NotPlayed(reason, List.of(modules));
    }
}
