package dev.socialconnector.toolkit.token;

import dev.socialconnector.toolkit.http.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What every ID token of one provider must fit (OpenID Connect Core section 3.1.3.7). Immutable: each {@code with}
 * method returns a copy.
 */
public final class IdTokenRules {
    private final IssuerRule issuers;
    private final Set<String> clientIds;
    private final Set<String> trustedAudiences;
    private final AlgorithmRule algorithms;
    private final Function<JsonObject, Optional<String>> subject;

    private IdTokenRules(
            IssuerRule issuers,
            Set<String> clientIds,
            Set<String> trustedAudiences,
            AlgorithmRule algorithms,
            Function<JsonObject, Optional<String>> subject) {
        this.issuers = issuers;
        this.clientIds = Set.copyOf(clientIds);
        this.trustedAudiences = Set.copyOf(trustedAudiences);
        this.algorithms = algorithms;
        this.subject = Objects.requireNonNull(subject, "subject");
    }

    /**
     * Holds that tokens are of this issuer, for these clients alone, and signed with RS256.
     *
     * @param issuer the exact {@code iss}; or a template with {@code {tenantid}}, in whose place the token's own {@code tid} must stand
     * @param clientIds the client ids that a token may be for: one of them must be an {@code aud}, and {@code azp} one of them if it is
     *     there
     */
    public static IdTokenRules of(String issuer, Set<String> clientIds) {
        return new IdTokenRules(
                IssuerRule.of(issuer), clientIds, Set.of(), AlgorithmRule.RS256, claims -> claims.text("sub"));
    }

    /** Returns these rules with another exact spelling of the same issuer. */
    public IdTokenRules withFurtherIssuer(String issuer) {
        return new IdTokenRules(issuers.withFurther(issuer), clientIds, trustedAudiences, algorithms, subject);
    }

    /** Returns these rules for tokens of these tenants alone, by their {@code tid}. */
    public IdTokenRules withTenants(Set<String> tenants) {
        return new IdTokenRules(issuers.withTenants(tenants), clientIds, trustedAudiences, algorithms, subject);
    }

    /** Returns these rules without this tenant, by its {@code tid}. */
    public IdTokenRules withoutTenant(String tenant) {
        return new IdTokenRules(issuers.withoutTenant(tenant), clientIds, trustedAudiences, algorithms, subject);
    }

    /**
     * Returns these rules with others that may be among a token's audiences. Nobody else may, unless {@code azp} says that a client of
     * ours asked for the token.
     */
    public IdTokenRules withTrustedAudiences(Set<String> trustedAudiences) {
        return new IdTokenRules(issuers, clientIds, trustedAudiences, algorithms, subject);
    }

    /**
     * Returns these rules with the algorithms that an administrator chose, or that the provider announces. A token from the provider
     * with another one is then {@link dev.socialconnector.ConnectorException.Reason#MISCONFIGURED}.
     *
     * @throws IllegalArgumentException if there is none, or if they are of several families
     */
    public IdTokenRules withAlgorithms(Set<SigningAlgorithm> algorithms) {
        return new IdTokenRules(issuers, clientIds, trustedAudiences, AlgorithmRule.chosen(algorithms), subject);
    }

    /** Returns these rules with the one algorithm that the provider is known to sign with. */
    public IdTokenRules withAlgorithm(SigningAlgorithm algorithm) {
        return new IdTokenRules(
                issuers, clientIds, trustedAudiences, new AlgorithmRule(Set.of(algorithm), false), subject);
    }

    /**
     * Returns these rules for a provider that identifies people by something else than {@code sub} alone.
     *
     * @param subject makes the identifier out of the claims; empty if they lack what it needs
     */
    public IdTokenRules withSubject(Function<JsonObject, Optional<String>> subject) {
        return new IdTokenRules(issuers, clientIds, trustedAudiences, algorithms, subject);
    }

    /** Returns the issuer, or its template. */
    public String issuer() {
        return issuers.issuer();
    }

    /** Returns the client ids that a token may be for. */
    public Set<String> clientIds() {
        return clientIds;
    }

    IssuerRule issuers() {
        return issuers;
    }

    AlgorithmRule algorithms() {
        return algorithms;
    }

    Optional<String> subject(JsonObject claims) {
        return subject.apply(claims);
    }

    /** Tells whether these audiences may stand beside each other in a token. */
    boolean areKnown(List<String> audience) {
        return audience.stream().allMatch(name -> clientIds.contains(name) || trustedAudiences.contains(name));
    }

    /** Prints the issuer and the clients. */
    @Override
    public String toString() {
        return "IdTokenRules[issuer=" + issuer() + ", clientIds=" + clientIds + "]";
    }
}
