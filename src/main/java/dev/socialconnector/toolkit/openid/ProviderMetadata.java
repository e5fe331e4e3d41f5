package dev.socialconnector.toolkit.openid;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.IssuerTemplate;
import dev.socialconnector.toolkit.http.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenID Connect provider publishes about itself (OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2, RFC 9207
 * section 3). Its addresses are absolute, by http or https; whether they may be asked is for the connector to say.
 *
 * @param issuer {@code issuer}; with {@code {tenantid}} in it, it is a template for the issuers of tenants (Microsoft Entra ID)
 * @param authorizationEndpoint {@code authorization_endpoint}
 * @param tokenEndpoint {@code token_endpoint}
 * @param keySet {@code jwks_uri}
 * @param userInfoEndpoint {@code userinfo_endpoint}
 * @param endSessionEndpoint {@code end_session_endpoint}
 * @param revocationEndpoint {@code revocation_endpoint}
 * @param tokenEndpointAuthMethods {@code token_endpoint_auth_methods_supported}; {@code client_secret_basic} if it is not there
 * @param codeChallengeMethods {@code code_challenge_methods_supported}; absent if the provider does not say
 * @param idTokenAlgorithms {@code id_token_signing_alg_values_supported}; absent if the provider does not say
 * @param issuerInCallback whether every callback says whom it comes from, {@code authorization_response_iss_parameter_supported}
 */
public record ProviderMetadata(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI keySet,
        Optional<URI> userInfoEndpoint,
        Optional<URI> endSessionEndpoint,
        Optional<URI> revocationEndpoint,
        Set<String> tokenEndpointAuthMethods,
        Optional<Set<String>> codeChallengeMethods,
        Optional<Set<String>> idTokenAlgorithms,
        boolean issuerInCallback) {
    /** The tenant of all personal accounts at Microsoft, which calls the group of it {@code consumers}. */
    public static final String PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private static final String CONSUMERS = "/consumers/";
    private static final List<String> TENANT_GROUPS = List.of("common", "organizations", "consumers");

    public ProviderMetadata {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(authorizationEndpoint, "authorizationEndpoint");
        Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
        Objects.requireNonNull(keySet, "keySet");
        Objects.requireNonNull(userInfoEndpoint, "userInfoEndpoint");
        Objects.requireNonNull(endSessionEndpoint, "endSessionEndpoint");
        Objects.requireNonNull(revocationEndpoint, "revocationEndpoint");
        tokenEndpointAuthMethods = Set.copyOf(tokenEndpointAuthMethods);
        codeChallengeMethods = codeChallengeMethods.map(Set::copyOf);
        idTokenAlgorithms = idTokenAlgorithms.map(Set::copyOf);
    }

    /** Tells whether the issuer is a template, which each token fills with the tenant that it names. */
    public boolean isIssuerTemplate() {
        return IssuerTemplate.isOne(issuer);
    }

    /** Tells whether the provider says that it takes an S256 code challenge (RFC 7636). */
    public boolean codeChallenge() {
        return codeChallengeMethods.filter(methods -> methods.contains("S256")).isPresent();
    }

    /** Tells whether the provider names what it takes, and S256 is not among it. */
    public boolean lacksCodeChallenge() {
        return codeChallengeMethods.isPresent() && !codeChallenge();
    }

    /**
     * Reads a discovery document. A member of a wrong type is never taken for a missing one.
     *
     * @param issuer whose document it must be, to the letter
     * @throws ConnectorException {@link Reason#MISCONFIGURED} if it is another issuer's, or the provider lacks the code flow;
     *     {@link Reason#UNEXPECTED_RESPONSE} if a member is missing or not what it should be, naming it
     */
    static ProviderMetadata parse(JsonObject document, String issuer) {
        String announced = text(document, "issuer").orElseThrow(() -> unexpected("issuer"));
        if (!issuer.equals(announced) && !isTemplateOf(announced, issuer) && !isPersonalOf(announced, issuer)) {
            throw misconfigured("the provider calls itself by another issuer; it must be configured to the letter");
        }
        if (!offers(document, "response_types_supported", "code", true)) {
            throw misconfigured("the provider does not offer the authorization code flow");
        }
        return new ProviderMetadata(
                announced,
                address(document, "authorization_endpoint").orElseThrow(() -> unexpected("authorization_endpoint")),
                address(document, "token_endpoint").orElseThrow(() -> unexpected("token_endpoint")),
                address(document, "jwks_uri").orElseThrow(() -> unexpected("jwks_uri")),
                address(document, "userinfo_endpoint"),
                address(document, "end_session_endpoint"),
                address(document, "revocation_endpoint"),
                texts(document, "token_endpoint_auth_methods_supported")
                        .map(Set::copyOf)
                        .orElse(Set.of("client_secret_basic")),
                texts(document, "code_challenge_methods_supported").map(Set::copyOf),
                texts(document, "id_token_signing_alg_values_supported").map(Set::copyOf),
                flag(document, "authorization_response_iss_parameter_supported"));
    }

    /** Where the template has its tenant, the configured issuer has the name of a group of tenants. */
    private static boolean isTemplateOf(String announced, String issuer) {
        return IssuerTemplate.isOne(announced)
                && TENANT_GROUPS.stream()
                        .anyMatch(group -> IssuerTemplate.fill(announced, group).equals(issuer));
    }

    private static boolean isPersonalOf(String announced, String issuer) {
        return issuer.contains(CONSUMERS)
                && issuer.replace(CONSUMERS, '/' + PERSONAL_ACCOUNTS + '/').equals(announced);
    }

    private static boolean offers(JsonObject document, String list, String value, boolean ifSilent) {
        return texts(document, list).map(values -> values.contains(value)).orElse(ifSilent);
    }

    private static Optional<String> text(JsonObject document, String name) {
        @Nullable Object value = document.members().get(name);
        return value == null
                ? Optional.empty()
                : Optional.of(document.text(name).orElseThrow(() -> unexpected(name)));
    }

    private static Optional<List<String>> texts(JsonObject document, String name) {
        @Nullable Object value = document.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            throw unexpected(name);
        }
        return Optional.of(document.texts(name));
    }

    private static boolean flag(JsonObject document, String name) {
        @Nullable Object value = document.members().get(name);
        return value != null && document.flag(name).orElseThrow(() -> unexpected(name));
    }

    private static Optional<URI> address(JsonObject document, String name) {
        return text(document, name).map(address -> address(address).orElseThrow(() -> unexpected(name)));
    }

    /** Both parsers must find a host in it: {@code https:evil.example} and {@code https://a%3eb} have one for OkHttp alone. */
    private static Optional<URI> address(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null || url.fragment() != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(text)).filter(address -> address.getHost() != null);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static ConnectorException misconfigured(String message) {
        return new ConnectorException(Reason.MISCONFIGURED, Step.DISCOVERY, message);
    }

    private static ConnectorException unexpected(String name) {
        return new ConnectorException(
                Reason.UNEXPECTED_RESPONSE,
                Step.DISCOVERY,
                "the discovery document's " + name + " is missing or not what it should be");
    }
}
