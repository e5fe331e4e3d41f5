package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import dev.socialconnector.toolkit.token.IdTokenRules;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import dev.socialconnector.toolkit.token.SigningAlgorithm.Family;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the settings say about ID tokens.
 *
 * @param algorithm the one algorithm that was chosen; absent to go by what the provider announces
 * @param trustedAudiences who else may be an audience
 * @param tenants the tenants that may sign in; all if it is empty
 */
record OidcTokenRules(Optional<SigningAlgorithm> algorithm, Set<String> trustedAudiences, Set<String> tenants) {
    OidcTokenRules {
        trustedAudiences = Set.copyOf(trustedAudiences);
        tenants =
                tenants.stream().map(tenant -> tenant.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    IdTokenRules of(ProviderMetadata metadata, String configuredIssuer, String clientId) {
        IdTokenRules rules = IdTokenRules.of(metadata.issuer(), Set.of(clientId))
                .withTrustedAudiences(trustedAudiences)
                .withAlgorithms(algorithms(metadata))
                .withTenants(tenants);
        if (metadata.isIssuerTemplate() && configuredIssuer.contains("/organizations/")) {
            return rules.withoutTenant(ProviderMetadata.PERSONAL_ACCOUNTS);
        }
        return metadata.isIssuerTemplate() && configuredIssuer.contains("/consumers/")
                ? rules.withTenants(Set.of(ProviderMetadata.PERSONAL_ACCOUNTS))
                : rules;
    }

    /**
     * RS256 if the provider has it, as every provider must; or else what it announces, of one family. HS256 is used only if the settings
     * choose it: it would make tokens out of a secret that others may know.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED} if it announces none that can be verified
     */
    Set<SigningAlgorithm> algorithms(ProviderMetadata metadata) {
        if (algorithm.isPresent()) {
            return Set.of(algorithm.get());
        }
        Set<SigningAlgorithm> announced = EnumSet.noneOf(SigningAlgorithm.class);
        metadata.idTokenAlgorithms()
                .orElse(Set.of(SigningAlgorithm.RS256.name()))
                .forEach(name -> SigningAlgorithm.named(name).ifPresent(announced::add));
        announced.remove(SigningAlgorithm.HS256);
        if (announced.contains(SigningAlgorithm.RS256)) {
            return Set.of(SigningAlgorithm.RS256);
        }
        Family family = Arrays.stream(Family.values())
                .filter(each -> announced.stream().anyMatch(it -> it.family() == each))
                .findFirst()
                .orElseThrow(OidcTokenRules::noneAnnounced);
        announced.removeIf(it -> it.family() != family);
        return announced;
    }

    private static ConnectorException noneAnnounced() {
        return new ConnectorException(
                Reason.MISCONFIGURED,
                Step.DISCOVERY,
                "the provider announces no algorithm for ID tokens that can be verified without idTokenAlgorithm");
    }
}
